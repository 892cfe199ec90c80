import { useObservable } from '../hooks/useObservable';
import type { Observable } from '../model/observable';
import type { Frames } from '../model/walk';
import { DigitCanvas } from './DigitCanvas';

interface PictureAtProps {
  name: string;
  position: Observable<number>;
  frames: Frames | undefined;
}

/** The one of the frames that is at the slider's place. */
export function PictureAt({ name, position, frames }: PictureAtProps) {
  const percent = useObservable(position);
  return <DigitCanvas name={name} place="blended" picture={frames?.[percent]} />;
}
