import { useEffect, useRef, type DragEvent } from 'react';

import type { Input, Place } from '../blend/pair';
import type { Picture } from '../model/pixels';
import { FoundDigits } from './FoundDigits';
import * as text from './text';
import { usePhoto } from './usePhoto';
import { usePaste } from './usePaste';

interface PhotoPanelProps {
  place: Place;
  /** What is blended. */
  input: Input;
  onDigit: (picture: Picture) => void;
  /** Undefined as long as the digit of before is blended. */
  onBack: (() => void) | undefined;
  onDone: () => void;
}

/** Takes a photo, by a file's name, the camera, a drop or a paste, and shows what was understood of it. */
export function PhotoPanel({ place, input, onDigit, onBack, onDone }: PhotoPanelProps) {
  const chosen = input.kind === 'photo' ? input.picture : undefined;
  const panel = useRef<HTMLElement>(null);
  const file = useRef<HTMLInputElement>(null);
  const { state, read } = usePhoto(input, onDigit);
  usePaste(panel, read);
  useEffect(() => file.current?.focus(), []);

  const drop = (event: DragEvent) => {
    event.preventDefault(); // or the browser would open the file in place of the page
    const dropped = event.dataTransfer.files[0];
    if (dropped) read(dropped);
  };

  const back = () => {
    file.current?.focus(); // the button, gone, would lose it
    onBack?.();
  };

  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a file may be dropped on it
    <section
      ref={panel}
      className="photo"
      aria-label={text.panel[place]}
      onDragOver={(event) => event.preventDefault()}
      onDrop={drop}
    >
      <label className="file">
        {text.file}
        <input
          ref={file}
          type="file"
          className="unseen"
          accept="image/*"
          onChange={({ currentTarget }) => {
            const [first] = currentTarget.files ?? [];
            if (first) read(first);
            currentTarget.value = ''; // the same file may be chosen again
          }}
        />
      </label>
      <p className="hint">{text.hint}</p>
      <p className="outcome" aria-live="polite">
        {text.said(state)}
      </p>
      {state.status === 'read' && (
        <FoundDigits {...{ place, chosen }} digits={state.digits} onDigit={onDigit} />
      )}
      <div className="ways">
        {onBack && (
          <button type="button" onClick={back}>
            {text.back}
          </button>
        )}
        <button type="button" className="done" onClick={onDone}>
          {text.done}
        </button>
      </div>
    </section>
  );
}
