import type { Frames } from '../model/frames';
import type { Observable } from '../model/observable';
import { DigitCanvas } from './DigitCanvas';
import { useObservable } from './useObservable';

interface PictureAtProps {
  name: string;
  position: Observable<number>;
  frames: Frames | undefined;
  /** Whether it is worth drawing at every step of the slider: it can be seen. */
  followed: boolean;
}

/** The one of the frames that is at the slider's place. */
export function PictureAt({ name, position, frames, followed }: PictureAtProps) {
  const percent = useObservable(position, followed);
  return <DigitCanvas name={name} place="blended" picture={frames?.[percent]} />;
}
