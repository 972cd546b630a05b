import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { Clock } from '@safeflow/engine';
import type { Database } from '../../db/database.ts';
import type { FileTable } from '../tables/service-tables.ts';
import { extensionOf, fits } from './allowed-types.ts';
import type { BlobStore } from './blob-store.ts';
import { contentType } from './content-type.ts';
import { fileEmpty, fileTypeMismatch } from './file-errors.ts';

/** Uploads that nobody submits are thrown away after a day. */
const EXPIRY = 24 * 3_600_000;

export interface FileOwner {
  /** User id, or the name of a public page. */
  readonly owner: string;
  readonly uploadedBy: string;
}

export type StoredFile = FileTable;

interface Needs {
  readonly database: Database;
  readonly clock: Clock;
  readonly blobs: BlobStore;
  /** Largest size of a file in bytes. */
  readonly maxBytes: number;
}

/** Uploaded files: content by hash on the disk, names and rights in the database. */
export class Files {
  readonly maxBytes: number;
  readonly blobs: BlobStore;
  readonly #database: Database;
  readonly #clock: Clock;

  constructor({ database, clock, blobs, maxBytes }: Needs) {
    this.#database = database;
    this.#clock = clock;
    this.blobs = blobs;
    this.maxBytes = maxBytes;
  }

  /** Stores an upload until a case claims it; refuses with 415 content that belies its name. */
  async store(stream: Readable, file: FileOwner & { name: string; kind: string }): Promise<StoredFile> {
    const name = plainName(file.name);
    const blob = await this.blobs.receive(stream);
    const type = await contentType(blob.path);
    if (blob.size === 0 || type === undefined || !fits(extensionOf(name), type)) {
      await this.blobs.discard(blob);
      throw (blob.size === 0 ? fileEmpty : fileTypeMismatch)({ values: { name }, field: 'file' });
    }
    await this.blobs.keep(blob);
    const now = this.#clock.now();
    const row: FileTable = {
      // Not to be guessed: a public upload is claimed by whoever knows its id.
      id: randomUUID(),
      owner: file.owner,
      name,
      type,
      size: blob.size,
      hash: blob.hash,
      kind: file.kind.slice(0, 64),
      uploaded_by: file.uploadedBy,
      uploaded_at: now,
      case_id: null,
      item_id: null,
      step: '',
      expires_at: now + EXPIRY,
    };
    await this.#database.transaction((tx) => tx.k.insertInto('bpm_file').values(row).execute());
    return row;
  }

  find(id: string): Promise<FileTable | undefined> {
    return this.#database.read.selectFrom('bpm_file').selectAll().where('id', '=', id).executeTakeFirst();
  }

  /** Removes an upload that no case has claimed. */
  async remove(row: FileTable): Promise<boolean> {
    const removed = await this.#database.transaction(async (tx) => {
      const result = await tx.k
        .deleteFrom('bpm_file')
        .where('id', '=', row.id)
        .where('case_id', 'is', null)
        .executeTakeFirst();
      return result.numDeletedRows > 0n;
    });
    const query = this.#database.read.selectFrom('bpm_file').select('id').where('hash', '=', row.hash);
    if (removed && !(await query.executeTakeFirst())) await this.blobs.remove(row.hash);
    return removed;
  }

  /** Throws away uploads that were never submitted. */
  async removeExpired(): Promise<void> {
    const expired = this.#database.read.selectFrom('bpm_file').selectAll().where('expires_at', '<', this.#clock.now());
    for (const row of await expired.limit(500).execute()) await this.remove(row);
  }
}

/** The last part of the name without control characters, at most 255 long with its extension kept. */
function plainName(name: string): string {
  const base = (name.split(/[\\/]/).at(-1) ?? '').replace(/[\p{Cc}\p{Cf}]/gu, '').trim() || 'file';
  if (base.length <= 255) return base;
  const extension = extensionOf(base);
  return `${base.slice(0, 254 - extension.length)}.${extension}`;
}
