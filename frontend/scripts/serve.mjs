/** Serves the built page on http://127.0.0.1:4173 until it is interrupted; PORT chooses another port. */
import { fileURLToPath } from 'node:url';
import { startServer } from './staticServer.mjs';

const USUAL = '4173';
const ANOTHER = 'choose another port: PORT=8080 make serve';

const folder = fileURLToPath(new URL('../dist', import.meta.url));
const chosen = process.env.PORT || USUAL;

try {
  const { url } = await startServer({ folder, path: '/', port: portOf(chosen) });
  console.log(`BlendDigits: ${url} (Ctrl-C ends it)`);
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}

/** @param {string} text */
function portOf(text) {
  if (/^\d{1,5}$/.test(text) && Number(text) < 2 ** 16) return Number(text);
  throw new Error(`PORT=${text}: expected a whole number from 0 to 65535, 0 for any free one.`);
}

/** @param {any} error */
function explain(error) {
  if (error.code === 'EADDRINUSE')
    return `Port ${chosen} is busy. End the program that uses it, or ${ANOTHER}`;
  if (error.code === 'EACCES') return `Port ${chosen} is not for everyone to open: ${ANOTHER}`;
  return error.message;
}
