import { useEffect, useState } from 'react';

import { readAddress } from './keep/address';

/**
 * How the page was opened: whether within another one, and whether there is a link, or has been one since, as the page
 * around it may set one later. Neither is taken back.
 */
export function useOpened() {
  const [{ isEmbedded, link }] = useState(() => readAddress(location.hash));
  const [hasLink, setHasLink] = useState(link !== '');

  useEffect(() => {
    const follow = () => {
      if (readAddress(location.hash).link !== '') setHasLink(true);
    };
    follow(); // since it was first drawn
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);

  return { isEmbedded, hasLink };
}
