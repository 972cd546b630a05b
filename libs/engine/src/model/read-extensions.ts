import { zeebe, type BpmnElement } from '../profile/bpmn-element.ts';
import type { Mapping } from './process-model.ts';
import { readText, report, type Reading } from './reading.ts';

interface Parameter {
  readonly source?: string;
  readonly target?: string;
}

/** Reads `zeebe:ioMapping`, `zeebe:taskHeaders` and `zeebe:properties`. */
export function readExtensions(reading: Reading, node: BpmnElement) {
  const mapping = zeebe(node, 'ioMapping');
  return {
    inputs: readMappings(reading, node, mapping?.inputParameters),
    outputs: readMappings(reading, node, mapping?.outputParameters),
    headers: Object.fromEntries(
      (zeebe(node, 'taskHeaders')?.values ?? []).map(({ key, value }) => [key ?? '', value ?? '']),
    ),
    properties: Object.fromEntries(
      (zeebe(node, 'properties')?.properties ?? []).map(({ name, value }) => [name ?? '', value ?? '']),
    ),
  };
}

function readMappings(reading: Reading, node: BpmnElement, parameters: readonly Parameter[] = []): Mapping[] {
  return parameters.map(({ source = '', target = '' }) => {
    const path = target.split('.');
    if (path.some((name) => !/^[\p{L}_][\p{L}\p{N}_]*$/u.test(name))) {
      report(
        reading,
        node,
        'missing',
        `Expected the target of a mapping to be a variable name, but it is "${target}".`,
      );
    }
    return { source: readText(reading, node, source), target: path };
  });
}
