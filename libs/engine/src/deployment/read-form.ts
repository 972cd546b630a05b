import type { Resource } from '../port.ts';
import type { ModelProblem } from '../model/model-problem.ts';

/** The ids of a form file: one, or none when it is no form. */
export function readForm({ name: file, content }: Resource, problems: ModelProblem[]): string[] {
  try {
    const form = JSON.parse(content) as { id?: unknown } | null;
    if (typeof form?.id === 'string') return [form.id];
    problems.push({ file, element: '', rule: 'missing', message: 'Expected a form with an id, but it has none.' });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    problems.push({ file, element: '', rule: 'xml', message: `Expected a form as JSON, but ${reason}.` });
  }
  return [];
}
