import type { Subject } from '../blend/subject';
import type { Frames } from '../model/frames';
import type { Look } from '../model/ink';
import type { Observable } from '../model/observable';
import { Digit } from '../parts/Digit';
import { useObservable } from '../parts/useObservable';
import * as text from './text';

interface BlendedDigitProps {
  position: Observable<number>;
  frames: Frames | undefined;
  look: Look;
  /** What the path leads from and to. */
  from: Subject | undefined;
  to: Subject | undefined;
}

/** The picture in the middle; its ink goes from the one digit's to the other's. */
export function BlendedDigit({ position, frames, look, from, to }: BlendedDigitProps) {
  const percent = useObservable(position);
  return (
    <Digit
      name={text.pictures.blended(percent, from, to)}
      place="blended"
      ink={percent}
      look={look}
      picture={frames?.[percent]}
    />
  );
}
