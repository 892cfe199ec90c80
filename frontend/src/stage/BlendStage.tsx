import type { ReactNode } from 'react';

import type { Blend } from '../blend/blend';
import type { Place } from '../blend/pair';
import type { Subject } from '../blend/subject';
import type { Frames } from '../model/frames';
import type { Look } from '../model/ink';
import type { Observable } from '../model/observable';
import type { PathSettings } from '../model/path';
import { BlendedDigit } from './BlendedDigit';
import { BlendSlider } from './BlendSlider';
import { Codes } from './Codes';
import { Filmstrip } from './Filmstrip';
import { SideDigit } from './SideDigit';
import { Stations } from './Stations';
import { usePreparedInk } from './usePreparedInk';
import { useScrub } from './useScrub';
import { useSweep } from './useSweep';
import './BlendStage.css';

interface BlendStageProps {
  position: Observable<number>;
  first: Subject | undefined;
  second: Subject | undefined;
  /** What the frames lead from and to: until those of a new pair are there, the pair before. */
  from: Subject | undefined;
  to: Subject | undefined;
  frames: Frames | undefined;
  look: Look;
  /** What the frames are of, when that is known, and the settings of its path. */
  blend: Blend | undefined;
  path: PathSettings | undefined;
  /** Whose chooser is open. */
  choosing: Place | undefined;
  /** Undefined as long as there is nothing to choose from. */
  onChoose: ((place: Place) => void) | undefined;
  /** The choosers. */
  children?: ReactNode;
}

/** The three pictures and, under them, the slider and the whole path. */
export function BlendStage(props: BlendStageProps) {
  const { position, first, second, from, to, frames, look, blend, path } = props;
  const { choosing, onChoose, children } = props;
  const area = useScrub<HTMLDivElement>(position);
  useSweep(position, frames !== undefined);
  usePreparedInk(look, frames);
  const side = (place: Place) => ({
    place,
    look,
    isOpen: choosing === place,
    onPress: onChoose && (() => onChoose(place)),
  });

  return (
    <div className={choosing ? 'stage choosing' : 'stage'}>
      <div className="pictures">
        <SideDigit {...side('first')} subject={first} />
        <div className="scrub" ref={area}>
          <BlendedDigit {...{ position, frames, look, from, to }} />
        </div>
        <SideDigit {...side('second')} subject={second} />
      </div>
      {children}
      <Codes {...{ blend, position }} />
      <BlendSlider {...{ position, from, to }} />
      <Filmstrip position={position} frames={frames} look={look} />
      <Stations {...{ blend, path }} />
    </div>
  );
}
