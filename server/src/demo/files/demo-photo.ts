import { crc32, deflateSync } from 'node:zlib';
import type { DemoRandom } from '../random.ts';

const WIDTH = 320;
const HEIGHT = 240;
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** A PNG that stands for a photo: sky, ground and a building in colours that vary. */
export function demoPhoto(random: DemoRandom): Buffer {
  const hue = random.between(0, 60);
  const left = random.between(30, 120);
  const top = random.between(60, 110);
  const rows = Buffer.alloc(HEIGHT * (1 + WIDTH * 3));
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++) rows.set(colourAt(x, y, { hue, left, top }), y * (1 + WIDTH * 3) + 1 + x * 3);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(WIDTH, 0);
  header.writeUInt32BE(HEIGHT, 4);
  // Eight bits for each of red, green and blue.
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function colourAt(
  x: number,
  y: number,
  { hue, left, top }: { hue: number; left: number; top: number },
): [number, number, number] {
  if (y > 180) return [120 + hue, 110, 90];
  const inside = x > left && x < left + 150 && y > top;
  if (!inside) return [150, 180 + Math.floor(y / 4), 225];
  const window = (x - left) % 30 > 18 && (y - top) % 26 > 14;
  return window ? [60, 70, 90] : [190 - hue, 180, 170];
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}
