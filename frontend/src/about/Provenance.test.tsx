import { render } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';

import { Provenance } from './Provenance';

afterEach(() => {
  document.head.innerHTML = '';
});

test('a page that has been deployed tells of which commit and run it is', () => {
  document.head.innerHTML =
    '<meta name="commit" content="0123456789abcdef" /><meta name="lock" content="d41d8cd98f00" />';
  const { container } = render(<Provenance />);
  expect(container.textContent).toContain(
    'This page is of commit 0123456; its dvc.lock, which names every byte, has the MD5 d41d8cd98f00.',
  );
});

test('a page that was only built tells nothing', () => {
  document.head.innerHTML = '<meta name="commit" content="" /><meta name="lock" content="" />';
  const { container } = render(<Provenance />);
  expect(container.innerHTML).toBe('');
});
