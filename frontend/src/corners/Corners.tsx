import { useCallback, useMemo, useState } from 'react';

import type { DigitSet } from '../artifacts/digits';
import type { Choice } from '../blend/pair';
import { useDecoded } from '../blend/useDecoded';
import type { Engine } from '../engine/engine';
import type { Look } from '../model/ink';
import { MIDDLE } from '../model/point';
import { Digit } from '../parts/Digit';
import { Pad } from '../parts/Pad';
import { Placed } from '../parts/Placed';
import { Section } from '../parts/Section';
import { useVisible } from '../parts/useVisible';
import { Waiting } from '../parts/Waiting';
import { CornerChoice } from './CornerChoice';
import { CornerGrid } from './CornerGrid';
import { CORNERS, cornerCode, cornerCodes, startCorners, type Corner } from './corners';
import * as text from './text';
import './Corners.css';

interface CornersProps {
  digits: DigitSet;
  engine: Engine | undefined;
  look: Look;
}

/** Four digits at the corners of a square, and a point that blends them. */
export function Corners({ digits, engine, look }: CornersProps) {
  const [choices, setChoices] = useState(startCorners);
  const [point, setPoint] = useState(MIDDLE);
  const { ref, seen } = useVisible<HTMLDivElement>();
  const asked = seen ? engine : undefined;

  const codes = useMemo(() => cornerCodes(digits, choices), [digits, choices]);
  const wanted = useMemo(() => [cornerCode(codes, point)], [codes, point]);
  const { value: [picture] = [], fault } = useDecoded(asked, wanted);

  const choose = useCallback(
    (corner: Corner, choice: Choice) => setChoices((before) => ({ ...before, [corner]: choice })),
    [],
  );

  return (
    <Section name="corners" lead={text.lead}>
      <div ref={ref} className="beside corners">
        {/* Where the page is from right to left, the way of the point is not. */}
        <div className="square" dir="ltr">
          {CORNERS.map((corner) => (
            <CornerChoice
              key={corner}
              {...{ corner, digits, look }}
              choice={choices[corner]}
              onChoose={choose}
            />
          ))}
          <Pad names={text.point} valueText={text.place(point)} point={point} onMove={setPoint}>
            <Placed at={point} className="grid tile blended">
              <CornerGrid engine={asked} {...{ codes, look }} />
            </Placed>
          </Pad>
        </div>
        <div className="here">
          <Digit name={text.result} place="blended" {...{ look, picture }} />
          <Waiting ready={engine !== undefined} fault={fault} />
        </div>
      </div>
    </Section>
  );
}
