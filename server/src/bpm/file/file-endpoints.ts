import { z } from 'zod';
import { fileRefSchema, idParamsSchema, queryFlagSchema } from '@safeflow/contracts';
import type { Response } from 'express';
import { pipeline } from 'node:stream/promises';
import { endpoint, type Endpoint } from '../../http/endpoint.ts';
import { notFound } from '../../http/errors.ts';
import type { Principal } from '../../http/principal.ts';
import { deny, requireCase } from '../case/case-access.ts';
import type { KernelContext } from '../kernel-context.ts';
import type { FileTable } from '../tables/service-tables.ts';
import { isShownInline } from './allowed-types.ts';
import { fileView } from './file-view.ts';
import type { Files } from './files.ts';
import { upload } from './upload.ts';

const shared = { tag: 'Files', access: 'session' } as const;
const uploadedSchema = z.object({ file: fileRefSchema.extend({ kind: z.string() }) });

/** Upload, download and removal of attachments. */
export function fileEndpoints(context: KernelContext, files: Files): Endpoint[] {
  return [
    endpoint({
      ...shared,
      method: 'post',
      path: '/api/files',
      summary: 'Upload one file; a field `kind` before it names what it is',
      multipart: true,
      status: 201,
      reply: uploadedSchema,
      handle: async ({ principal, request, response }) => {
        const stored = await upload(files, request, response, { owner: principal.userId, uploadedBy: principal.name });
        return { file: fileView(stored) };
      },
    }),
    endpoint({
      ...shared,
      method: 'get',
      path: '/api/files/:id',
      summary: 'The content of a file',
      params: idParamsSchema,
      query: z.object({ download: queryFlagSchema.optional() }),
      stream: 'application/octet-stream',
      handle: async ({ principal, params, query, response }) => {
        await send(files, await requireFile(context, files, principal, params.id), response, query.download ?? false);
      },
    }),
    endpoint({
      ...shared,
      method: 'delete',
      path: '/api/files/:id',
      summary: 'Throw away an upload that was not submitted',
      params: idParamsSchema,
      handle: async ({ principal, params }) => {
        const row = await files.find(params.id);
        if (!row || row.owner !== principal.userId || !(await files.remove(row))) throw notFound();
      },
    }),
  ];
}

/** A file of a case is for those who see the case, an upload for who made it. */
async function requireFile(context: KernelContext, files: Files, principal: Principal, id: string): Promise<FileTable> {
  const row = await files.find(id);
  if (row?.case_id) {
    await requireCase(context, principal, row.case_id);
    return row;
  }
  if (row?.owner === principal.userId) return row;
  await deny(context, principal, 'file.read', id);
  throw notFound();
}

async function send(files: Files, row: FileTable, response: Response, download: boolean): Promise<void> {
  const disposition = !download && isShownInline(row.type) ? 'inline' : 'attachment';
  response.set({
    'Content-Type': row.type === 'text/plain' ? 'text/plain; charset=utf-8' : row.type,
    'Content-Length': String(row.size),
    'Content-Disposition': `${disposition}; filename*=UTF-8''${encodeURIComponent(row.name)}`,
    'Cache-Control': 'private, max-age=3600',
    'Content-Security-Policy': policyOf(row.type),
  });
  await pipeline(files.blobs.read(row.hash), response);
}

/** An upload may do nothing in the browser; a PDF is shown by the browser's own viewer, which does not work in a sandbox. */
function policyOf(type: string): string {
  const nothing = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'";
  return type === 'application/pdf' ? "frame-ancestors 'self'" : `${nothing}; sandbox`;
}
