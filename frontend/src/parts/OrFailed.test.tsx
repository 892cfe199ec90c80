import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';

import { Fault } from '../model/fault';
import { OrFailed } from './OrFailed';

test('who tries again by keyboard stays at the words, when the button has gone with the fault', async () => {
  const words = 'what it draws';
  const onRetry = vi.fn(() =>
    rerender(<OrFailed {...{ fault: undefined, onRetry }}>{words}</OrFailed>),
  );
  const fault = new Fault('decode', 'no');
  const { rerender } = render(<OrFailed {...{ fault, onRetry }}>{words}</OrFailed>);
  expect(screen.queryByText(words)).toBeNull();
  await userEvent.tab();
  await userEvent.keyboard('{Enter}');
  expect(onRetry).toHaveBeenCalledOnce();
  expect(document.activeElement).toBe(screen.getByText(words));
});
