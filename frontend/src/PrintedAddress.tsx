import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';

/** Where what is printed can be played with. */
export function PrintedAddress() {
  const [address, setAddress] = useState('');

  useEffect(() => {
    const show = () => flushSync(() => setAddress(location.href));
    addEventListener('beforeprint', show);
    return () => removeEventListener('beforeprint', show);
  }, []);

  return <p className="printed-address">{address}</p>;
}
