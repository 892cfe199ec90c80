import { useState } from 'react';

import type { DigitSet } from '../artifacts/digits';
import type { Pair } from '../blend/pair';
import type { Subject } from '../blend/subject';
import type { Engine } from '../engine/engine';
import type { PathSettings } from '../model/path';
import { Section } from '../parts/Section';
import { useVisible } from '../parts/useVisible';
import { useWhile } from '../parts/useWhile';
import { Waiting } from '../parts/Waiting';
import { Clock } from './Clock';
import { HandDigits } from './HandDigits';
import { NumberField } from './NumberField';
import * as text from './text';
import { useOwnDigits } from './useOwnDigits';
import { useWriter } from './useWriter';
import { WrittenLine, type SaveLine } from './WrittenLine';
import './Hand.css';

interface InYourHandProps {
  digits: DigitSet;
  path: PathSettings | undefined;
  engine: Engine | undefined;
  pair: Pair;
  first: Subject;
  second: Subject;
  onSave: SaveLine;
}

/** Numbers, and the time, in the hand of the visitor's own digits or of the two on the stage. */
export function InYourHand({ digits, path, engine, pair, first, second, onSave }: InYourHandProps) {
  const [number, setNumber] = useState(() => String(new Date().getFullYear()));
  const { ref, visible: isLineVisible, seen: isLineSeen } = useVisible<HTMLDivElement>();
  const { ref: area, visible: isClockVisible, seen: isClockSeen } = useVisible<HTMLDivElement>();
  const visible = isLineVisible || isClockVisible;
  const { own, forget } = useOwnDigits(pair);
  const { told, answer } = useWriter(
    isLineSeen || isClockSeen ? engine : undefined,
    useWhile(visible, own),
    useWhile(visible, first),
    useWhile(visible, second),
  );
  const { value: writer, fault } = answer;

  return (
    <>
      <Section name="hand" lead={text.lead}>
        <div ref={ref} className="hand">
          <HandDigits {...{ told, writer }} onForget={own.length > 0 ? forget : undefined} />
          <NumberField {...{ number }} onChange={setNumber} />
          <WrittenLine {...{ number, writer, digits, engine, onSave }} />
          <Waiting ready={engine !== undefined} fault={fault} />
        </div>
      </Section>
      <Clock {...{ writer, digits, engine, path, area }} visible={isClockVisible} />
    </>
  );
}
