import type { Definitions } from '../../definitions/definitions.ts';
import type { ElementModel, ProcessModel } from '../../model/process-model.ts';
import { peekById } from '../../remote/instance-store.ts';
import type { RemoteInstance } from '../../remote/remote-instance.ts';
import type { SqlTransaction } from '../../sql.ts';
import { mirrorOf, ROOT_KEY, type ElementMirror, type Mirror } from '../mirror/mirror.ts';

/** The event that catches an error, and the scope into which its variables go. */
export interface Catcher {
  readonly event: ElementModel;
  readonly instance: RemoteInstance;
  readonly scopeKey: string;
}

/** Finds what catches an error that is thrown at an element instance: here, further out, or in a calling process. */
export async function findCatcher(
  tx: SqlTransaction,
  definitions: Definitions,
  instance: RemoteInstance,
  elementKey: string,
  code: string,
): Promise<Catcher | undefined> {
  const mirror = mirrorOf(instance);
  const model = (await definitions.version(tx, instance.processId, instance.version))?.model;
  if (!mirror || !model) return undefined;
  for (let key = elementKey; key !== ''; key = mirror.elements[key]?.scope ?? '') {
    const { inside, boundary } = catchersAt(model, mirror, key, key === elementKey);
    const event = best(inside, code) ?? best(boundary, code);
    if (event)
      return { event, instance, scopeKey: inside.includes(event) ? key : (mirror.elements[key]?.scope ?? ROOT_KEY) };
  }
  if (instance.parentId === null || instance.parentKey === null) return undefined;
  const parent = await peekById(tx, instance.parentId);
  return parent && findCatcher(tx, definitions, parent, instance.parentKey, code);
}

function catchersAt(model: ProcessModel, mirror: Mirror, key: string, isThrower: boolean) {
  const at = mirror.elements[key];
  const element = key === ROOT_KEY ? model.root : model.elements.get(at?.element ?? '');
  if (!at || !element) return { inside: [], boundary: [] };
  const inside = isThrower ? [] : element.eventSubProcesses.flatMap(({ starts }) => starts);
  return { inside, boundary: isTurn(mirror, at) ? [] : element.boundary };
}

/** Boundary events belong to the loop as a whole. */
function isTurn({ elements }: Mirror, { scope, element }: ElementMirror): boolean {
  return elements[scope]?.type === 'MULTI_INSTANCE_BODY' && elements[scope].element === element;
}

/** A named code wins over a catch-all. */
function best(events: readonly ElementModel[], code: string): ElementModel | undefined {
  const codes = events.filter(({ event }) => event?.kind === 'error');
  const codeOf = ({ event }: ElementModel) => (event?.kind === 'error' ? event.code?.source : undefined);
  return codes.find((event) => codeOf(event) === code) ?? codes.find((event) => codeOf(event) === undefined);
}
