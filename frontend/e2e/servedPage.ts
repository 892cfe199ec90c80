import { startServer } from '../scripts/staticServer.mjs';
import { distFolder } from './inputs';

/** A worker's fixture: the address of the built page, served under a path as on GitHub Pages. */
export async function servedPage({}, provide: (url: string) => Promise<void>): Promise<void> {
  const server = await startServer({ folder: distFolder, path: '/blenddigits/', port: 0 });
  await provide(server.url);
  server.close();
}
