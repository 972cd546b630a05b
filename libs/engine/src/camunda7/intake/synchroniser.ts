import { createHash } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { Variables } from '../../command.ts';
import type { EventBody, IntakeUnit } from '../../remote/intake-unit.ts';
import type { ServerHost } from '../../remote/engine-server.ts';
import { peekById } from '../../remote/instance-store.ts';
import type { RemoteInstance } from '../../remote/remote-instance.ts';
import type { RestClient } from '../client/rest-client.ts';
import type { HistoricInstance } from '../client/rest-types.ts';
import type { Models } from '../models.ts';
import { JobDefinitions } from './job-definitions.ts';
import { mirrorOf } from './mirror.ts';
import { readSnapshot, type Snapshot } from './snapshot.ts';
import { takeIn } from './take-in.ts';

/** What is known of an instance that its own row may not tell yet. */
export interface Hint {
  /** Our id of an instance that was just started. */
  readonly instanceId?: string;
  readonly initial?: Variables;
  readonly caller?: { readonly instance: RemoteInstance; readonly key: string };
}

interface Found {
  readonly instance: RemoteInstance | undefined;
  readonly processId: string;
  readonly version: number;
  readonly remote: HistoricInstance | undefined;
}

/** Times an instance is read again because it was changed meanwhile. */
const TRIES = 50;

/** Milliseconds for which the caller of a command waits for what the server does by itself. */
const PATIENCE = 2_000;
const PAUSE = 15;

/**
 * Brings our picture of instances up to what the server has. What was read is compared with the mirror in the instance's row
 * by the server's ids, and thrown away when the mirror has changed since it was looked at before reading: so a repeated,
 * late or concurrent synchronisation changes nothing, and nothing depends on times at which rows became visible.
 */
export class Synchroniser {
  readonly #client: RestClient;
  readonly #host: ServerHost;
  readonly #models: Models;
  readonly #jobDefinitions: JobDefinitions;
  readonly #running = new Map<string, Promise<RemoteInstance | undefined>>();

  constructor(client: RestClient, host: ServerHost, models: Models) {
    this.#client = client;
    this.#host = host;
    this.#models = models;
    this.#jobDefinitions = new JobDefinitions(client);
  }

  /** Takes in all that happened to an instance and those it called, until the server has nothing more to do or some time is over. */
  async settle(remoteId: string, hint: Hint = {}): Promise<RemoteInstance | undefined> {
    const end = performance.now() + PATIENCE;
    for (let pause = PAUSE; ; pause = Math.min(2 * pause, 200)) {
      const { instance, busy } = await this.tree(remoteId, hint);
      if (!busy || performance.now() > end) return instance;
      await setTimeout(pause);
    }
  }

  /** Takes in an instance and those it called; busy when the server is still at work on one of them. */
  async tree(remoteId: string, hint: Hint = {}): Promise<{ instance: RemoteInstance | undefined; busy: boolean }> {
    const instance = await this.one(remoteId, hint);
    if (!instance) return { instance, busy: false };
    const mirror = mirrorOf(instance.mirror);
    let { busy } = mirror;
    for (const [called, key] of Object.entries(mirror.called)) {
      const known = await this.#host.find(called);
      if (known && known.endedAt !== null) continue;
      const inner = await this.tree(called, { caller: { instance, key } });
      busy ||= inner.busy;
    }
    return { instance, busy: busy && instance.endedAt === null };
  }

