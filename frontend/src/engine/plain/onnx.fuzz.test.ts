/** Damaged networks in plain TypeScript: each draws numbers, or is refused, and soon. */
import { expect, test } from 'vitest';

import { fuzz, Wrong } from '../../testing/fuzz';
import { tinyDecoder, tinyEncoder } from '../../testing/tinyNetworks';
import { openDecoder, openEncoder } from '../network';
import { openPlainSession } from './plainSession';

const LONGEST_MS = 3000; // of the processor: others may use it, too
const usedMs = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

test.for([
  ['onnx decoder', tinyDecoder({ latentDim: 2 })],
  ['onnx encoder', tinyEncoder({ latentDim: 2 })],
] as const)('a damaged %s is run or refused', async ([what, whole], { task }) => {
  const open = async (content: Uint8Array) => {
    const start = usedMs();
    const session = await openPlainSession(content).catch(refused);
    await (what === 'onnx decoder'
      ? openDecoder(session).catch(refused)
      : openEncoder(session, ['mu', 'logvar']).catch(refused));
    if (usedMs() - start > LONGEST_MS) throw new Wrong('too slow');
  };
  const endings = await fuzz(what, [whole], open, 150);
  task.meta.endings = endings;
  expect(endings.bad).toEqual([]);
});

/** Whatever is thrown, the page says that the network could not be started. */
function refused(cause: Error): never {
  throw new Error(cause.message);
}
