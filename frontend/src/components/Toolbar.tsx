import type { ReactNode } from 'react';

import type { Scene } from '../model/scene';
import { swapped } from '../model/scene';
import * as text from '../text/page';
import './Toolbar.css';

interface ToolbarProps {
  scene: Scene;
  onChange: (part: Partial<Scene>) => void;
  /** Undefined until there are digits to choose from. */
  onSurprise: (() => void) | undefined;
  children: ReactNode;
}

/** What can be done with a blend as a whole. */
export function Toolbar({ scene, onChange, onSurprise, children }: ToolbarProps) {
  return (
    <div className="toolbar">
      {children}
      <label className="even">
        <input
          type="checkbox"
          checked={scene.even}
          onChange={(event) => onChange({ even: event.currentTarget.checked })}
        />
        {text.even}
      </label>
      <button type="button" onClick={() => onChange(swapped(scene))}>
        {text.swap}
      </button>
      <button type="button" disabled={!onSurprise} onClick={onSurprise}>
        {text.surprise}
      </button>
    </div>
  );
}