  /** Takes in the instance that called all others around an instance, and with it all of them. */
  async family(remoteId: string): Promise<void> {
    const remote = await this.#client.find<{ readonly rootProcessInstanceId: string }>(
      `/history/process-instance/${remoteId}`,
    );
    if (remote) await this.tree(remote.rootProcessInstanceId);
  }

  /** As `family`, until the server has nothing more to do or some time is over. */
  async settleFamily(remoteId: string): Promise<void> {
    const remote = await this.#client.find<{ readonly rootProcessInstanceId: string }>(
      `/history/process-instance/${remoteId}`,
    );
    if (remote) await this.settle(remote.rootProcessInstanceId);
  }

  /** Takes in one instance; two at the same time in this process share the second reading. */
  async one(remoteId: string, hint: Hint = {}): Promise<RemoteInstance | undefined> {
    await this.#running.get(remoteId)?.catch(() => undefined);
    const run = this.#one(remoteId, hint);
    this.#running.set(remoteId, run);
    try {
      return await run;
    } finally {
      if (this.#running.get(remoteId) === run) this.#running.delete(remoteId);
    }
  }

  async #one(remoteId: string, hint: Hint): Promise<RemoteInstance | undefined> {
    for (let attempt = 0; attempt < TRIES; attempt += 1) {
      const found = await this.#find(remoteId, hint);
      if (!found) return undefined;
      if (found.instance && found.instance.endedAt !== null) return found.instance;
      const done = await this.#compare(remoteId, found, hint);
      if (done) return done === 'gone' ? undefined : done;
    }
    throw new Error(`Expected to take instance "${remoteId}" in, but others changed it each time.`);
  }

  async #compare(remoteId: string, found: Found, hint: Hint): Promise<RemoteInstance | 'gone' | undefined> {
    const before = mirrorOf(found.instance?.mirror);
    const model = await this.#models.get(found.processId, found.version);
    const snapshot = await readSnapshot(
      { client: this.#client, jobDefinitions: this.#jobDefinitions },
      remoteId,
      model,
      before,
    );
    if (!snapshot) return found.instance ?? 'gone';
    const mirror = structuredClone(before);
    const events: (readonly [number, EventBody])[] = [];
    const parentInstanceId = hint.caller?.instance.id ?? found.instance?.parentId ?? undefined;
    takeIn({
      ...{ model, mirror, snapshot, now: this.#host.clock.now(), initial: hint.initial, parentInstanceId },
      isNew: (found.instance?.position ?? -1) < 0,
      emit: (at, body) => events.push([at, body]),
    });
    const isSame = found.instance?.remoteId === remoteId && JSON.stringify(mirror) === JSON.stringify(before);
    if (isSame && events.length === 0) return found.instance;
    mirror.version += 1;
    return this.#host.intake(async (unit) => {
      const instance = await this.#row(unit, remoteId, found, snapshot, hint);
      if (instance.endedAt !== null || mirrorOf(instance.mirror).version !== before.version) return undefined;
      instance.remoteId = remoteId;
      instance.version = found.version;
      instance.mirror = mirror;
      for (const [at, body] of events) unit.emit(instance, at, body);
      return instance;
    });
  }

  async #row(
    unit: IntakeUnit,
    remoteId: string,
    found: Found,
    snapshot: Snapshot,
    hint: Hint,
  ): Promise<RemoteInstance> {
    const known = (await unit.byRemote(remoteId)) ?? (found.instance && (await unit.byId(found.instance.id)));
    if (known) return known;
    const { caller } = hint;
    const id = ownId(remoteId, caller ? null : snapshot.instance.businessKey);
    return (
      (await unit.byId(id)) ??
      unit.adopt({
        ...{ id, remoteId, processId: found.processId, version: found.version, mirror: null },
        caseId: caller?.instance.caseId ?? id,
        rootId: caller?.instance.rootId ?? id,
        parentId: caller?.instance.id ?? null,
        parentKey: caller?.key ?? null,
      })
    );
  }

  /** The row of an instance, or what the server tells of one that has no row yet. */
  async #find(remoteId: string, { instanceId, caller }: Hint): Promise<Found | undefined> {
    const instance = (await this.#host.find(remoteId)) ?? (instanceId && (await this.#byId(instanceId))) ?? undefined;
    if (instance) return { instance, processId: instance.processId, version: instance.version, remote: undefined };
    const remote = await this.#client.find<HistoricInstance>(`/history/process-instance/${remoteId}`);
    if (!remote || (remote.superProcessInstanceId && !caller)) return undefined;
    const definition = await this.#host.definition(remote.processDefinitionId);
    if (!definition) return undefined;
    const started = caller ? undefined : await this.#byId(ownId(remoteId, remote.businessKey));
    if (started?.remoteId && started.remoteId !== remoteId) {
      await this.#endDuplicate(remoteId, remote, started);
      return undefined;
    }
    return { instance: started, ...definition, remote };
  }

  /** One command may have started two instances when the first answer came too late: the second one ends. */
  async #endDuplicate(remoteId: string, { endTime }: HistoricInstance, { id }: RemoteInstance): Promise<void> {
    if (endTime !== null) return;
    await this.#client.delete(`/process-instance/${remoteId}`, { skipCustomListeners: true, skipIoMappings: true });
    const message = `camunda7: Expected instance "${id}" to be started once, but it was started again as "${remoteId}".`;
    await this.#host.database.transaction((tx) => this.#host.alarm(tx, 'duplicate-instance', message));
  }

  async #byId(id: string): Promise<RemoteInstance | undefined> {
    return this.#host.database.transaction((tx) => peekById(tx, id));
  }
}

/** Instances that we start have our id as their business key; others get one that follows from the server's id. */
function ownId(remoteId: string, businessKey: string | null): string {
  if (businessKey && /^[\w-]{8,64}$/.test(businessKey)) return businessKey;
  const hash = createHash('sha256').update(remoteId).digest();
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x80;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  const hex = hash.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}
