import type { Readable } from 'node:stream';
import busboy from 'busboy';
import type { Request, Response } from 'express';
import { fileTooLarge, badUpload, fileMissing } from './file-errors.ts';
import type { FileOwner, Files, StoredFile } from './files.ts';

const MEGABYTE = 1024 * 1024;
/** What the parts of a form may take beside the file itself. */
const OVERHEAD = 16 * 1024;
/** How long a refused sender may go on before the connection is cut. */
const LINGER = 500;

/** Reads one file from a multipart request; refuses with 413 as soon as its size is known to be too large. */
export async function upload(
  files: Files,
  request: Request,
  response: Response,
  owner: FileOwner,
): Promise<StoredFile> {
  const limit = files.maxBytes;
  try {
    if (Number(request.get('Content-Length') ?? 0) > limit + OVERHEAD) throw tooLarge(limit);
    return await readPart(files, request, owner);
  } catch (error) {
    cutOff(request, response);
    throw error;
  }
}

function tooLarge(limit: number) {
  return fileTooLarge({ values: { limit: limit / MEGABYTE }, field: 'file' });
}

function readPart(files: Files, request: Request, owner: FileOwner): Promise<StoredFile> {
  const { promise, resolve, reject } = Promise.withResolvers<StoredFile>();
  const parser = parserOf(files, request);
  let kind = '';
  let seen = false;
  parser.on('field', (name, value) => {
    if (name === 'kind') kind = value;
  });
  parser.on('file', (_name, stream, { filename = '' }: { filename?: string }) => {
    seen = true;
    stream.once('limit', () => {
      const refusal = tooLarge(files.maxBytes);
      reject(refusal);
      stream.destroy(refusal);
    });
    store(files, stream, { ...owner, name: filename, kind }).then(resolve, reject);
  });
  parser.once('error', () => reject(badUpload()));
  parser.once('close', () => {
    if (!seen) reject(fileMissing({ field: 'file' }));
  });
  request.once('aborted', () => parser.destroy(badUpload()));
  request.pipe(parser);
  return promise;
}

function parserOf(files: Files, request: Request) {
  try {
    return busboy({
      headers: request.headers,
      defParamCharset: 'utf8',
      limits: { files: 1, fields: 5, fieldSize: 64, fileSize: files.maxBytes, parts: 6 },
    });
  } catch {
    throw badUpload();
  }
}

async function store(
  files: Files,
  stream: Readable,
  file: FileOwner & { name: string; kind: string },
): Promise<StoredFile> {
  return files.store(stream, file);
}

/** The answer goes out at once; what still comes is thrown away for a moment, then a sender that does not listen is cut off. */
function cutOff(request: Request, response: Response): void {
  request.unpipe();
  request.resume();
  response.once('finish', () => {
    if (!request.complete) setTimeout(() => request.destroy(), LINGER).unref();
  });
}
