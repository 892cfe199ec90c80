import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';

const TYPED = 120; // characters: no one types more

/** The page's, with what it shows unless that is too long: strokes of a drawing fill a sheet. */
function printed({ href }: Location): string {
  return href.length > TYPED ? href.split('#')[0]! : href;
}

/** Where what is printed can be played with. */
export function PrintedAddress() {
  const [address, setAddress] = useState('');

  useEffect(() => {
    const show = () => flushSync(() => setAddress(printed(location)));
    addEventListener('beforeprint', show);
    return () => removeEventListener('beforeprint', show);
  }, []);

  return <p className="printed-address">{address}</p>;
}
