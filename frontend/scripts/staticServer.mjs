/** A static server for a built page, as a plain host would serve it. */
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';
import { judgeRange } from './ranges.mjs';

/**
 * Serves a folder on 127.0.0.1 under a path that begins and ends with a slash. Port 0 takes a free one. Some hosts have
 * their page for all that is missing. No request ends it.
 * Resolves, once it listens, to the page's URL and a function that ends the server.
 * @param {{ folder: string, path: string, port: number, pageForAll?: boolean }} options
 * @returns {Promise<{ url: string, close: () => void }>}
 */
export function startServer({ folder, path, port, pageForAll = false }) {
  if (!existsSync(join(folder, 'index.html'))) {
    return Promise.reject(new Error(`${folder} holds no built page: make one with "make repro".`));
  }
  const files = sirv(folder, { etag: true, single: pageForAll, setHeaders });
  const server = createServer((request, response) => {
    const notFound = () => void response.writeHead(404).end('Not found');
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return void response.writeHead(405).end();
    if (!request.url?.startsWith(path)) return notFound();
    const range = judgeRange(request.headers.range);
    if (range === 'refuse') return void response.writeHead(416).end();
    if (range === 'ignore') delete request.headers.range;
    // A file may go while it is read: then its answer breaks off, and nothing else.
    response.on('pipe', (file) => file.on('error', () => response.destroy()));
    request.url = request.url.slice(path.length - 1);
    return files(request, response, notFound);
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') throw new Error('no port');
      const url = `http://127.0.0.1:${address.port}${path}`;
      resolve({ url, close: () => server.close() });
    });
  });
}

/**
 * What has a hash in its name need not be asked for again, as on GitHub Pages.
 * @param {import('node:http').ServerResponse} response
 * @param {string} path
 */
function setHeaders(response, path) {
  if (path.startsWith('/assets/')) response.setHeader('Cache-Control', 'max-age=600');
}
