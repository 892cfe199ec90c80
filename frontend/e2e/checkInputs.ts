import { startServer } from '../scripts/staticServer.mjs';
import { notTried } from './engines/found';
import { distFolder, readReference } from './inputs';

/** Before all tests: what they need is there, or one message says what is missing. */
export default async function checkInputs() {
  readReference();
  const { close } = await startServer({ folder: distFolder, path: '/', port: 0 });
  close();
  const words = notTried();
  if (words) process.stdout.write(`${words}\n`);
}
