import { BRUSHES, STEPS_OF_SIDE } from '../model/drawing';
import * as text from './text';

interface DrawToolsProps {
  brush: number;
  isEmpty: boolean;
  /** The class that stays where nothing is drawn. */
  kept: number;
  onBrush: (brush: number) => void;
  /** Undefined where there is nothing to undo. */
  onUndo: (() => void) | undefined;
  onClear: () => void;
  onDone: () => void;
}

/** What can be done with strokes besides drawing them. */
export function DrawTools(props: DrawToolsProps) {
  const { brush, isEmpty, kept, onBrush, onUndo, onClear, onDone } = props;
  const inSteps = (share: number) => Math.round(share * STEPS_OF_SIDE);

  return (
    <div className="tools">
      <label className="brush">
        {text.brush}
        <input
          type="range"
          className="range"
          min={inSteps(BRUSHES.thinnest)}
          max={inSteps(BRUSHES.thickest)}
          value={inSteps(brush)}
          aria-valuetext={text.brushValue(brush)}
          onChange={(event) => onBrush(event.currentTarget.valueAsNumber / STEPS_OF_SIDE)}
        />
      </label>
      <button type="button" disabled={!onUndo} onClick={onUndo}>
        {text.undo}
      </button>
      <button type="button" disabled={isEmpty} onClick={onClear}>
        {text.clear}
      </button>
      <button type="button" className="done" onClick={onDone}>
        {isEmpty ? text.keep(kept) : text.done}
      </button>
    </div>
  );
}
