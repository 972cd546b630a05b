import type { Resource } from '../port.ts';
import type { ModelProblem, ModelRule } from '../model/model-problem.ts';
import type { ProcessModel } from '../model/process-model.ts';
import { readModels } from '../model/read-model.ts';
import { lintProfile } from './lint-profile.ts';
import { parserProblems } from './parser-problems.ts';
import { readDefinitions } from './read-definitions.ts';
import { checkStarts } from './subscribe-starts.ts';

/** A BPMN file that was read. */
export interface CheckedResource {
  readonly resource: Resource;
  readonly processes: readonly ProcessModel[];
  readonly problems: readonly ModelProblem[];
}

/** What only compiling a model tells. */
const COMPILED: readonly ModelRule[] = ['feel', 'iso8601'];

/** Reads a BPMN file and finds what the parser, the portable profile and the compiler of models say against it. */
export async function checkBpmn(resource: Resource, portable: boolean): Promise<CheckedResource> {
  const { name: file, content } = resource;
  const [parsed, compiled] = await Promise.all([readDefinitions(content), readModels(file, content)]);
  const { processes } = compiled;
  if (!parsed) return { resource, processes, problems: compiled.problems };
  const found = [
    ...parserProblems(file, content, parsed.warnings),
    ...(await lintProfile(file, parsed.definitions, portable)),
  ];
  const problems = [...found, ...more(found, compiled.problems)];
  if (problems.length === 0) problems.push(...processes.flatMap((process) => checkStarts(file, process)));
  return { resource, processes, problems };
}

/** The compiler stumbles over what the profile has named already; of that it adds only what nothing else tells. */
function more(found: readonly ModelProblem[], compiled: readonly ModelProblem[]): ModelProblem[] {
  const isKnown = ({ element, message }: ModelProblem) =>
    found.some((problem) => problem.element === element && problem.message === message);
  return compiled.filter((problem) => found.length === 0 || (COMPILED.includes(problem.rule) && !isKnown(problem)));
}
