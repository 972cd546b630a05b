import { v7 as uuid } from 'uuid';
import type { Directory } from '../../../bpm/directory.ts';
import type { Database, Tx } from '../../../db/database.ts';
import { loadOrganisation, type OrganisationSnapshot } from './organisation-snapshot.ts';

/** Milliseconds after which the version is asked again, so that other replicas' changes arrive. */
const CHECK_AFTER = 1000;
const VERSION = 'organisation.version';

/** The organisation from memory; what one replica changes the others see within a second. */
export class Organisation implements Directory {
  readonly #database: Database;
  #current: OrganisationSnapshot | undefined;
  #checkedAt = -Infinity;
  /** Counts own changes: a check begun before one must not be kept. */
  #changes = 0;
  #checking: Promise<OrganisationSnapshot> | undefined;

  constructor(database: Database) {
    this.#database = database;
  }

  async snapshot(): Promise<OrganisationSnapshot> {
    if (this.#current && performance.now() - this.#checkedAt < CHECK_AFTER) return this.#current;
    this.#checking ??= this.#check().finally(() => (this.#checking = undefined));
    return await this.#checking;
  }

  /** Tells everybody, with the commit of the transaction, that the organisation has changed. */
  async changed(tx: Tx): Promise<void> {
    await tx.k.updateTable('setting').set({ value: uuid() }).where('name', '=', VERSION).execute();
    tx.afterCommit(() => {
      this.#changes++;
      this.#checkedAt = -Infinity;
      this.#checking = undefined;
    });
  }

  async unit(id: string) {
    return (await this.snapshot()).units.get(id);
  }

  async units() {
    return [...(await this.snapshot()).units.values()];
  }

  async user(id: string) {
    return (await this.snapshot()).users.get(id);
  }

  async usersInGroup(group: string) {
    return (await this.snapshot()).groups.get(group) ?? [];
  }

  async region(code: string) {
    return (await this.snapshot()).regions.get(code);
  }

  async regions() {
    return (await this.snapshot()).regionList;
  }

  async #check(): Promise<OrganisationSnapshot> {
    const startedAt = performance.now();
    const changes = this.#changes;
    const read = this.#database.read;
    const { value } = await read
      .selectFrom('setting')
      .select('value')
      .where('name', '=', VERSION)
      .executeTakeFirstOrThrow();
    const snapshot = this.#current?.version === value ? this.#current : await loadOrganisation(read, value);
    if (changes === this.#changes) {
      this.#current = snapshot;
      this.#checkedAt = startedAt;
    }
    return snapshot;
  }
}
