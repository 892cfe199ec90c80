/** Debian's WebKitGTK, its small browser and its driver, over WebDriver: https://www.w3.org/TR/webdriver2/ */
import { createServer } from 'node:net';
import * as actions from './actions';
import { WINDOW, type Driver } from './driver';
import { Programs } from './programs';

export interface WebKitGtk {
  /** Programs: the driver, and a screen that nobody sees. */
  readonly driver: string;
  readonly screen: string;
}

const BARS = 100; // pixels of the window that are not the page's
const PATIENCE = 60_000; // milliseconds, for a script that waits for the page

export async function driveWebKitGtk({ driver, screen }: WebKitGtk): Promise<Driver> {
  const programs = new Programs();
  const { width, height } = WINDOW;
  try {
    const size = ['-screen', '0', `${width}x${height + BARS}x24`];
    const options = ['-displayfd', '1', '-nolisten', 'tcp', ...size];
    const [display] = await programs.start(screen, options, /^\d+$/);
    const port = await freePort();
    const env = { DISPLAY: `:${display}`, GDK_BACKEND: 'x11' };
    programs.start(driver, [`--port=${port}`], /^$/, env).catch(() => {}); // it says nothing
    return await openSession(`http://127.0.0.1:${port}`, () => programs.end());
  } catch (error) {
    programs.end();
    throw error;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

async function openSession(server: string, end: () => void): Promise<Driver> {
  await listening(server);
  const { sessionId } = (await send(`${server}/session`, 'POST', { capabilities: {} })) as {
    sessionId: string;
  };
  const session = `${server}/session/${sessionId}`;
  const get = (path: string) => send(`${session}/${path}`, 'GET');
  const post = (path: string, body: object = {}) => send(`${session}/${path}`, 'POST', body);
  const perform = async (what: object[]) => void (await post('actions', { actions: what }));
  await post('timeouts', { script: PATIENCE });
  await post('window/rect', { ...WINDOW, height: WINDOW.height + BARS });

  return {
    complaints: [],
    goto: async (url) => void (await post('url', { url })),
    reload: async () => void (await post('refresh')),
    async run(expression) {
      const script = `const [done] = arguments;
        (async () => ${expression})().then(
          (value) => done({ value }),
          (error) => done({ error: String(error) }),
        );`;
      const answer = await post('execute/async', { script, args: [] });
      const { value, error } = answer as { value: never; error?: string };
      if (error) throw new Error(error);
      return value;
    },
    screenshot: async () =>
      Uint8Array.from(Buffer.from((await get('screenshot')) as string, 'base64')),
    drag: (places) => perform(actions.drag(places)),
    press: (key) => perform(actions.press(key)),
    async accessible(selector) {
      const found = await post('elements', { using: 'css selector', value: selector });
      const ids = (found as Record<string, string>[]).flatMap((element) => Object.values(element));
      const tell = async (id: string) => ({
        role: (await get(`element/${id}/computedrole`)) as string,
        name: (await get(`element/${id}/computedlabel`)) as string,
      });
      return Promise.all(ids.map(tell));
    },
    async close() {
      await send(session, 'DELETE');
      end();
    },
  };
}

async function listening(server: string): Promise<void> {
  const end = Date.now() + PATIENCE;
  while (!(await fetch(`${server}/status`).catch(() => undefined))?.ok) {
    if (Date.now() > end) throw new Error(`${server}: no answer`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function send(url: string, method: string, body?: object): Promise<unknown> {
  const response = await fetch(url, { method, body: body ? JSON.stringify(body) : null });
  const { value } = (await response.json()) as { value: { message?: string } };
  if (!response.ok) throw new Error(`WebDriver: ${value.message}`);
  return value;
}
