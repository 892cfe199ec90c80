import { expect, test } from 'vitest';

import { embedCode, readAddress } from './address';

test.each([
  ['', '', undefined, false],
  ['#v=1&a=3.0&b=8.1&p=40', 'v=1&a=3.0&b=8.1&p=40', undefined, false],
  ['#embed', '', undefined, true],
  ['#embed&v=1&a=3.0&b=8.1&p=40', 'v=1&a=3.0&b=8.1&p=40', undefined, true],
  ['#map', '', 'map', false],
  ['#map&v=1&a=3.0&b=8.1&p=40', 'v=1&a=3.0&b=8.1&p=40', 'map', false],
  ['#rubbish', 'rubbish', undefined, false],
])('%s', (hash, link, section, isEmbedded) => {
  expect(readAddress(hash)).toEqual({ link, section, isEmbedded });
});

test('the code for another page frames the stage of the link', () => {
  const code = embedCode('https://example.com/page/#map', 'v=1&a=3.0&b=8.1&p=40');
  expect(code).toContain(
    'src="https://example.com/page/#embed&amp;v=1&amp;a=3.0&amp;b=8.1&amp;p=40"',
  );
  expect(code).toMatch(/^<iframe .* width="640" height="420" title="BlendDigits"/);
});
