import { useEffect, useRef, useState } from 'react';

import type { Input } from '../blend/pair';
import type { Picture } from '../model/pixels';
import { useNewest } from '../parts/useNewest';
import { readPhoto, type PhotoState } from './photo';

/**
 * Reads one photo after the other; of a newer one the older answer is dropped. The only digit is chosen at once, unless
 * what is blended has changed meanwhile.
 */
export function usePhoto(input: Input, onDigit: (picture: Picture) => void) {
  const [state, setState] = useState<PhotoState>({ status: 'empty' });
  const newest = useRef(0);
  const chosen = useNewest(input);

  useEffect(() => () => void newest.current++, []);

  async function read(file: Blob) {
    const [own, before] = [++newest.current, chosen.current];
    setState({ status: 'reading' });
    const reading = await readPhoto(file);
    if (own !== newest.current) return;
    setState(reading);
    if (reading.status !== 'read' || chosen.current !== before) return;
    if (reading.digits.length === 1) onDigit(reading.digits[0]!);
  }

  return { state, read: (file: Blob) => void read(file) };
}
