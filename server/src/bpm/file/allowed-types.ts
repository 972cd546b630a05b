/** Name extensions that may be uploaded and what their content must be, as told by its first bytes. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  jpg: ['image/jpeg'],
  jpeg: ['image/jpeg'],
  png: ['image/png', 'image/apng'],
  gif: ['image/gif'],
  webp: ['image/webp'],
  heic: ['image/heic', 'image/heif'],
  bmp: ['image/bmp'],
  pdf: ['application/pdf'],
  ofd: ['application/zip', 'application/ofd'],
  docx: ['application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  xlsx: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  pptx: ['application/vnd.openxmlformats-officedocument.presentationml.presentation'],
  doc: ['application/x-cfb'],
  xls: ['application/x-cfb'],
  ppt: ['application/x-cfb'],
  wps: ['application/x-cfb'],
  et: ['application/x-cfb'],
  txt: ['text/plain'],
  csv: ['text/plain'],
  mp4: ['video/mp4', 'video/x-m4v'],
  mov: ['video/quicktime'],
  mp3: ['audio/mpeg'],
  m4a: ['audio/x-m4a', 'audio/mp4'],
  wav: ['audio/wav'],
};

export const ALLOWED_EXTENSIONS = Object.keys(ALLOWED);

export function extensionOf(name: string): string {
  return /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase() ?? '';
}

/** True when content of this type may go under a name with this extension. */
export function fits(extension: string, type: string): boolean {
  return ALLOWED[extension]?.includes(type) ?? false;
}

/** Types that a browser may show in the page; everything else is downloaded. */
export function isShownInline(type: string): boolean {
  return ['image/jpeg', 'image/png', 'image/gif', 'image/webp', 'image/bmp', 'application/pdf'].includes(type);
}
