import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { Fault, type FaultKind } from '../model/fault';
import { orNewVersion } from './version';

let served: Response | Error;

beforeEach(() => {
  const program = Object.assign(document.createElement('script'), {
    src: './assets/index-mine.js',
  });
  vi.spyOn(document, 'querySelector').mockReturnValue(program);
  vi.stubGlobal('fetch', async () => {
    if (served instanceof Error) throw served;
    return served;
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
});

async function kindOf(kind: FaultKind) {
  const fault = await orNewVersion(new Fault(kind, 'a file: 404')).catch((cause: Fault) => cause);
  expect(fault.message).toBe('a file: 404');
  return fault.kind;
}

test.each(['digits', 'prior', 'path'] as const)(
  'a file is missing since the server has another version of the page: %s',
  async (kind) => {
    served = new Response('<script src="./assets/index-other.js">');
    expect(await kindOf(kind)).toBe('version');
  },
);

test('on the page that the server has a missing file is just that', async () => {
  served = new Response('<script src="./assets/index-mine.js">');
  expect(await kindOf('digits')).toBe('digits');
});

test('without the server nobody knows', async () => {
  served = new TypeError('Failed to fetch');
  expect(await kindOf('page')).toBe('page');
});

test('what is no matter of files is not asked for', async () => {
  served = new Response('<script src="./assets/index-other.js">');
  expect(await kindOf('memory')).toBe('memory');
});
