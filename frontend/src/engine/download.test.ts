import { expect, test, vi } from 'vitest';

import { download, get, getJson } from './download';

const file = { url: '/assets/model.onnx', byteCount: 5 };

function serve(chunks: readonly number[][], init?: ResponseInit) {
  const body = new ReadableStream({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(Uint8Array.from(chunk));
      controller.close();
    },
  });
  vi.stubGlobal('fetch', vi.fn().mockResolvedValue(new Response(body, init)));
}

test('a download gives the bytes in order and counts them as they come', async () => {
  serve([[1, 2], [3], [4, 5]]);
  const counts: number[] = [];
  const bytes = await download(file, { cache: 'default' }, (count) => counts.push(count));
  expect([...bytes]).toEqual([1, 2, 3, 4, 5]);
  expect(counts).toEqual([2, 1, 2]);
});

test.each([
  ['too short', [[1, 2]], 2],
  ['too long', [[1, 2, 3, 4], [5, 6, 7], [8]], 'more'],
  ['empty', [], 0],
])('a file that is %s is refused', async (_, chunks, came) => {
  serve(chunks);
  await expect(download(file, { cache: 'default' }, () => {})).rejects.toThrow(
    `model.onnx: expected 5 bytes, got ${came}`,
  );
});

test('an answer that is not a success is refused', async () => {
  serve([[1, 2, 3, 4, 5]], { status: 404 });
  await expect(download(file, { cache: 'default' }, () => {})).rejects.toThrow(
    'model.onnx: the server answered 404',
  );
});

test('a connection that breaks is told with the name of the file', async () => {
  const body = new ReadableStream({
    pull: (controller) => controller.error(new TypeError('network error')),
  });
  vi.stubGlobal('fetch', vi.fn().mockResolvedValue(new Response(body)));
  await expect(download(file, { cache: 'default' }, () => {})).rejects.toThrow(
    'model.onnx: network error',
  );
});

test('what is not JSON is told with the name of the file', async () => {
  vi.stubGlobal('fetch', vi.fn().mockResolvedValue(new Response('<html>')));
  await expect(getJson('/assets/x.json', { cache: 'default' })).rejects.toThrow(/^x\.json: .*JSON/);
});

test('no answer without a connection is a fault of its own', async () => {
  vi.stubGlobal('fetch', vi.fn().mockRejectedValue(new TypeError('Failed to fetch')));
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
  await expect(get('/assets/x.json', { cache: 'default' })).rejects.toMatchObject({
    kind: 'offline',
    message: 'x.json: Failed to fetch',
  });
});

test('no answer at all is told with the name of the file', async () => {
  vi.stubGlobal('fetch', vi.fn().mockRejectedValue(new TypeError('Failed to fetch')));
  await expect(download(file, { cache: 'default' }, () => {})).rejects.toThrow(
    'model.onnx: Failed to fetch',
  );
});
