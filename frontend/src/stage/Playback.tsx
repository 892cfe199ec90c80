import { useId } from 'react';

import type { Observable } from '../model/observable';
import { SPEEDS, type Speed } from './playback';
import * as text from './text';
import { usePlayback } from './usePlayback';
import './Playback.css';

interface PlaybackProps {
  position: Observable<number>;
  /** Whether there is something to play. */
  ready: boolean;
}

/** Plays the path there and back. It never starts by itself. */
export function Playback({ position, ready }: PlaybackProps) {
  const id = useId();
  const { playing, setPlaying, speed, setSpeed } = usePlayback(position);
  const words = playing ? text.playback.pause : text.playback.play;

  return (
    <div className="playback">
      <button
        type="button"
        className={playing ? 'pause' : 'play'}
        disabled={!ready && !playing} // what moves can always be stopped
        onClick={() => setPlaying(!playing)}
      >
        {words}
      </button>
      <label htmlFor={id}>{text.playback.speed}</label>
      <select
        id={id}
        value={speed}
        onChange={({ currentTarget }) => setSpeed(currentTarget.value as Speed)}
      >
        {Object.keys(SPEEDS).map((name) => (
          <option key={name} value={name}>
            {text.playback.speeds[name as Speed]}
          </option>
        ))}
      </select>
    </div>
  );
}
