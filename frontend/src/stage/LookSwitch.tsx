import { useId } from 'react';

import { LOOKS, type Look } from '../model/ink';
import * as text from './text';
import './LookSwitch.css';

interface LookSwitchProps {
  look: Look;
  onChange: (look: Look) => void;
}

/** Strokes of ink, or the network's own pixels. */
export function LookSwitch({ look, onChange }: LookSwitchProps) {
  const id = useId();
  return (
    <div className="look" role="radiogroup" aria-label={text.look.group}>
      {LOOKS.map((one) => (
        <label key={one}>
          <input
            type="radio"
            className="unseen"
            name={id}
            checked={one === look}
            onChange={() => onChange(one)}
          />
          {text.look.names[one]}
        </label>
      ))}
    </div>
  );
}
