import type { Variables } from '../../command.ts';
import type { ElementModel, ElementType, FlowModel } from '../../model/process-model.ts';
import type { Failure } from '../../failure.ts';
import type { ElementInstance, Subscription } from './instance-state.ts';
import type { Outcome, Run } from './run.ts';

/**
 * How one family of elements behaves. The lifecycle calls it after the parts common to all elements (mappings,
 * boundary events, incidents); a returned failure becomes an incident and the same step is taken again when that
 * is resolved, so a processor evaluates everything before it changes anything.
 */
export interface ElementProcessor {
  /** The element has been entered: complete it, or leave it waiting for something. */
  activate(run: Run, instance: ElementInstance, element: ElementModel): Outcome;
  /** Runs before the output mappings. */
  complete?(run: Run, instance: ElementInstance, element: ElementModel): Outcome;
  /** Chooses the outgoing flows when that is not simply all of them. */
  flows?(run: Run, instance: ElementInstance, element: ElementModel): readonly FlowModel[] | Failure;
  /** Gives up what it waits for. */
  terminate?(run: Run, instance: ElementInstance, element: ElementModel): void;
  /** An event happened that this element waited for itself; boundary events and event sub-processes do not come here. */
  trigger?(run: Run, instance: ElementInstance, subscription: Subscription, variables: Variables): void;
  /** An element instance inside is about to complete and its variables can still be read. */
  childCompleting?(run: Run, instance: ElementInstance, child: ElementInstance): Outcome;
  /** An element instance inside is gone. */
  childEnded?(run: Run, instance: ElementInstance): void;
}

/** The processor of each element type, and the one that wraps an activity with a loop. */
export interface ProcessorRegistry {
  readonly byType: Readonly<Record<ElementType, ElementProcessor>>;
  readonly multiInstance: ElementProcessor;
}
