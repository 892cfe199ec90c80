/** The built page as a host with gzip serves it, and what it has sent. */
import { createServer } from 'node:http';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.wasm': 'application/wasm',
};
const PATH = '/blenddigits/';

export interface GzipServer {
  readonly url: string;
  /** What each file weighs on the way, by name. */
  readonly sizes: ReadonlyMap<string, number>;
  /** Names of the files that were asked for since the last call. */
  takeAsked(): readonly string[];
  close(): void;
}

export async function startGzipServer(folder: string): Promise<GzipServer> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
  const files = new Map(names.map((name) => [name, gzipSync(readFileSync(join(folder, name)))]));
  const asked: string[] = [];

  const server = createServer(({ url = '' }, response) => {
    const name = url.replace(PATH, '').split(/[?#]/)[0] || 'index.html';
    const body = files.get(name);
    if (!body) {
      response.writeHead(404).end();
      return;
    }
    asked.push(name);
    response.writeHead(200, {
      'content-type': TYPES[extname(name)] ?? 'application/octet-stream',
      'content-encoding': 'gzip',
      'content-length': body.length,
      'cache-control': 'max-age=600', // as GitHub Pages says
    });
    response.end(body);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return {
    url: `http://127.0.0.1:${address.port}${PATH}`,
    sizes: new Map([...files].map(([name, body]) => [name, body.length])),
    takeAsked: () => asked.splice(0),
    close: () => server.close(),
  };
}
