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
  return (
    <div className="told">
      <p>{onForget ? text.whose.own : text.whose.pair}</p>
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
        <button type="button" onClick={onForget}>
          {text.forget}
        </button>
      )}
    </div>
  );
}
