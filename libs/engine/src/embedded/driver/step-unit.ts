import type { EngineEvent } from '../../event.ts';
import { EngineRejection } from '../../port.ts';
import type { SqlTransaction } from '../../sql.ts';
import { newState, step, STEP_BUDGET } from '../core/interpreter.ts';
import { indexState, type InstanceIdentity, type StateIndex } from '../core/run.ts';
import type { StepCommand } from '../core/step-command.ts';
import {
  deleteInstance,
  insertInstance,
  loadInstance,
  updateInstance,
  type StoredInstance,
} from '../store/instance-store.ts';
import { lockTree } from '../../store/locking.ts';
import type { Awaited, StoredSubscription } from '../store/subscription-store.ts';
import { applyEffect } from './apply-effect.ts';
import type { Definitions } from '../../definitions/definitions.ts';
import { correlateWaitingMessage } from './messages.ts';
import { RowChanges } from './row-changes.ts';
import type { Wakers } from './wakers.ts';

/** What all units of work of an engine share. */
export interface UnitContext {
  readonly definitions: Definitions;
  readonly wakers: Wakers;
  readonly now: number;
}

interface Loaded {
  readonly stored: StoredInstance;
  /** Made with the first step: an instance of many elements may take many in one unit. */
  index?: StateIndex;
  isNew: boolean;
  isChanged: boolean;
  hasEnded: boolean;
}

interface Task {
  readonly instanceId: string;
  readonly command: StepCommand;
}

interface Search {
  readonly subscription: StoredSubscription;
  readonly awaited: Awaited;
}

/**
 * Carries a command through every instance it touches within one transaction: callers, called instances, receivers
 * of signals. Instances are read once and written once.
 */
export class StepUnit {
  readonly tx: SqlTransaction;
  readonly context: UnitContext;
  readonly rows = new RowChanges();
  readonly events: EngineEvent[] = [];
  readonly #loaded = new Map<string, Loaded>();
  readonly #tasks: Task[] = [];
  readonly #searches: Search[] = [];
  #budget = STEP_BUDGET;

  constructor(tx: SqlTransaction, context: UnitContext) {
    this.tx = tx;
    this.context = context;
  }

  /** Runs a command on an instance; throws `EngineRejection` when its state refuses it. */
  async send(instanceId: string, command: StepCommand): Promise<void> {
    await this.lock(instanceId);
    const loaded = await this.#load(instanceId);
    if (!loaded) throw unknownInstance(instanceId);
    const rejection = await this.#step(loaded, command);
    if (rejection) throw new EngineRejection(rejection.code, rejection.message);
    await this.drain();
  }

  /** Keeps other processes away from an instance and its tree of callers. */
  async lock(instanceId: string): Promise<void> {
    if (!this.#loaded.has(instanceId)) await lockTree(this.tx, instanceId);
  }

  /** As `send` for what may have become pointless meanwhile; false when it was. */
  async offer(instanceId: string, command: StepCommand): Promise<boolean> {
    await this.lock(instanceId);
    const loaded = await this.#load(instanceId);
    if (!loaded || (await this.#step(loaded, command))) return false;
    await this.drain();
    return true;
  }

  /** Has a command carried out after the current one. */
  enqueue(instanceId: string, command: StepCommand): void {
    this.#tasks.push({ instanceId, command });
  }

  /** Adds an instance that does not exist yet, to be started by a command of the queue. */
  add(instance: Omit<StoredInstance, 'state' | 'startedAt'>, catches?: StoredInstance['state']['catches']): void {
    const state = newState();
    if (catches) state.catches = catches;
    const stored = { ...instance, state, startedAt: this.context.now };
    this.#loaded.set(instance.id, { stored, isNew: true, isChanged: true, hasEnded: false });
  }

  /** Has a new subscription given a message that waits, once nothing else is to be done that might close it. */
  lookForMessage(subscription: StoredSubscription, awaited: Awaited): void {
    this.#searches.push({ subscription, awaited });
  }

  /** Carries out what was enqueued. */
  async drain(): Promise<void> {
    for (;;) {
      const task = this.#tasks.shift();
      const search = task ? undefined : this.#searches.shift();
      if (task) await this.#carryOut(task);
      else if (!search) return;
      else if (this.#isOpen(search.subscription)) await this.#search(search);
    }
  }

  /** One that stays open takes the next message too, as in Zeebe. */
  async #search(search: Search): Promise<void> {
    if (await correlateWaitingMessage(this, search.subscription, search.awaited)) this.#searches.push(search);
  }

  async #carryOut({ instanceId, command }: Task): Promise<void> {
    await this.lock(instanceId);
    const loaded = await this.#load(instanceId);
    if (loaded) await this.#step(loaded, command);
  }

  #isOpen({ instanceId, elementKey, element }: StoredSubscription): boolean {
    const loaded = this.#loaded.get(instanceId);
    const owner = loaded?.stored.state.elements.find(({ key }) => key === elementKey);
    return owner?.subscriptions?.some((subscription) => subscription.element === element) ?? false;
  }

  async #load(id: string): Promise<Loaded | undefined> {
    const present = this.#loaded.get(id);
    if (present) return present.hasEnded ? undefined : present;
    const stored = await loadInstance(this.tx, id);
    if (!stored) return undefined;
    const loaded = { stored, isNew: false, isChanged: false, hasEnded: false };
    this.#loaded.set(id, loaded);
    return loaded;
  }

  async #step(loaded: Loaded, command: StepCommand) {
    const { stored } = loaded;
    const definition = await this.context.definitions.version(this.tx, stored.processId, stored.version);
    if (!definition) throw new Error(`Expected version ${stored.version} of "${stored.processId}", but it is gone.`);
    const { model } = definition;
    const identity = identityOf(stored);
    const { state } = stored;
    const index = (loaded.index ??= indexState(state));
    const result = step({ identity, model, state, now: this.context.now, budget: this.#budget, index }, command);
    if (result.rejection) return result.rejection;
    if (command.type === 'migrate') stored.version = command.version;
    loaded.isChanged = true;
    loaded.hasEnded = !result.alive;
    this.#budget = result.budget;
    for (const event of result.events) this.events.push(event);
    for (const effect of result.effects) await applyEffect(this, stored, effect);
    return undefined;
  }

  /** Writes everything, so that queries see it. */
  async flush(): Promise<void> {
    for (const [id, loaded] of this.#loaded) {
      if (!loaded.isChanged) continue;
      loaded.isChanged = false;
      if (loaded.hasEnded) {
        if (!loaded.isNew) await deleteInstance(this.tx, id);
      } else if (loaded.isNew) await insertInstance(this.tx, loaded.stored);
      else await updateInstance(this.tx, loaded.stored);
      loaded.isNew = false;
    }
    await this.rows.flush(this.tx);
  }
}

export function unknownInstance(instanceId: string): EngineRejection {
  return new EngineRejection('unknown-instance', `Expected a running instance "${instanceId}", but there is none.`);
}

function identityOf(stored: StoredInstance): InstanceIdentity {
  return {
    instanceId: stored.id,
    rootInstanceId: stored.rootId,
    caseId: stored.caseId,
    processId: stored.processId,
    version: stored.version,
    parentInstanceId: stored.parentId ?? undefined,
  };
}
