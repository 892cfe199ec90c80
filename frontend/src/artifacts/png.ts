/**
 * Reads PNG files without a canvas: a browser that guards against fingerprinting (Tor Browser, LibreWolf, Brave) gives
 * noise for what is on one. Of the format (https://www.w3.org/TR/png-3/) as much as the page needs.
 */

/** An image of bytes, row by row, each pixel's channels side by side: grey; or red, green, blue; or these and alpha. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const AROUND = 12; // bytes of a chunk beside its data: length, name, check sum
const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 6: 4 }; // by colour type

/** An Error says why the file is no PNG of 8 bits a channel. */
export async function readPng(file: Uint8Array<ArrayBuffer>): Promise<Raster> {
  if (SIGNATURE.some((byte, i) => file[i] !== byte)) throw new Error('it is no PNG');
  const form = readHeader(file);
  const compressed = new Blob(chunksOf(file, 'IDAT'));
  const stream = compressed.stream().pipeThrough(new DecompressionStream('deflate'));
  const lines = new Uint8Array(await new Response(stream).arrayBuffer());
  if (lines.length !== form.height * (1 + form.channels * form.width)) {
    throw new Error('it is not as long as it should be');
  }
  return { ...form, bytes: unfiltered(lines, form) };
}

type Form = Omit<Raster, 'bytes'>;

function readHeader(file: Uint8Array<ArrayBuffer>): Form {
  const [header] = chunksOf(file, 'IHDR');
  if (!header) throw new Error('it has no header');
  const view = new DataView(header.buffer, header.byteOffset);
  const [bits, colourType, , , interlaced] = header.subarray(8);
  const channels = CHANNELS[colourType!];
  if (bits !== 8 || !channels || interlaced) throw new Error('it is another kind of PNG');
  return { width: view.getUint32(0), height: view.getUint32(4), channels };
}

/** The data of all chunks of this name. */
function chunksOf(file: Uint8Array<ArrayBuffer>, name: string): Uint8Array<ArrayBuffer>[] {
  const view = new DataView(file.buffer, file.byteOffset);
  const found: Uint8Array<ArrayBuffer>[] = [];
  for (let at = SIGNATURE.length; at + AROUND <= file.length;) {
    const length = view.getUint32(at);
    const own = String.fromCharCode(...file.subarray(at + 4, at + 8));
    if (own === name) found.push(file.subarray(at + 8, at + 8 + length));
    at += AROUND + length;
  }
  return found;
}

/** The bytes of all lines, of which each came as differences from its neighbours. */
function unfiltered(lines: Uint8Array, { width, height, channels }: Form): Uint8Array<ArrayBuffer> {
  const stride = channels * width;
  const bytes = new Uint8Array(height * stride);
  for (let y = 0; y < height; y++) {
    const line = lines.subarray(y * (1 + stride), (y + 1) * (1 + stride));
    const expect = predictors[line[0]!];
    if (!expect) throw new Error('it is damaged');
    for (let x = 0; x < stride; x++) {
      const at = y * stride + x;
      const left = x < channels ? 0 : bytes[at - channels]!;
      const up = y === 0 ? 0 : bytes[at - stride]!;
      const corner = x < channels || y === 0 ? 0 : bytes[at - stride - channels]!;
      bytes[at] = line[x + 1]! + expect(left, up, corner);
    }
  }
  return bytes;
}

/** What each filter expects of a byte, from those beside and above it. */
const predictors: readonly ((left: number, up: number, corner: number) => number)[] = [
  () => 0,
  (left) => left,
  (_, up) => up,
  (left, up) => (left + up) >> 1,
  paeth,
];

/** The neighbour that is nearest to left + up - corner. */
function paeth(left: number, up: number, corner: number): number {
  const byLeft = Math.abs(up - corner);
  const byUp = Math.abs(left - corner);
  const byCorner = Math.abs(left + up - 2 * corner);
  if (byLeft <= byUp && byLeft <= byCorner) return left;
  return byUp <= byCorner ? up : corner;
}
