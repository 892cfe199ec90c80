import { useObservable } from '../hooks/useObservable';
import type { Observable } from '../model/observable';
import type { Frames } from '../model/walk';
import * as text from '../text/page';
import { DigitCanvas } from './DigitCanvas';

interface BlendedDigitProps {
  position: Observable<number>;
  frames: Frames | undefined;
}

/** The picture at the slider's place. */
export function BlendedDigit({ position, frames }: BlendedDigitProps) {
  const percent = useObservable(position);
  return <DigitCanvas name={text.pictures.blended} place="blended" picture={frames?.[percent]} />;
}
