import { expect, test } from 'vitest';

import { blame, Fault, toFault } from './fault';

test('a fault stays what it is', () => {
  const fault = new Fault('runtime', 'ort.wasm: 404');
  expect(toFault(fault, 'decode')).toBe(fault);
});

test.each([new Error('no'), 'no'])(
  'another thing becomes a fault of the kind it is blamed on',
  (cause) => {
    expect(toFault(cause, 'model')).toMatchObject({ kind: 'model', message: 'no' });
  },
);

// As Chromium, Firefox, Safari, Emscripten and ONNX Runtime say it.
test.each([
  'Out of memory',
  'out of memory',
  'Array buffer allocation failed',
  'allocation size overflow',
  'WebAssembly.Memory(): could not allocate memory',
  'no available backend found. ERR: [wasm] RangeError: Out of memory',
  'WebAssembly.instantiate(): Out of memory: Cannot allocate Wasm memory for new instance',
  'Aborted(OOM). Build with -sASSERTIONS for more info.',
  'failed to call OrtRun(). ERROR_CODE: 6, ERROR_MESSAGE: std::bad_alloc',
])('want of memory is told from anything else: %s', (message) => {
  expect(toFault(new RangeError(message), 'start').kind).toBe('memory');
});

test.each(['room.onnx: the server answered 404', 'offset is out of bounds', 'Aborted()'])(
  'not everything is want of memory: %s',
  (message) => {
    expect(toFault(new Error(message), 'start').kind).toBe('start');
  },
);

test('a promise can be blamed', async () => {
  await expect(Promise.reject(new Error('no')).catch(blame('path'))).rejects.toMatchObject({
    kind: 'path',
  });
});
