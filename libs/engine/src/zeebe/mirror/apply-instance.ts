import { endLeftovers } from './end-leftovers.ts';
import type { AboutInstance } from './intake-context.ts';
import { elementOf, ROOT_KEY } from './mirror.ts';

/** Takes in what happened to the process instance as a whole, once it has begun. */
export async function applyInstance(about: AboutInstance): Promise<void> {
  const { context, record, instance, mirror } = about;
  const root = mirror.elements[ROOT_KEY];
  switch (record.intent) {
    case 'ELEMENT_ACTIVATED':
      if (root) root.state = 'active';
      return;
    case 'ELEMENT_COMPLETING':
    case 'ELEMENT_TERMINATING':
      if (root) root.state = 'ending';
      return;
    case 'ELEMENT_COMPLETED':
    case 'ELEMENT_TERMINATED': {
      const type = record.intent === 'ELEMENT_COMPLETED' ? 'instance-completed' : 'instance-terminated';
      endLeftovers(context, instance, record.timestamp);
      context.emit(instance, record.timestamp, { type });
      instance.mirror = null;
      return tellCaller(about);
    }
    default:
      return;
  }
}

/** The call activity goes on; until it does, its instance is not at rest. */
async function tellCaller({ context, instance }: AboutInstance): Promise<void> {
  if (instance.parentId === null || instance.parentKey === null) return;
  const call = elementOf(await context.unit.byId(instance.parentId), instance.parentKey);
  if (call) delete call.called;
}
