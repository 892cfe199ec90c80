import type { ReactNode } from 'react';

import type { Scene } from '../blend/scene';
import { LookSwitch } from './LookSwitch';
import * as text from './text';
import './Toolbar.css';

interface ToolbarProps {
  scene: Scene;
  onChange: (part: Partial<Scene>) => void;
  /** Undefined until there are digits to choose from, as is the other. */
  onSwap: (() => void) | undefined;
  onSurprise: (() => void) | undefined;
  children: ReactNode;
}

/** What can be done with a blend as a whole. */
export function Toolbar({ scene, onChange, onSwap, onSurprise, children }: ToolbarProps) {
  return (
    <div className="toolbar">
      {children}
      <button type="button" disabled={!onSwap} onClick={onSwap}>
        {text.swap}
      </button>
      <button type="button" disabled={!onSurprise} onClick={onSurprise}>
        {text.surprise}
      </button>
      <label className="even-speed">
        <input
          type="checkbox"
          checked={scene.evenSpeed}
          onChange={(event) => onChange({ evenSpeed: event.currentTarget.checked })}
        />
        {text.evenSpeed}
      </label>
      <LookSwitch look={scene.look} onChange={(look) => onChange({ look })} />
    </div>
  );
}
