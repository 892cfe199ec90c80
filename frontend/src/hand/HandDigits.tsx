import { useRef } from 'react';

import { InkCanvas } from '../parts/InkCanvas';
import * as text from './text';
import type { Told, Writer } from './writer';

interface HandDigitsProps {
  told: readonly Told[];
  writer: Writer | undefined;
  /** Undefined where they are not the visitor's own. */
  onForget: (() => void) | undefined;
}

/** Of which digits the hand is. */
export function HandDigits({ told, writer, onForget }: HandDigitsProps) {
  const whose = useRef<HTMLParagraphElement>(null);

  function forget() {
    whose.current?.focus(); // the button, gone, would lose it
    onForget?.();
  }

  return (
    <div className="told">
      <p ref={whose} tabIndex={-1}>
        {onForget ? text.whose.own : text.whose.pair}
      </p>
      <div className="digits">
        {told.map(({ picture }, i) => (
          <InkCanvas
            key={i}
            name={text.readAs(writer?.hand?.digits[i]?.label)}
            place="blended"
            ink="text"
            picture={picture}
            canWait
          />
        ))}
      </div>
      {onForget && (
        <button type="button" onClick={forget}>
          {text.forget}
        </button>
      )}
    </div>
  );
}
