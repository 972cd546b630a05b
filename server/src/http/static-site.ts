import { readFile, stat } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Request, RequestHandler, Response } from 'express';
import { nonceOf } from './security-headers.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.ico': 'image/x-icon',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
};
const COMPRESSED = /^(text\/|application\/json|image\/svg|application\/manifest)/;
/** Names that the build gives after the content never change. */
const HASHED = /^((chunk|main|styles|polyfills)-[\w-]{8}\.(js|css)|media\/.+-[\w-]{8}\.\w+)$/;
const BROTLI_QUALITY = 9;

interface Asset {
  readonly type: string;
  readonly plain: Buffer;
  readonly gzip?: Buffer;
  readonly br?: Buffer;
}

/** Serves the built web application from memory, compressed once, and its page for every address that is no file. */
export function staticSite(folder: string): RequestHandler {
  const assets = new Map<string, Promise<Asset | undefined>>();
  const load = (path: string) => {
    let asset = assets.get(path);
    if (!asset) {
      asset = readAsset(join(folder, path));
      // Only what exists is kept, so that unknown addresses do not fill the memory.
      assets.set(path, asset);
      asset.then((found) => found ?? assets.delete(path)).catch(() => assets.delete(path));
    }
    return asset;
  };
  return async (request, response, next) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return next();
    const path = safePath(request.path);
    const asset = path === undefined || path === 'index.html' ? undefined : await load(path);
    if (asset) return sendAsset(request, response, path ?? '', asset);
    if (extname(request.path) !== '' && !request.path.startsWith('/app/')) return next();
    const page = await readFile(join(folder, 'index.html'), 'utf8').catch(() => undefined);
    if (page === undefined) return next();
    response.set({ 'Content-Type': TYPES['.html'], 'Cache-Control': 'no-store' });
    response.send(page.replaceAll('__CSP_NONCE__', nonceOf(response)));
  };
}

/** Path below the folder; undefined for the root and for whatever leads out of it. */
function safePath(path: string): string | undefined {
  const plain = normalize(decodeURIComponent(path)).split(sep).join('/').replace(/^\/+/, '');
  return plain === '' || plain.includes('..') || plain.includes('\0') ? undefined : plain;
}

async function readAsset(file: string): Promise<Asset | undefined> {
  const type = TYPES[extname(file)];
  if (type === undefined || !(await stat(file).catch(() => undefined))?.isFile()) return undefined;
  const plain = await readFile(file);
  if (!COMPRESSED.test(type)) return { type, plain };
  const [zipped, br] = await Promise.all([
    promisify(gzip)(plain, { level: 9 }),
    promisify(brotliCompress)(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } }),
  ]);
  return { type, plain, gzip: zipped, br };
}

function sendAsset(request: Request, response: Response, path: string, asset: Asset): void {
  const cache = HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache';
  response.set({ 'Content-Type': asset.type, 'Cache-Control': cache, Vary: 'Accept-Encoding' });
  const encoding = request.acceptsEncodings('br', 'gzip', 'identity');
  const packed = encoding === 'br' ? asset.br : encoding === 'gzip' ? asset.gzip : undefined;
  if (packed && encoding) response.set('Content-Encoding', encoding);
  response.send(packed ?? asset.plain);
}
