import type { EngineEvent } from '../../event.ts';
import type { ProcessModel } from '../../model/process-model.ts';
import { calledCompleted, calledThrew, callFailed } from './commands/called.ts';
import { cancel } from './commands/cancel.ts';
import { setCatches } from './commands/catches.ts';
import { completeUserTask } from './commands/complete-user-task.ts';
import { completeJob, failJob, throwJobError } from './commands/job.ts';
import { checkMigration, migrate } from './commands/migrate.ts';
import { decisionEvaluated, decisionFailed } from './commands/decision.ts';
import { modify } from './commands/modify.ts';
import { resolveIncident } from './commands/resolve-incident.ts';
import { setVariables } from './commands/set-variables.ts';
import { start } from './commands/start.ts';
import { triggerStep } from './commands/trigger.ts';
import type { Effect } from './effect.ts';
import type { InstanceState } from './instance-state.ts';
import { drain } from './lifecycle.ts';
import { registry } from './registry.ts';
import type { Rejection } from './rejection.ts';
import { isAlive, openRun, type InstanceIdentity, type Run, type StateIndex } from './run.ts';
import type { StepCommand } from './step-command.ts';

/** Element instances that one step may make; more of them is an endless loop. */
export const STEP_BUDGET = 10_000;

/** An instance as the interpreter takes it: `state` is changed in place. */
export interface StepInput {
  readonly identity: InstanceIdentity;
  readonly model: ProcessModel;
  readonly state: InstanceState;
  /** UTC milliseconds. */
  readonly now: number;
  /** Left from steps of the same command in other instances. */
  readonly budget: number;
  /** Of the state, when a step before this one has it. */
  readonly index?: StateIndex;
}

export interface StepResult {
  readonly events: readonly EngineEvent[];
  readonly effects: readonly Effect[];
  /** Set when the command did not fit the state, which is then unchanged. */
  readonly rejection?: Rejection;
  readonly budget: number;
  /** False when the instance has ended. */
  readonly alive: boolean;
}

/** The state of an instance that has not started. */
export function newState(): InstanceState {
  return { position: 0, lastKey: 0, elements: [] };
}

/** One step of one instance: a pure function of its input but for the state it changes. */
export function step(input: StepInput, command: StepCommand): StepResult {
  const { identity, model, state, now, budget, index } = input;
  const opened = openRun({ identity, model, state, now, budget, processors: registry }, index);
  const rejection = command.type === 'migrate' ? checkMigration(opened, command) : apply(opened, command);
  const run = command.type === 'migrate' && !rejection ? migrate(opened, command) : opened;
  drain(run);
  return { events: run.events, effects: run.effects, rejection, budget: run.budget, alive: isAlive(run) };
}

function apply(run: Run, command: Exclude<StepCommand, { type: 'migrate' }>): Rejection | undefined {
  switch (command.type) {
    case 'start':
      return start(run, command);
    case 'complete-user-task':
      return completeUserTask(run, command);
    case 'complete-job':
      return completeJob(run, command);
    case 'fail-job':
      return failJob(run, command);
    case 'throw-job-error':
      return throwJobError(run, command);
    case 'trigger':
      return triggerStep(run, command);
    case 'called-completed':
      return calledCompleted(run, command);
    case 'called-threw':
      return calledThrew(run, command);
    case 'call-failed':
      return callFailed(run, command);
    case 'decision-evaluated':
      return decisionEvaluated(run, command);
    case 'decision-failed':
      return decisionFailed(run, command);
    case 'set-variables':
      return setVariables(run, command);
    case 'resolve-incident':
      return resolveIncident(run, command);
    case 'cancel':
      return cancel(run);
    case 'set-catches':
      return setCatches(run, command);
    case 'modify':
      return modify(run, command);
  }
}
