/** Draws a picture as ink on a canvas: lines, as sharp as it is large, at a cost that does not grow with it. */
import { MARGIN, surfaceOf, WIDTH, type Surface } from '../model/ink';
import { packed, type Rgb } from '../model/inks';
import { boxOf, draw, outlinesOf, type Box, type Ring } from '../model/outline';
import { paintPixels, SIDE, type Picture } from '../model/pixels';

const FULL = 0.99; // densities: from here on ink is not pale

/** What is drawn of a picture. */
interface Drawing {
  readonly lines: readonly Ring[];
  /** What lies around them. */
  readonly box: Box;
  /** Undefined where all of the ink is dense. */
  readonly densities: Float32Array | undefined;
}

/** Those of a path are drawn again and again. */
const drawings = new WeakMap<Picture, Drawing>();

let densityCanvas: HTMLCanvasElement | undefined;

/** On all of a square canvas. */
export function drawInk(context: CanvasRenderingContext2D, picture: Picture, colour: Rgb): void {
  const { width: side } = context.canvas;
  const unit = side / SIDE;
  const { lines, box, densities } = drawingOf(picture);
  context.clearRect(0, 0, side, side);
  context.save();
  clipTo(context, box, unit); // what is empty would cost as much as what is not
  context.setTransform(unit, 0, 0, unit, -MARGIN * unit, -MARGIN * unit);
  context.fillStyle = `rgb(${colour.join(' ')})`;
  context.beginPath();
  draw(context, lines);
  context.fill('evenodd');
  if (densities) {
    context.globalCompositeOperation = 'destination-in';
    context.drawImage(drawnDensities(densities), 0, 0);
  }
  context.restore();
}

/** Works out what is drawn of a picture before it is asked for. */
export function prepareInk(picture: Picture): void {
  drawingOf(picture);
}

function drawingOf(picture: Picture): Drawing {
  const known = drawings.get(picture);
  if (known) return known;
  const surface = surfaceOf(picture);
  const densities = isPale(surface) ? surface.densities : undefined;
  const lines = outlinesOf(surface.heights);
  const drawing = { lines, box: boxOf(lines), densities };
  drawings.set(picture, drawing);
  return drawing;
}

/** To the whole pixels on which there is ink. */
function clipTo(context: CanvasRenderingContext2D, box: Box, unit: number): void {
  const left = Math.floor((box.left - MARGIN) * unit);
  const top = Math.floor((box.top - MARGIN) * unit);
  const right = Math.ceil((box.right - MARGIN) * unit);
  const bottom = Math.ceil((box.bottom - MARGIN) * unit);
  context.beginPath();
  context.rect(left, top, right - left, bottom - top);
  context.clip();
}

/** Whether any of the ink is. */
function isPale({ heights, densities }: Surface): boolean {
  return heights.some((height, i) => height > -0.25 && densities[i]! < FULL);
}

/** As opacities: enlarged, they are smooth. */
function drawnDensities(densities: Float32Array): HTMLCanvasElement {
  densityCanvas ??= Object.assign(document.createElement('canvas'), {
    width: WIDTH,
    height: WIDTH,
  });
  const image = new ImageData(WIDTH, WIDTH);
  paintPixels(new Uint32Array(image.data.buffer), densities, packed([0, 0, 0]));
  densityCanvas.getContext('2d', { willReadFrequently: true })?.putImageData(image, 0, 0);
  return densityCanvas;
}
