import { open } from 'node:fs/promises';
import { fileTypeFromFile } from 'file-type';

const SAMPLE = 64 * 1024;

/** Media type of a stored file by its content; text is what has no binary bytes; undefined when it is neither. */
export async function contentType(path: string): Promise<string | undefined> {
  const found = await fileTypeFromFile(path);
  if (found) return found.mime;
  return (await looksLikeText(path)) ? 'text/plain' : undefined;
}

async function looksLikeText(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(SAMPLE), 0, SAMPLE, 0);
    return (
      bytesRead > 0 &&
      !buffer.subarray(0, bytesRead).includes(0) &&
      !startsWithMarkup(buffer.toString('latin1', 0, 512))
    );
  } finally {
    await file.close();
  }
}

/** Markup under a harmless name could run scripts in an old browser. */
function startsWithMarkup(text: string): boolean {
  return /^\s*(<!doctype|<html|<svg|<script|<\?xml)/i.test(text);
}
