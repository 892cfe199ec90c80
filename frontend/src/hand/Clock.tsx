import { useMemo, useRef, useState, type RefObject } from 'react';

import type { DigitSet } from '../artifacts/digits';
import { useDecoded } from '../blend/useDecoded';
import type { Engine } from '../engine/engine';
import type { PathSettings } from '../model/path';
import { SIDE } from '../model/pixels';
import { described } from '../parts/DigitTile';
import { Section } from '../parts/Section';
import { UNIT, widthOf } from './face';
import * as words from './text';
import { nextTime, timeText } from './time';
import { turnsOf } from './turns';
import { useFace } from './useFace';
import { usePageShown } from './usePageShown';
import { useTime } from './useTime';
import { codesOf, type Writer } from './writer';

const ALL = Array.from({ length: 10 }, (_, digit) => digit);

interface ClockProps {
  writer: Writer | undefined;
  digits: DigitSet;
  engine: Engine | undefined;
  path: PathSettings | undefined;
  area: RefObject<HTMLDivElement | null>;
  /** Whether the area is on the screen: else the clock rests. */
  visible: boolean;
}

/** The time, whose digits turn into the next. */
export function Clock({ writer, digits, engine, path, area, visible }: ClockProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [seconds, setSeconds] = useState(false);
  const isShown = usePageShown();
  const now = useTime(visible && isShown, seconds);
  const text = timeText(now, seconds);
  const next = timeText(nextTime(now, seconds), seconds);

  const codes = useMemo(() => writer && codesOf(ALL, writer, digits), [writer, digits]);
  const { value: pictures } = useDecoded(engine, codes);
  const turn = useMemo(
    () => engine && path && codes && turnsOf(engine, path, codes),
    [engine, path, codes],
  );
  useFace(canvas, { text, next, pictures, turn });

  return (
    <Section name="clock" lead={words.clock.lead}>
      <div ref={area} className="clock">
        <div className="face tile">
          <canvas
            ref={canvas}
            width={widthOf(text)}
            height={UNIT * SIDE}
            {...described(words.clock.face(timeText(now, false)))}
          />
        </div>
        <label>
          <input
            type="checkbox"
            checked={seconds}
            onChange={(event) => setSeconds(event.currentTarget.checked)}
          />
          {words.clock.seconds}
        </label>
      </div>
    </Section>
  );
}
