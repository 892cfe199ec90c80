import { useEffect, useRef, useState } from 'react';

import type { Picture } from '../model/pixels';
import { readPhoto, type PhotoState } from './photo';

/** Reads one photo after the other; of a newer one the older answer is dropped. The only digit is chosen at once. */
export function usePhoto(onDigit: (picture: Picture) => void) {
  const [state, setState] = useState<PhotoState>({ status: 'empty' });
  const newest = useRef(0);

  useEffect(() => () => void newest.current++, []);

  async function read(file: Blob) {
    const own = ++newest.current;
    setState({ status: 'reading' });
    const reading = await readPhoto(file);
    if (own !== newest.current) return;
    setState(reading);
    if (reading.status === 'read' && reading.digits.length === 1) onDigit(reading.digits[0]!);
  }

  return { state, read: (file: Blob) => void read(file) };
}
