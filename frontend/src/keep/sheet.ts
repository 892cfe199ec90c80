/** Pictures as files show them: dark ink on white paper, plain grey, every pixel an exact square. */
import { SIDE, type Picture, type Sheet } from '../model/pixels';

/** Pictures side by side, `scale` times as large. */
export function sheetOf(pictures: readonly Picture[], scale: number): Sheet {
  const width = pictures.length * SIDE * scale;
  const height = SIDE * scale;
  const greys = new Uint8Array(width * height);
  pictures.forEach((picture, i) =>
    picture.forEach((ink, pixel) => {
      const [row, column] = [Math.floor(pixel / SIDE), i * SIDE + (pixel % SIDE)];
      for (let y = row * scale; y < (row + 1) * scale; y++) {
        const start = y * width + column * scale;
        greys.fill(255 - Math.round(255 * ink), start, start + scale);
      }
    }),
  );
  return { width, height, greys };
}

export async function toPng({ width, height, greys }: Sheet): Promise<Blob> {
  const image = new ImageData(width, height);
  greys.forEach((grey, i) =>
    image.data.fill(grey, 4 * i, 4 * i + 3).fill(255, 4 * i + 3, 4 * i + 4),
  );
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  canvas.getContext('2d')?.putImageData(image, 0, 0);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!blob) throw new Error(`a picture of ${width} x ${height} pixels could not be made`);
  return blob;
}
