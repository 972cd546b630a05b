import { evaluateText, type Expression } from '../../../feel/expression.ts';
import { createJob, deleteJob } from '../behaviours/jobs.ts';
import { throwError, throwEscalation } from '../behaviours/throwing.ts';
import { lookupFrom } from '../behaviours/variables.ts';
import { Failure } from '../../../failure.ts';
import type { ElementInstance } from '../instance-state.ts';
import { complete, leave, terminateChildren } from '../lifecycle.ts';
import type { ElementProcessor } from '../processor.ts';
import { elementById, scopeOf, type Outcome, type Run } from '../run.ts';

/** End events and intermediate throw events. */
export const throwingEvent: ElementProcessor = {
  activate(run, instance, element) {
    const { event } = element;
    if (event?.kind === 'message') return createJob(run, instance, element);
    if (event?.kind === 'error') return raiseError(run, instance, event.code);
    if (event?.kind === 'escalation') return escalate(run, instance, event.code);
    if (event?.kind === 'signal') return broadcast(run, instance, event.name);
    if (event?.kind === 'terminate') terminateChildren(run, scopeOf(run, instance), instance);
    complete(run, instance);
    return undefined;
  },
  terminate: deleteJob,
};

/** A link event that throws goes on at the one of the same name that catches. */
export const throwingOrLinkEvent: ElementProcessor = {
  ...throwingEvent,
  activate(run, instance, element) {
    if (element.event?.kind !== 'link') return throwingEvent.activate(run, instance, element);
    const { name } = element.event;
    const isTarget = (id: string) => {
      const { type, scope, event } = elementById(run, id);
      return (
        type === 'intermediateCatchEvent' && scope === element.scope && event?.kind === 'link' && event.name === name
      );
    };
    const target = [...run.model.elements.keys()].find(isTarget);
    if (target) run.arrivals.push({ element: elementById(run, target), scope: instance.scope });
    leave(run, instance, []);
    return undefined;
  },
};

function raiseError(run: Run, instance: ElementInstance, code: Expression | undefined): Outcome {
  const text = codeText(run, instance, code);
  if (text instanceof Failure) return text;
  if (throwError(run, instance, text, {})) return undefined;
  return new Failure('unhandled-error', `Expected error "${text}" to be caught, but no event does.`);
}

function escalate(run: Run, instance: ElementInstance, code: Expression | undefined): Outcome {
  const text = codeText(run, instance, code);
  if (text instanceof Failure) return text;
  throwEscalation(run, instance, text, {});
  if (run.instances.has(instance.key)) complete(run, instance);
  return undefined;
}

function broadcast(run: Run, instance: ElementInstance, name: Expression): Outcome {
  const text = codeText(run, instance, name);
  if (text instanceof Failure) return text;
  // Input mappings of a throwing signal event choose what the signal carries.
  run.effects.push({ type: 'broadcast-signal', name: text, variables: { ...instance.variables } });
  complete(run, instance);
  return undefined;
}

function codeText(run: Run, instance: ElementInstance, code: Expression | undefined): string | Failure {
  return code ? evaluateText(code, lookupFrom(run, instance), run.now) : '';
}
