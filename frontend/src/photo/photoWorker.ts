/** The worker: reads a photo, away from what answers the visitor. */
import type { Reading } from './photo';
import { canReadPixels, coloursOf } from './decode';
import { digitsOf } from './reading';

addEventListener('message', ({ data }: MessageEvent<Blob>) => {
  void read(data)
    .catch((): Reading => ({ status: 'failed' })) // or the page would wait for ever
    .then((reading) => postMessage(reading));
});

async function read(file: Blob): Promise<Reading> {
  if (!canReadPixels()) return { status: 'guarded' };
  const colours = await coloursOf(file).catch(() => undefined);
  if (!colours) return { status: 'unreadable' };
  const digits = digitsOf(colours);
  return digits.length > 0 ? { status: 'read', digits } : { status: 'nothing' };
}
