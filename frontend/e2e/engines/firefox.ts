/** The system's Firefox as it is, over WebDriver BiDi: https://www.w3.org/TR/webdriver-bidi/ */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket } from 'ws';
import * as actions from './actions';
import { WINDOW, type Driver } from './driver';
import { Programs } from './programs';

export interface Firefox {
  readonly program: string;
  /** What about:config would show. */
  readonly preferences: Readonly<Record<string, boolean | number>>;
}

const PATIENCE = 60_000; // milliseconds, with a command

/** It asks no server but ours, and tells us all that it would tell a developer. */
const QUIET = {
  'app.normandy.enabled': false,
  'app.update.disabledForTesting': true,
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'extensions.update.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.enabled': false,
  'toolkit.telemetry.enabled': false,
};

export async function driveFirefox({ program, preferences }: Firefox): Promise<Driver> {
  const programs = new Programs();
  const profile = await mkdtemp(join(tmpdir(), 'firefox-'));
  const set = Object.entries({ ...QUIET, ...preferences }).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${value});\n`,
  );
  await writeFile(join(profile, 'user.js'), set.join(''));
  const end = async () => {
    programs.end();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const args = ['--headless', '--remote-debugging-port=0', '--profile', profile];
    const [, url] = await programs.start(program, args, /BiDi listening on (ws:\S+)/);
    return await openSession(`${url}/session`, end);
  } catch (error) {
    await end();
    throw error;
  }
}

async function openSession(url: string, end: () => Promise<void>): Promise<Driver> {
  const complaints: string[] = [];
  const send = await connect(url, (entry) => complaints.push(entry));
  await send('session.new', { capabilities: {} });
  await send('session.subscribe', { events: ['log.entryAdded'] });
  const { contexts } = (await send('browsingContext.getTree')) as {
    contexts: { context: string }[];
  };
  const { context } = contexts[0]!;
  const inPage = (method: string, parameters: object) => send(method, { context, ...parameters });
  const perform = async (what: object[]) =>
    void (await inPage('input.performActions', { actions: what }));
  await inPage('browsingContext.setViewport', { viewport: WINDOW });

  return {
    complaints,
    goto: async (to) =>
      void (await inPage('browsingContext.navigate', { url: to, wait: 'complete' })),
    reload: async () => void (await inPage('browsingContext.reload', { wait: 'complete' })),
    async run(expression) {
      const { result, exceptionDetails } = (await send('script.evaluate', {
        expression: `(async () => JSON.stringify((await ${expression}) ?? null))()`,
        target: { context },
        awaitPromise: true,
      })) as { result: { value: string }; exceptionDetails?: { text: string } };
      if (exceptionDetails) throw new Error(exceptionDetails.text);
      return JSON.parse(result.value) as never;
    },
    drag: (places) => perform(actions.drag(places)),
    press: (key) => perform(actions.press(key)),
    async screenshot() {
      const { data } = (await inPage('browsingContext.captureScreenshot', {})) as {
        data: string;
      };
      return Uint8Array.from(Buffer.from(data, 'base64'));
    },
    async close() {
      await send('browser.close');
      await end();
    },
  };
}

/** What a message of the browser can be: an answer, or news of the log. */
interface Message {
  readonly id?: number;
  readonly result?: unknown;
  readonly error?: string;
  readonly message?: string;
  readonly params?: { text: string };
}

interface Waiting {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** A function that sends a command and waits for its answer. */
async function connect(url: string, onLog: (entry: string) => void) {
  const socket = new WebSocket(url);
  const waiting = new Map<number, Waiting>();
  socket.on('message', (data) => {
    const { id, result, error, message, params } = JSON.parse(String(data)) as Message;
    if (id === undefined) onLog(params!.text);
    else if (error) waiting.get(id)!.reject(new Error(`${error}: ${message}`));
    else waiting.get(id)!.resolve(result);
  });
  await new Promise((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });

  let count = 0;
  return (method: string, params: object = {}): Promise<unknown> => {
    const answer = new Promise((resolve, reject) => {
      waiting.set(count, { resolve, reject });
      socket.send(JSON.stringify({ id: count++, method, params }));
    });
    return Promise.race([answer, tooLate(method)]);
  };
}

async function tooLate(method: string): Promise<never> {
  await sleep(PATIENCE, undefined, { ref: false });
  throw new Error(`${method}: no answer`);
}
