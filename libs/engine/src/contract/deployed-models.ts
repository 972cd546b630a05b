import { describeBpmn } from '../model/describe.ts';
import type { Resource } from '../port.ts';
import { newProcess } from './new-process.ts';

/** What a case has deployed: which elements are user tasks, which jobs they ask for, what must not start any more. */
export class DeployedModels {
  readonly jobTypes = new Set<string>();
  readonly processIds = new Set<string>();
  readonly #userTasks = new Set<string>();
  readonly #startedByTimer = new Set<string>();
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Files of a deployment, named by what is in them so that a new version has the name of the one before. */
  async add(contents: readonly string[]): Promise<Resource[]> {
    const resources = contents.map((content) => ({ name: `${this.#folder}/${fileName(content)}`, content }));
    for (const { name, content } of resources) if (name.endsWith('.bpmn')) await this.#read(name, content);
    return resources;
  }

  isUserTask(processId: string, elementId: string): boolean {
    return this.#userTasks.has(`${processId} ${elementId}`);
  }

  /** Versions without triggers for all that a timer would start again. */
  withoutTimers(): string[] {
    return [...this.#startedByTimer].map((processId) => newProcess(processId));
  }

  async #read(name: string, content: string): Promise<void> {
    const { processes } = await describeBpmn(name, content);
    for (const { processId, elements } of processes) {
      this.processIds.add(processId);
      for (const { id, type, jobType } of elements) {
        if (type === 'userTask') this.#userTasks.add(`${processId} ${id}`);
        if (jobType !== undefined && !jobType.startsWith('=')) this.jobTypes.add(jobType);
      }
      if (TIMER_START.test(content)) this.#startedByTimer.add(processId);
    }
  }
}

const TIMER_START = /<bpmn:startEvent[^>]*>(?:(?!<\/bpmn:startEvent>).)*<bpmn:timerEventDefinition/s;

function fileName(content: string): string {
  if (content.startsWith('{')) return `${(JSON.parse(content) as { id: string }).id}.form`;
  const isDecision = content.includes('/spec/DMN/');
  const [, id = 'model'] =
    (isDecision ? /<definitions[^>]* id="([^"]+)"/ : /<bpmn:process id="([^"]+)"/).exec(content) ?? [];
  return `${id}.${isDecision ? 'dmn' : 'bpmn'}`;
}
