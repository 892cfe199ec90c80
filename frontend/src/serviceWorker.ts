/** Keeps a copy of the whole built page, so that it works without a connection. */
import { matchPrecache, precacheAndRoute, type PrecacheEntry } from 'workbox-precaching';

/** What is used of a service worker's global scope: the types of all of it clash with those of a page. */
interface Scope {
  /** The page's files: vite-plugin-pwa writes them here. */
  readonly __WB_MANIFEST: (PrecacheEntry | string)[];
  readonly clients: { claim(): Promise<void> };
  addEventListener(type: 'activate', listener: (event: Waiting) => void): void;
  addEventListener(type: 'fetch', listener: (event: Fetching) => void): void;
}

interface Waiting extends Event {
  waitUntil(promise: Promise<unknown>): void;
}

interface Fetching extends Event {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}

declare const self: Scope;

// "Try again" asks for a file anew: the copy, too, may be damaged.
self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.cache !== 'reload' || request.mode === 'navigate') return;
  event.stopImmediatePropagation();
  event.respondWith(fetch(request).catch(() => kept(request)));
});

async function kept({ url }: Request): Promise<Response> {
  return (await matchPrecache(url)) ?? Response.error();
}

// A new version waits until no page shows the old one: it has other files, and the old page may still need its own.
// oxlint-disable-next-line no-underscore-dangle -- the plugin looks for this very name
precacheAndRoute(self.__WB_MANIFEST);

self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
