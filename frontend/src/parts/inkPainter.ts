/** Draws a picture as ink on a canvas: lines, as sharp as it is large, at a cost that does not grow with it. */
import { MARGIN, surfaceOf, WIDTH, type Surface } from '../model/ink';
import { packed, type Rgb } from '../model/inks';
import { draw, outlinesOf, type Ring } from '../model/outline';
import { paintPixels, SIDE, type Picture } from '../model/pixels';

const FULL = 0.99; // densities: from here on ink is not pale

/** What is drawn of a picture. */
interface Drawing {
  readonly lines: readonly Ring[];
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
  const { lines, densities } = drawingOf(picture);
  context.clearRect(0, 0, side, side);
  context.save();
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

function drawingOf(picture: Picture): Drawing {
  const known = drawings.get(picture);
  if (known) return known;
  const surface = surfaceOf(picture);
  const densities = isPale(surface) ? surface.densities : undefined;
  const drawing = { lines: outlinesOf(surface.heights), densities };
  drawings.set(picture, drawing);
  return drawing;
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
