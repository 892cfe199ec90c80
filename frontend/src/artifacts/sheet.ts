/** Reads a PNG of grey values, byte for byte. */
import { get, misread, type DownloadOptions } from '../engine/download';
import { check } from '../model/check';
import type { Sheet } from '../model/pixels';
import { readPng } from './png';

export async function loadSheet(url: string, options: DownloadOptions): Promise<Sheet> {
  const response = await get(url, options);
  return response
    .arrayBuffer()
    .then((file) => readPng(new Uint8Array(file)))
    .then(({ width, height, channels, bytes }) => {
      check(channels === 1, 'the picture', 'greys', `${channels} channels`);
      return { width, height, greys: bytes };
    })
    .catch(misread(url));
}

/** An Error names the sheet's file if it has not the size that it should have. */
export function checkSize(file: string, sheet: Sheet, width: number, height: number): void {
  if (sheet.width === width && sheet.height === height) return;
  const came = `${sheet.width} x ${sheet.height}`;
  throw new Error(`${file}: expected ${width} x ${height} pixels, got ${came}`);
}
