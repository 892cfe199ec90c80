/** Reads a PNG of grey values, byte for byte. */
import { get, misread, type DownloadOptions } from '../engine/download';
import { check } from '../model/check';
import type { Sheet } from '../model/pixels';

export async function loadSheet(url: string, options: DownloadOptions): Promise<Sheet> {
  const response = await get(url, options);
  const bitmap = await createImageBitmap(await response.blob()).catch(misread(url));
  const { width, height } = bitmap;
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  check(context !== null, 'canvas', 'a 2d context', context);
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  const { data } = context.getImageData(0, 0, width, height);
  const greys = new Uint8Array(width * height);
  for (let i = 0; i < greys.length; i++) greys[i] = data[4 * i]!;
  return { width, height, greys };
}

/** An Error names the sheet's file if it has not the size that it should have. */
export function checkSize(file: string, sheet: Sheet, width: number, height: number): void {
  if (sheet.width === width && sheet.height === height) return;
  const came = `${sheet.width} x ${sheet.height}`;
  throw new Error(`${file}: expected ${width} x ${height} pixels, got ${came}`);
}
