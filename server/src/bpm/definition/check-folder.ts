import { basename } from 'node:path';
import { checkResources, compileFeel, type KnownNames } from '@safeflow/engine';
import type { z } from 'zod';
import { allComponents } from '../form/form-fields.ts';
import { formSchema, type FormSchema } from '../form/form-schema.ts';
import { caseTypeFileSchema, spanSchema, type CaseTypeFile } from './case-type.ts';
import type { ModelFile, ProcessFolder } from './model-files.ts';

/** Why a file is refused: where, which rule, and what was expected. */
export interface DefinitionProblem {
  readonly file: string;
  readonly element: string;
  readonly rule: string;
  readonly message: string;
}

/** Ids of processes and decisions. */
export interface DefinitionIds {
  readonly processes: readonly string[];
  readonly decisions: readonly string[];
}

export interface CheckedFolder {
  readonly folder: ProcessFolder;
  readonly caseType: CaseTypeFile | undefined;
  readonly forms: ReadonlyMap<string, ModelFile>;
  /** What its files define. */
  readonly defines: DefinitionIds;
  /** What its processes call, as far as no expression tells. */
  readonly calls: DefinitionIds;
  readonly problems: readonly DefinitionProblem[];
}

type Resources = Awaited<ReturnType<typeof checkResources>>;

/**
 * Checks everything in a process folder; one problem refuses the whole folder, since its files belong together. Its models
 * must run on every engine.
 */
export async function checkFolder(folder: ProcessFolder, known: KnownNames): Promise<CheckedFolder> {
  const problems: DefinitionProblem[] = [];
  const caseType = checkCaseType(folder, problems);
  const forms = checkForms(folder, problems);
  const files = [...folder.models, ...folder.decisions];
  const resources = await checkResources(files, { ...known, forms: new Set(forms.keys()), portable: true });
  problems.push(...resources.problems);
  if (resources.problems.length === 0) checkSettings(folder, resources, caseType, [...forms.keys()], problems);
  return { folder, caseType, forms, ...definitionsOf(resources), problems };
}

function definitionsOf({ checked, decisions }: Resources): Pick<CheckedFolder, 'defines' | 'calls'> {
  const processes = checked.flatMap((file) => file.processes);
  const elements = processes.flatMap((process) => [...process.elements.values()]);
  const fixed = (text: { readonly isStatic: boolean; readonly source: string } | undefined) =>
    text?.isStatic ? [text.source] : [];
  return {
    defines: {
      processes: processes.map(({ processId }) => processId),
      decisions: decisions.flatMap((file) => file.decisions.decisions.map(({ id }) => id)),
    },
    calls: {
      processes: elements.flatMap(({ call }) => fixed(call?.processId)),
      decisions: elements.flatMap(({ decision }) => fixed(decision?.decisionId)),
    },
  };
}

function checkCaseType({ caseType: file }: ProcessFolder, problems: DefinitionProblem[]): CaseTypeFile | undefined {
  if (!file) return undefined;
  const parsed = parse(file, caseTypeFileSchema, problems);
  return parsed;
}

function checkForms({ id, forms }: ProcessFolder, problems: DefinitionProblem[]): Map<string, ModelFile> {
  const good = new Map<string, ModelFile>();
  for (const file of forms) {
    const form = parse(file, formSchema, problems);
    if (!form) continue;
    const expected = `${id}-${basename(file.name, '.form')}`;
    if (form.id !== expected) {
      problems.push({
        file: file.name,
        element: form.id,
        rule: 'form-id',
        message: `Expected the form's id to be "${expected}", but it is "${form.id}".`,
      });
    }
    checkFormParts(file, form, problems);
    good.set(form.id, file);
  }
  return good;
}

function checkFormParts(file: ModelFile, form: FormSchema, problems: DefinitionProblem[]): void {
  const keys = new Set<string>();
  for (const { key, type, conditional, valuesExpression } of allComponents(form)) {
    const element = key ?? type;
    if (key !== undefined && keys.has(key)) {
      problems.push({
        file: file.name,
        element,
        rule: 'duplicate-key',
        message: `Expected each key once, but "${key}" is used twice.`,
      });
    }
    if (key !== undefined) keys.add(key);
    for (const expression of [conditional?.hide, valuesExpression]) {
      if (expression) checkFeel(file.name, element, expression, problems);
    }
  }
}

function checkFeel(file: string, element: string, expression: string, problems: DefinitionProblem[]): void {
  try {
    compileFeel(expression.replace(/^\s*=/, ''));
  } catch (error) {
    problems.push({
      file,
      element,
      rule: 'feel',
      message: `Expected a FEEL expression, but "${expression}" is none: ${String(error)}.`,
    });
  }
}

function parse<Schema extends z.ZodType>(
  file: ModelFile,
  schema: Schema,
  problems: DefinitionProblem[],
): z.output<Schema> | undefined {
  let json: unknown;
  try {
    json = JSON.parse(file.content);
  } catch (error) {
    problems.push({ file: file.name, element: '', rule: 'json', message: `Expected JSON, but ${String(error)}.` });
    return undefined;
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  for (const { path, message } of parsed.error.issues) {
    problems.push({
      file: file.name,
      element: path.join('.'),
      rule: 'schema',
      message: `Expected a valid value at "${path.join('.')}", but: ${message}.`,
    });
  }
  return undefined;
}

/** The kernel's own settings on the elements: statuses, milestones, time spans; and forms that nothing uses. */
function checkSettings(
  { forms }: ProcessFolder,
  { checked }: Resources,
  caseType: CaseTypeFile | undefined,
  formIds: readonly string[],
  problems: DefinitionProblem[],
): void {
  const used = new Set([caseType?.startForm]);
  for (const { resource, processes } of checked) {
    for (const { id, properties, userTask } of processes.flatMap(({ elements }) => [...elements.values()])) {
      used.add(userTask?.formId);
      checkNames(resource.name, id, properties, caseType, problems);
    }
  }
  for (const [index, id] of formIds.entries()) {
    if (used.has(id)) continue;
    problems.push({
      file: forms[index]?.name ?? '',
      element: id,
      rule: 'orphaned-form',
      message: `Expected a step that uses form "${id}", but there is none.`,
    });
  }
  if (caseType?.startForm !== undefined && !formIds.includes(caseType.startForm)) {
    const message = `Expected start form "${caseType.startForm}", but there is none.`;
    problems.push({ file: 'case-type.json', element: 'startForm', rule: 'unknown-form', message });
  }
}

function checkNames(
  file: string,
  element: string,
  properties: Readonly<Record<string, string>>,
  caseType: CaseTypeFile | undefined,
  problems: DefinitionProblem[],
): void {
  const { status, milestone, timeLimit, near } = properties;
  if (status && caseType && !caseType.statuses.some(({ id }) => id === status)) {
    problems.push({
      file,
      element,
      rule: 'unknown-status',
      message: `Expected a status of case-type.json, but "${status}" is not one.`,
    });
  }
  if (milestone && caseType && !caseType.milestones.some(({ id }) => id === milestone)) {
    problems.push({
      file,
      element,
      rule: 'unknown-milestone',
      message: `Expected a milestone of case-type.json, but "${milestone}" is not one.`,
    });
  }
  for (const span of [timeLimit, near]) {
    if (span && span !== 'case' && !spanSchema.safeParse(span).success) {
      problems.push({
        file,
        element,
        rule: 'time-span',
        message: `Expected a span such as "3wd", "30d" or "4h", but it is "${span}".`,
      });
    }
  }
}
