/**
 * What the page says when something fails. (The detail, which names a file and what was wrong with it, is
 * written where it is found: it is for whoever runs the pipeline.)
 */
import { words } from '../model/dataset';
import type { Fault, FaultKind } from '../model/fault';
import { reload, retry } from './text';

const connection = 'Check your connection, then try again.';
const meanwhile = 'The pair that the page begins with works without it.';
const version = 'Try again. If that does not help, this copy of the page has to be built anew.';

/** What happened, and what the visitor can do. */
export const faults: Readonly<Record<FaultKind, readonly [what: string, next: string]>> = {
  offline: [
    'You are offline, and not all of this page is on your device yet.',
    'Go online, then try again. The pair that the page begins with works offline too.',
  ],
  page: ['A part of this page could not be loaded.', connection],
  version: ['There is a new version of this page.', 'Reload the page to go on with it.'],
  digits: [`The ${words.plural} could not be loaded.`, connection],
  path: [`The path between the ${words.plural} could not be loaded.`, connection],
  prior: [`What ${words.plural} are invented of could not be loaded.`, connection],
  latent: ['The map of the codes could not be loaded.', connection],
  runtime: ['The program that runs the network could not be loaded.', `${connection} ${meanwhile}`],
  model: ['The network could not be loaded.', `${connection} ${meanwhile}`],
  start: ['The network has arrived, but it could not be started.', version],
  mismatch: ['The files of this page do not belong together.', version],
  worker: ['The network has stopped.', 'Try again to start it anew.'],
  decode: ['The network could not draw this blend.', 'Try again to start it anew.'],
  memory: [
    'There is not enough memory for the network.',
    `Close other pages or programs, then try again. ${meanwhile}`,
  ],
};

/** On the button that helps. */
export function wayOn({ kind }: Fault): string {
  return kind === 'version' ? reload : retry;
}
