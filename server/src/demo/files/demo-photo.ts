import { crc32, deflateSync } from 'node:zlib';
import type { DemoRandom } from '../random.ts';

const WIDTH = 320;
const HEIGHT = 240;
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Sky, ground, wall and window. */
const COLOURS = [
  [164, 200, 228],
  [128, 116, 96],
  [196, 180, 160],
  [58, 70, 92],
] as const;

/** A small PNG that stands for a photo: a building under the sky, somewhere else each time. */
export function demoPhoto(random: DemoRandom): Buffer {
  const [left, top] = [random.between(30, 120), random.between(60, 110)];
  const rows = Buffer.alloc(HEIGHT * (1 + WIDTH));
  for (let y = 0; y < HEIGHT; y++) {
    const row = rows.subarray(y * (1 + WIDTH) + 1, (y + 1) * (1 + WIDTH));
    row.fill(y > 180 ? 1 : 0);
    if (y <= top || y > 180) continue;
    row.fill(2, left, left + 150);
    if ((y - top) % 26 <= 14) continue;
    for (let x = left + 12; x < left + 140; x += 30) row.fill(3, x, x + 14);
  }
  const palette = Buffer.from(COLOURS.flat());
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header()),
    chunk('PLTE', palette),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Eight bits for each pixel, an index into the palette. */
function header(): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(WIDTH, 0);
  header.writeUInt32BE(HEIGHT, 4);
  header.set([8, 3, 0, 0, 0], 8);
  return header;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}
