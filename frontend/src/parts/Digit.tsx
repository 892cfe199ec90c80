import type { Look } from '../model/ink';
import { DigitCanvas, type DigitCanvasProps } from './DigitCanvas';
import { InkCanvas } from './InkCanvas';

/** A digit as the visitor wants to see them. */
export function Digit({ look, ...picture }: DigitCanvasProps & { look: Look }) {
  return look === 'ink' ? <InkCanvas {...picture} /> : <DigitCanvas {...picture} />;
}
