import { render } from '@testing-library/react';

import { App } from '../App';
import { loadFirstPair } from '../artifacts/firstPair';

/** The page as main.tsx opens it. */
export function renderPage() {
  const firstPair = loadFirstPair().catch(() => undefined);
  return render(<App firstPair={firstPair} />);
}
