import type { Look } from '../model/ink';
import { DigitCanvas } from './DigitCanvas';
import { InkCanvas, type InkCanvasProps } from './InkCanvas';

/** A digit as the visitor wants to see them. */
export function Digit({ look, canWait, ...picture }: InkCanvasProps & { look: Look }) {
  return look === 'ink' ? (
    <InkCanvas {...picture} canWait={canWait} />
  ) : (
    <DigitCanvas {...picture} />
  );
}
