/** Serves the built page on http://127.0.0.1:4173 until it is interrupted; PORT chooses another port. */
import { fileURLToPath } from 'node:url';
import { startServer } from './staticServer.mjs';

const folder = fileURLToPath(new URL('../dist', import.meta.url));
const port = Number(process.env.PORT ?? 4173);

try {
  const { url } = await startServer({ folder, path: '/', port });
  console.log(`BlendDigits: ${url} (Ctrl-C ends it)`);
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}

/** @param {any} error */
function explain(error) {
  if (error.code !== 'EADDRINUSE') return error.message;
  return `Port ${port} is busy. End the program that uses it, or choose another port: PORT=8080 make serve`;
}
