/** Whether the page on show is the one that its server has by now. */
import { Fault, toFault, type FaultKind } from '../model/fault';

/** What a missing file may be behind. */
const OF_FILES: readonly FaultKind[] = [
  'page',
  'digits',
  'path',
  'prior',
  'latent',
  'runtime',
  'model',
  'worker',
];

/** A new version has files of other names, and those of the old one are gone sooner or later. */
async function isOutdated(): Promise<boolean> {
  const program = document.querySelector<HTMLScriptElement>('script[type="module"]')?.src;
  if (!program) return false;
  const page = await fetch('./', { cache: 'reload' }).then((response) => response.text());
  return !page.includes(program.slice(program.lastIndexOf('/') + 1));
}

/** For `promise.catch(orNewVersion)` of what cannot be had: that fault, or a new version as what is behind it. */
export async function orNewVersion(cause: unknown): Promise<never> {
  const fault = toFault(cause, 'page');
  const isTheCause = OF_FILES.includes(fault.kind) && (await isOutdated().catch(() => false));
  throw isTheCause ? new Fault('version', fault.message) : fault;
}
