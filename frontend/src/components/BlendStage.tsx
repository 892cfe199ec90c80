import type { Observable } from '../model/observable';
import type { Subject } from '../model/subject';
import type { Frames } from '../model/walk';
import * as text from '../text/page';
import { BlendedDigit } from './BlendedDigit';
import { BlendSlider } from './BlendSlider';
import { DigitCanvas } from './DigitCanvas';

interface BlendStageProps {
  position: Observable<number>;
  first: Subject | undefined;
  second: Subject | undefined;
  frames: Frames | undefined;
}

/** The three pictures and, under them, the slider. */
export function BlendStage({ position, first, second, frames }: BlendStageProps) {
  return (
    <div className="stage">
      <div className="pictures">
        <DigitCanvas name={text.pictures.first} place="first" picture={first?.seen} />
        <BlendedDigit position={position} frames={frames} />
        <DigitCanvas name={text.pictures.second} place="second" picture={second?.seen} />
      </div>
      <BlendSlider position={position} from={first?.label} to={second?.label} />
    </div>
  );
}
