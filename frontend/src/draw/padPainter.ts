/** The look of the drawing pad: white ink on black, as all pictures here; style sheets colour it. */
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

/** As in an exercise book: a digit between them has the usual line width. */
const GUIDES = [0.13, 0.87];
const GUIDE_INK = '#3c3c3c';

export function paintPad(context: CanvasRenderingContext2D, picture: PadPicture): void {
  const { width: side } = context.canvas;
  context.setTransform(side, 0, 0, side, 0, 0); // from here on the side is 1
  context.fillStyle = '#000';
  context.fillRect(0, 0, 1, 1);
  paintGuides(context);

  context.strokeStyle = context.fillStyle = '#fff';
  context.lineCap = context.lineJoin = 'round';
  context.lineWidth = picture.brush;
  for (const stroke of picture.strokes) paintStroke(context, stroke, picture.brush);
  if (picture.cursor) paintCursor(context, picture.cursor, picture.brush);
}

function paintGuides(context: CanvasRenderingContext2D): void {
  context.strokeStyle = GUIDE_INK;
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
function paintCursor(context: CanvasRenderingContext2D, { at, down }: Cursor, brush: number): void {
  const [x, y] = at;
  for (const [ink, width] of [
    ['#000', 0.024],
    [down ? '#fff' : '#999', 0.01],
  ] as const) {
    context.beginPath();
    context.arc(x, y, brush / 2 + 0.012, 0, 2 * Math.PI);
    context.strokeStyle = ink;
    context.lineWidth = width;
    context.stroke();
  }
}
