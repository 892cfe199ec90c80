import { readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

import { inkAt, INKS, packed, PAGE } from './inks';

test('scripts and style sheets paint with the same inks', () => {
  const sheet = readFileSync('src/page.css', 'utf8');
  for (const name of ['first', 'blended', 'second', 'text'] as const) {
    const [day, night] = [INKS.onPaper, INKS.onDark].map((inks) =>
      Buffer.from(inks[name]).toString('hex'),
    );
    expect(sheet).toContain(`--${name}: light-dark(#${day}, #${night});`);
  }
  expect(sheet).toContain(`--paper: light-dark(#${Buffer.from(PAGE).toString('hex')}, `);
});

test('on the way the ink goes from the first one over violet to the second', () => {
  const { first, blended, second } = INKS.onPaper;
  expect([0, 50, 100].map((percent) => inkAt(percent))).toEqual([first, blended, second]);
  expect(inkAt(25, true)[0]).toBe(Math.round((INKS.onDark.first[0] + INKS.onDark.blended[0]) / 2));
});

test('a colour is packed as an ImageData has it', () => {
  expect(packed([0x12, 0x34, 0x56])).toBe(0x563412);
});
