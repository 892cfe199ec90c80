import { useEffect, useRef, useState } from 'react';

import type { Observable } from '../model/observable';
import { percentAt, phaseAt, SPEEDS, type Speed } from './playback';

const LONGEST_STEP = 0.1; // seconds: a page that was hidden goes on where it was

/** Moves the slider there and back while it plays. Whoever else moves it ends that. */
export function usePlayback(position: Observable<number>) {
  const [playing, setPlaying] = useState(false);
  const [speed, setSpeed] = useState<Speed>('normal');
  const seconds = useRef<number>(SPEEDS.normal);

  useEffect(() => {
    seconds.current = SPEEDS[speed];
  }, [speed]);

  useEffect(() => {
    if (!playing) return undefined;
    let phase = phaseAt(position.get());
    let set = position.get();
    let before: number | undefined;
    let request = requestAnimationFrame(function step(now) {
      phase += Math.min((now - (before ?? now)) / 1000, LONGEST_STEP) / seconds.current;
      before = now;
      set = percentAt(phase);
      position.set(set);
      request = requestAnimationFrame(step);
    });
    const unsubscribe = position.subscribe(() => {
      if (position.get() !== set) setPlaying(false);
    });
    return () => {
      cancelAnimationFrame(request);
      unsubscribe();
    };
  }, [playing, position]);

  return { playing, setPlaying, speed, setSpeed };
}
