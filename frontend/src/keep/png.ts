/** Writes PNG files (ISO/IEC 15948) from bytes: a canvas, asked for its own, may give a browser's idea of privacy. */
import type { Raster } from './raster';

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const EIGHT_BIT_RGB = [8, 2, 0, 0, 0];
const UNFILTERED = 0;

export async function toPng({ width, height, bytes }: Raster): Promise<Blob> {
  const stride = 3 * width;
  const lines = new Uint8Array((stride + 1) * height);
  for (let y = 0; y < height; y++) {
    lines[y * (stride + 1)] = UNFILTERED;
    lines.set(bytes.subarray(y * stride, (y + 1) * stride), y * (stride + 1) + 1);
  }
  const header = [...bigEndian(width), ...bigEndian(height), ...EIGHT_BIT_RGB];
  const chunks = [
    chunk('IHDR', Uint8Array.from(header)),
    chunk('IDAT', await deflated(lines)),
    chunk('IEND', new Uint8Array()),
  ];
  return new Blob([Uint8Array.from(SIGNATURE), ...chunks], { type: 'image/png' });
}

async function deflated(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

function chunk(type: string, data: Uint8Array): Uint8Array<ArrayBuffer> {
  const content = Uint8Array.from([...new TextEncoder().encode(type), ...data]);
  const whole = new Uint8Array(content.length + 8);
  whole.set(bigEndian(data.length));
  whole.set(content, 4);
  whole.set(bigEndian(crc(content)), content.length + 4);
  return whole;
}

/** CRC-32 as annex D of the standard has it. */
function crc(bytes: Uint8Array): number {
  let rest = 0xffffffff;
  for (const byte of bytes) {
    rest ^= byte;
    for (let bit = 0; bit < 8; bit++) rest = (rest >>> 1) ^ (rest & 1 ? 0xedb88320 : 0);
  }
  return ~rest;
}

function bigEndian(value: number): number[] {
  return [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
}
