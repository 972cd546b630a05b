import type { Scope } from './moddle-node.ts';

/** Takes form ids off: forms are the application's, and Zeebe does not enter a user task whose form it does not have. */
export function dropForms({ flowElements }: Scope): void {
  for (const { extensionElements: extensions } of flowElements) {
    if (!extensions?.values) continue;
    extensions.values = extensions.values.filter(({ $type }) => $type !== 'zeebe:FormDefinition');
  }
}
