import { render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';

import { Links } from './Links';

afterEach(() => {
  document.head.innerHTML = '';
});

const addresses = () => screen.getAllByRole('link').map((link) => link.getAttribute('href'));

test('where the page has been deployed its source can be read, and how it works', () => {
  document.head.innerHTML = '<meta name="source" content="https://example.com/code" />';
  render(<Links />);
  expect(addresses().slice(0, 2)).toEqual([
    'https://example.com/code',
    'https://example.com/code/blob/HEAD/docs/how-it-works.md',
  ]);
});

test('elsewhere there are MNIST and the original', () => {
  document.head.innerHTML = '<meta name="source" content="" />';
  render(<Links />);
  expect(addresses()).toHaveLength(2);
});
