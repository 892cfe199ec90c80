import { act, render } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';

import { PrintedAddress } from './PrintedAddress';

afterEach(() => history.replaceState(null, '', '#'));

test.each([
  ['with what it shows', '#v=1&a=3.0&b=8.0&p=50', '#v=1&a=3.0&b=8.0&p=50'],
  ['without a drawing, which nobody types', `#v=1&a=d${'A'.repeat(200)}&b=8.0`, ''],
])('the address is printed %s', (_, hash, shown) => {
  history.replaceState(null, '', hash);
  const { container } = render(<PrintedAddress />);
  act(() => dispatchEvent(new Event('beforeprint')));
  const page = location.href.replace(location.hash, '');
  expect(container.textContent).toBe(page + shown);
});
