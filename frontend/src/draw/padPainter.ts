/** The look of the drawing pad: ink on the paper under the canvas. */
import type { Stroke, StrokePoint } from '../model/rasterize';

/** What the keys move about. */
export interface Cursor {
  readonly at: StrokePoint;
  /** Whether it draws. */
  readonly down: boolean;
}

interface PadPicture {
  readonly brush: number;
  readonly strokes: readonly Stroke[];
  readonly cursor: Cursor | undefined;
}

/** As styles write them. */
export interface PadColours {
  readonly ink: string;
  readonly paper: string;
}

/** As in an exercise book: a digit between them has the usual line width. */
const GUIDES = [0.13, 0.87];
const PALE = 0.25; // opacities: of the guides, and of the cursor that does not draw
const LIFTED = 0.6;

export function paintPad(
  context: CanvasRenderingContext2D,
  picture: PadPicture,
  colours: PadColours,
): void {
  const { width: side } = context.canvas;
  context.setTransform(side, 0, 0, side, 0, 0); // from here on the side is 1
  context.clearRect(0, 0, 1, 1);
  context.strokeStyle = context.fillStyle = colours.ink;
  paintGuides(context);

  context.lineCap = context.lineJoin = 'round';
  context.lineWidth = picture.brush;
  for (const stroke of picture.strokes) paintStroke(context, stroke, picture.brush);
  if (picture.cursor) paintCursor(context, picture.cursor, picture.brush, colours);
}

function paintGuides(context: CanvasRenderingContext2D): void {
  context.globalAlpha = PALE;
  context.lineWidth = 0.005;
  context.lineCap = 'butt';
  context.setLineDash([0.015, 0.02]);
  for (const y of GUIDES) {
    context.beginPath();
    context.moveTo(0.08, y);
    context.lineTo(0.92, y);
    context.stroke();
  }
  context.setLineDash([]);
  context.globalAlpha = 1;
}

function paintStroke(context: CanvasRenderingContext2D, stroke: Stroke, brush: number): void {
  context.beginPath();
  const [first] = stroke;
  if (first && stroke.length === 1) {
    context.arc(first[0], first[1], brush / 2, 0, 2 * Math.PI); // a line of no length is not drawn
    context.fill();
    return;
  }
  for (const [x, y] of stroke) context.lineTo(x, y);
  context.stroke();
}

/** A ring that is seen on paper and on ink. */
function paintCursor(
  context: CanvasRenderingContext2D,
  { at, down }: Cursor,
  brush: number,
  { ink, paper }: PadColours,
): void {
  const [x, y] = at;
  for (const [colour, width, opacity] of [
    [paper, 0.024, 1],
    [ink, 0.01, down ? 1 : LIFTED],
  ] as const) {
    context.beginPath();
    context.arc(x, y, brush / 2 + 0.012, 0, 2 * Math.PI);
    context.strokeStyle = colour;
    context.globalAlpha = opacity;
    context.lineWidth = width;
    context.stroke();
  }
  context.globalAlpha = 1;
}
