import type { Say } from './check.ts';
import type { EventModel } from './event-model.ts';
import type { ElementModel, ProcessModel } from './process-model.ts';

/** Two events that would catch the same thing at the same place: which one does would be chance. */
export function checkDuplicateEvents(model: ProcessModel, say: Say): void {
  for (const element of model.elements.values()) {
    checkPlace(element.boundary, say);
    checkPlace(
      element.eventSubProcesses.flatMap(({ starts }) => starts),
      say,
    );
    if (element.type === 'process') checkPlace(element.starts, say);
    if (element.type === 'eventBasedGateway') {
      const behind = element.outgoing.map(({ target }) => model.elements.get(target));
      checkPlace(
        behind.filter((target) => target !== undefined),
        say,
      );
    }
  }
}

function checkPlace(events: readonly ElementModel[], say: Say): void {
  const first = new Map<string, string>();
  for (const { id, event } of events) {
    const caught = event && whatIsCaught(event);
    if (caught === undefined) continue;
    const other = first.get(caught);
    if (other === undefined) first.set(caught, id);
    else say(id, 'event-definition', `Expected one event for ${caught} at one place, but "${other}" and "${id}" are.`);
  }
}

function whatIsCaught(event: EventModel): string | undefined {
  switch (event.kind) {
    case 'message':
    case 'signal':
      return `${event.kind} "${event.name.isStatic ? '' : '='}${event.name.source}"`;
    case 'error':
    case 'escalation':
      return event.code ? `${event.kind} "${event.code.source}"` : `every ${event.kind}`;
    default:
      return undefined;
  }
}
