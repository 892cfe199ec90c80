import { render } from '@testing-library/react';

import { App } from '../App';
import { loadFirstPair } from '../artifacts/firstPair';

// The parts that come later: the first test would wait while they are made ready to be imported.
await Promise.all([
  import('../Explorations'),
  import('../keep/Keep'),
  import('../picker/Choosers'),
]);

/** The page as main.tsx opens it. */
export function renderPage() {
  const firstPair = loadFirstPair().catch(() => undefined);
  return render(<App firstPair={firstPair} />);
}
