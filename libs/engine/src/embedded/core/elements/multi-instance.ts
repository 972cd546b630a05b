import type { Variables } from '../../../command.ts';
import { evaluateBoolean, unexpected, type Expression } from '../../../feel/expression.ts';
import type { LoopModel } from '../../../model/activity-model.ts';
import { lookupFrom, propagate, setLocal } from '../behaviours/variables.ts';
import { Failure } from '../../../failure.ts';
import type { ElementInstance, LoopState } from '../instance-state.ts';
import { complete, isQuiet, terminateChildren } from '../lifecycle.ts';
import type { ElementProcessor } from '../processor.ts';
import { childrenOf, elementOf, scopeOf, type Outcome, type Run } from '../run.ts';

/** The body around the turns of a multi-instance activity, one turn for each item of the input collection. */
export const multiInstance: ElementProcessor = {
  activate(run, body) {
    const loop = loopOf(run, body);
    const items = loop.inputCollection.evaluate(lookupFrom(run, body), run.now);
    if (!Array.isArray(items)) return unexpected(loop.inputCollection, 'a list', items);
    body.loop = {
      total: items.length,
      items: loop.sequential ? items : [],
      started: 0,
      completed: 0,
      terminated: 0,
    };
    if (loop.outputCollection) setLocal(run, body, { [loop.outputCollection]: items.map(() => null) });
    for (const item of loop.sequential ? items.slice(0, 1) : items) startTurn(run, body, body.loop, item);
    if (items.length === 0) complete(run, body);
    return undefined;
  },
  childCompleting: finishTurn,
  childEnded(run, body) {
    const state = body.loop;
    if (!state) return;
    if (state.done) terminateChildren(run, body);
    else if (state.started < state.total && isQuiet(run, body)) {
      startTurn(run, body, state, state.items[state.started]);
    }
    if (isQuiet(run, body)) complete(run, body);
  },
  complete(run, body) {
    const { outputCollection } = loopOf(run, body);
    if (outputCollection) propagate(run, scopeOf(run, body), { [outputCollection]: outputsOf(body, outputCollection) });
    return undefined;
  },
};

function startTurn(run: Run, body: ElementInstance, state: LoopState, item: unknown): void {
  const { inputElement, outputElement } = loopOf(run, body);
  state.started += 1;
  run.arrivals.push({
    element: elementOf(run, body),
    scope: body.key,
    turn: state.started,
    local: {
      ...ownVariable(outputElement),
      loopCounter: state.started,
      ...(inputElement && { [inputElement]: item }),
    },
  });
}

/** An output that is one variable or a path into it: each turn has its own of it, as in Zeebe. */
function ownVariable(output: Expression | undefined): Variables {
  const name = output?.reads[0];
  return name !== undefined && /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(output?.source ?? '') ? { [name]: null } : {};
}

/** Keeps the output of a turn and sees whether the loop is done; the condition may read the outputs. */
function finishTurn(run: Run, body: ElementInstance, child: ElementInstance): Outcome {
  const loop = loopOf(run, body);
  const state = body.loop;
  if (!state || child.turn === undefined) return undefined;
  if (loop.outputCollection) {
    const output = loop.outputElement?.evaluate(lookupFrom(run, child), run.now) ?? null;
    const outputs = outputsOf(body, loop.outputCollection);
    outputs[child.turn - 1] = output;
    setLocal(run, body, { [loop.outputCollection]: outputs });
  }
  const done = isDone(run, loop, state, child, childrenOf(run, body.key).length - 1);
  if (done instanceof Failure) return done;
  state.completed += 1;
  if (done) state.done = true;
  return undefined;
}

function outputsOf(body: ElementInstance, collection: string): unknown[] {
  const outputs = body.variables?.[collection];
  return Array.isArray(outputs) ? [...(outputs as unknown[])] : [];
}

function isDone(run: Run, loop: LoopModel, state: LoopState, child: ElementInstance, active: number) {
  if (!loop.completionCondition) return false;
  const numbers: Readonly<Record<string, number>> = {
    numberOfInstances: state.total,
    numberOfActiveInstances: active,
    numberOfCompletedInstances: state.completed + 1,
    numberOfTerminatedInstances: state.terminated,
  };
  const lookup = lookupFrom(run, child);
  return evaluateBoolean(loop.completionCondition, (name) => numbers[name] ?? lookup(name), run.now);
}

function loopOf(run: Run, body: ElementInstance): LoopModel {
  const { loop } = elementOf(run, body);
  if (!loop) throw new Error(`Expected "${body.element}" to be multi-instance, but it is not.`);
  return loop;
}
