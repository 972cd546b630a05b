import type { BpmnElement } from '../bpmn-element.ts';
import { insteadOf } from '../foreign-names.ts';
import { processGraphs } from '../process-graph.ts';
import { fileRule } from '../profile-rule.ts';

const PLATFORMS = ['camunda', 'operaton', 'activiti', 'flowable'];
const URI =
  /^http:\/\/(camunda\.org\/schema\/1\.0\/bpmn|operaton\.org\/schema\/.*|activiti\.org\/bpmn|flowable\.org\/bpmn)$/;

/** Extensions of another platform do nothing here; the message names Zeebe's element to use instead. */
export const foreignExtension = fileRule('unsupported', (definitions, say) => {
  const prefixes = foreignPrefixes(definitions);
  for (const element of extensible(definitions)) {
    for (const name of [...attributes(element), ...extensions(element)]) {
      const [prefix = '', local = ''] = name.split(':');
      if (!prefixes.has(prefix)) continue;
      const wanted = insteadOf(local);
      say(element, `Expected ${wanted ?? 'an extension of Zeebe'}, but "${element.id ?? element.$type}" has ${name}.`);
    }
  }
});

function foreignPrefixes({ $attrs = {} }: BpmnElement): ReadonlySet<string> {
  const declared = Object.entries($attrs).filter(([name, uri]) => name.startsWith('xmlns:') && URI.test(uri));
  return new Set([...PLATFORMS, ...declared.map(([name]) => name.slice('xmlns:'.length))]);
}

function* extensible(definitions: BpmnElement): Iterable<BpmnElement> {
  for (const root of definitions.rootElements ?? []) if (root.$type !== 'bpmn:Process') yield root;
  for (const { process, nodes, flows } of processGraphs(definitions)) {
    yield process;
    yield* flows;
    for (const node of nodes) {
      yield node;
      yield* node.eventDefinitions ?? [];
      if (node.loopCharacteristics) yield node.loopCharacteristics;
    }
  }
}

function attributes({ $attrs = {} }: BpmnElement): string[] {
  return Object.keys($attrs).filter((name) => !name.startsWith('xmlns'));
}

function extensions({ extensionElements }: BpmnElement): string[] {
  return (extensionElements?.values ?? []).map(({ $type }) => $type);
}
