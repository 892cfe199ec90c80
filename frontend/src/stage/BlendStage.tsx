import type { Subject } from '../blend/subject';
import type { Frames } from '../model/frames';
import type { Observable } from '../model/observable';
import { DigitCanvas } from '../parts/DigitCanvas';
import { PictureAt } from '../parts/PictureAt';
import { BlendSlider } from './BlendSlider';
import { Filmstrip } from './Filmstrip';
import * as text from './text';
import { useScrub } from './useScrub';
import './BlendStage.css';

interface BlendStageProps {
  position: Observable<number>;
  first: Subject | undefined;
  second: Subject | undefined;
  frames: Frames | undefined;
}

/** The three pictures and, under them, the slider and the whole path. */
export function BlendStage({ position, first, second, frames }: BlendStageProps) {
  const area = useScrub<HTMLDivElement>(position);

  return (
    <div className="stage">
      <div className="pictures">
        <DigitCanvas name={text.pictures.first} place="first" picture={first?.seen} />
        <div className="scrub" ref={area}>
          <PictureAt name={text.pictures.blended} position={position} frames={frames} followed />
        </div>
        <DigitCanvas name={text.pictures.second} place="second" picture={second?.seen} />
      </div>
      <BlendSlider position={position} from={first?.label} to={second?.label} />
      <Filmstrip position={position} frames={frames} />
    </div>
  );
}
