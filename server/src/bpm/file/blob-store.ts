import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, type ReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';

/** A blob is only thrown away this long after somebody last stored it, so that an upload in progress keeps it. */
const GRACE = 3_600_000;

export interface ReceivedBlob {
  readonly path: string;
  /** SHA-256, hexadecimal. */
  readonly hash: string;
  readonly size: number;
}

/** Contents of files by their hash below one folder; equal content is kept once. */
export class BlobStore {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Writes a stream to a temporary file, on the disk when this returns. */
  async receive(stream: Readable): Promise<ReceivedBlob> {
    const folder = join(this.#folder, 'incoming');
    await mkdir(folder, { recursive: true });
    const path = join(folder, randomUUID());
    const file = await open(path, 'wx');
    const hash = createHash('sha256');
    let size = 0;
    try {
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        hash.update(chunk);
        size += chunk.length;
        await file.writeFile(chunk);
      }
      await file.sync();
    } catch (error) {
      await rm(path, { force: true });
      throw error;
    } finally {
      await file.close();
    }
    return { path, hash: hash.digest('hex'), size };
  }

  /** Keeps a received blob under its hash. */
  async keep({ path, hash }: ReceivedBlob): Promise<void> {
    const place = this.#place(hash);
    await mkdir(dirname(place), { recursive: true });
    await rename(path, place);
    const now = new Date();
    await utimes(place, now, now);
  }

  async discard({ path }: ReceivedBlob): Promise<void> {
    await rm(path, { force: true });
  }

  read(hash: string): ReadStream {
    return createReadStream(this.#place(hash));
  }

  /** Removes a blob that no row names any more. */
  async remove(hash: string): Promise<void> {
    const place = this.#place(hash);
    const age = await stat(place).then(
      ({ mtimeMs }) => Date.now() - mtimeMs,
      () => 0,
    );
    if (age > GRACE) await rm(place, { force: true });
  }

  #place(hash: string): string {
    return join(this.#folder, hash.slice(0, 2), hash);
  }
}
