import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';

import type { Input, Place } from '../blend/pair';
import { faults } from '../parts/faults';
import { useLazyPart } from '../parts/useLazyPart';
import { useNewest } from '../parts/useNewest';
import * as text from './text';
import './Photo.css'; // comes with the page: a sheet that failed to load would not be asked for again

const loadPanel = () => import('./PhotoPanel').then(({ PhotoPanel }) => PhotoPanel);

interface ReadPhotoProps {
  place: Place;
  input: Input;
  onChoose: (place: Place, input: Input) => void;
}

/** A button, and once it is pressed a panel that reads digits from photos: a chunk of its own. */
export function ReadPhoto({ place, input, onChoose }: ReadPhotoProps) {
  const button = useRef<HTMLButtonElement>(null);
  const { part: Panel, fault, get } = useLazyPart(loadPanel);
  const [before, setBefore] = useState<Input>();
  const newest = useNewest(input);

  const open = async () => {
    if (await get()) setBefore(newest.current);
  };
  const close = () => {
    flushSync(() => setBefore(undefined));
    button.current?.focus();
  };

  return (
    <>
      {before && Panel && (
        <Panel
          {...{ place, input }}
          onDigit={(picture) => onChoose(place, { kind: 'photo', picture })}
          onBack={input === before ? undefined : () => onChoose(place, before)}
          onDone={close}
        />
      )}
      <button
        ref={button}
        type="button"
        className="read-photo"
        aria-label={text.button[place]}
        hidden={before !== undefined}
        onClick={() => void open()}
      >
        {text.buttonShort}
      </button>
      <p role="alert">
        {fault && (fault.kind === 'version' ? faults.version.join(' ') : text.failed)}
      </p>
    </>
  );
}
