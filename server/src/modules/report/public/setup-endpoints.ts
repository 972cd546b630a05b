import { captchaSchema, publicSetupSchema, publicUploadSchema } from '@safeflow/contracts';
import type { Directory, DirectoryRegion } from '../../../bpm/directory.ts';
import { endpoint, type Endpoint } from '../../../http/endpoint.ts';
import { NOTICE } from './notice.ts';
import { PUBLIC_OWNER, type PublicNeeds } from './public-needs.ts';

const shared = { tag: 'Public reports', access: 'public' } as const;
const AUTHORITIES = new Set(['province', 'city', 'county']);
const UPLOAD_TYPES = ['image/jpeg', 'image/png', 'image/webp', 'image/heic', 'application/pdf', 'video/mp4'];

/** What the public pages need before a report is written. */
export function setupEndpoints({ directory, options, config, captchas, kernel }: PublicNeeds): Endpoint[] {
  return [
    endpoint({
      ...shared,
      method: 'get',
      path: '/api/public/setup',
      summary: 'Notice, reading time, regions and choices for the public pages',
      reply: publicSetupSchema,
      handle: async ({ response }) => {
        response.set('Cache-Control', 'public, max-age=60');
        return {
          noticeSeconds: config.NOTICE_SECONDS,
          notice: NOTICE,
          regions: await regionsServed(directory),
          industries: [...options.list('industries')],
          matters: [...options.list('matters')],
          uploadMaxBytes: config.UPLOAD_MAX_MB * 1024 * 1024,
          uploadTypes: UPLOAD_TYPES,
        };
      },
    }),
    endpoint({
      ...shared,
      method: 'get',
      path: '/api/public/captcha',
      summary: 'A new captcha',
      reply: captchaSchema,
      handle: async ({ response }) => {
        response.set('Cache-Control', 'no-store');
        return captchas.create();
      },
    }),
    endpoint({
      ...shared,
      method: 'post',
      path: '/api/public/files',
      summary: 'Upload one file of evidence',
      multipart: true,
      status: 201,
      reply: publicUploadSchema,
      handle: async ({ request, response }) => {
        const { id, name, type, size } = await kernel.receiveFile(request, response, {
          owner: PUBLIC_OWNER,
          uploadedBy: '',
        });
        return { file: { id, name, type, size } };
      },
    }),
  ];
}

/** Regions for which an authority takes reports, with those above them (RPT-005). */
async function regionsServed(directory: Directory): Promise<DirectoryRegion[]> {
  const regions = await directory.regions();
  const byCode = new Map(regions.map((region) => [region.code, region]));
  const units = (await directory.units()).filter(({ enabled, kind }) => enabled && AUTHORITIES.has(kind));
  const authorities = new Set(units.map(({ regionCode }) => regionCode));
  const served = regions.filter((region) => above(region, byCode).some(({ code }) => authorities.has(code)));
  const shown = new Set(served.flatMap((region) => above(region, byCode)));
  return regions.filter((region) => shown.has(region));
}

function above(region: DirectoryRegion, byCode: ReadonlyMap<string, DirectoryRegion>): DirectoryRegion[] {
  const parent = region.parent === null ? undefined : byCode.get(region.parent);
  return parent ? [region, ...above(parent, byCode)] : [region];
}
