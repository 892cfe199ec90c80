import { useMemo, useState } from 'react';

import type { Frames } from '../model/blend';
import type { Digit } from '../model/digits';
import { toImageData } from '../model/pixels';
import * as text from '../text';
import { BlendSlider } from './BlendSlider';
import { DigitCanvas } from './DigitCanvas';

/** A digit and its picture, each undefined until it is loaded. */
export interface End {
  digit: Digit | undefined;
  picture: HTMLImageElement | undefined;
}

interface BlendStageProps {
  first: End;
  second: End;
  frames: Frames | undefined;
}

/** The three pictures and, under them, the slider. */
export function BlendStage({ first, second, frames }: BlendStageProps) {
  const [percent, setPercent] = useState(50);
  const frame = frames?.[percent];
  const blended = useMemo(() => frame && toImageData(frame), [frame]);

  return (
    <div className="stage">
      <div className="pictures">
        <DigitCanvas name={text.pictures.first} place="first" picture={first.picture} />
        <DigitCanvas name={text.pictures.blended} place="blended" picture={blended} />
        <DigitCanvas name={text.pictures.second} place="second" picture={second.picture} />
      </div>
      <BlendSlider
        percent={percent}
        from={first.digit?.label}
        to={second.digit?.label}
        onChange={setPercent}
      />
    </div>
  );
}
