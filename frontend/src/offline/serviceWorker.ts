/** Keeps a copy of the whole built page, so that it works without a connection. */
import {
  addPlugins,
  matchPrecache,
  precacheAndRoute,
  type PrecacheEntry,
} from 'workbox-precaching';

/** What is used of a service worker's global scope: the types of all of it clash with those of a page. */
interface Scope {
  /** The page's files: vite-plugin-pwa writes them here. */
  readonly __WB_MANIFEST: (PrecacheEntry | string)[];
  readonly clients: { claim(): Promise<void>; matchAll(): Promise<readonly unknown[]> };
  readonly registration: ServiceWorkerRegistration;
  skipWaiting(): Promise<void>;
  addEventListener(type: 'activate' | 'message', listener: (event: Waiting) => void): void;
  addEventListener(type: 'fetch', listener: (event: Fetching) => void): void;
}

interface Waiting extends Event {
  waitUntil(promise: Promise<unknown>): void;
}

interface Fetching extends Event {
  /** Not every browser says whether it is a reload. */
  readonly request: Request & { readonly isReloadNavigation?: boolean };
  respondWith(response: Promise<Response>): void;
}

declare const self: Scope;

const PAGE = 'index.html';

// A new version waits until no page shows the old one, which may still need its own files. If there is but one
// page, a reload of it is enough.
self.addEventListener('fetch', (event) => {
  if (!event.request.isReloadNavigation || !self.registration.waiting) return;
  event.stopImmediatePropagation();
  event.respondWith(renewed(event.request));
});

async function renewed(request: Request): Promise<Response> {
  const pages = await self.clients.matchAll();
  if (pages.length > 1) return kept(PAGE);
  return fetch(request).then(
    (response) => {
      self.registration.waiting?.postMessage('take over');
      return response;
    },
    () => kept(PAGE),
  );
}

self.addEventListener('message', (event) => event.waitUntil(self.skipWaiting()));

// "Try again" asks for a file anew: the copy, too, may be damaged.
self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.cache !== 'reload' || request.mode === 'navigate') return;
  event.stopImmediatePropagation();
  event.respondWith(fetch(request).catch(() => kept(request.url)));
});

async function kept(url: string): Promise<Response> {
  return (await matchPrecache(url)) ?? Response.error();
}

// Some hosts answer with their page where a file is missing.
function isPageInstead({ url }: Request, { headers }: Response): boolean {
  const isPage = headers.get('content-type')?.startsWith('text/html') ?? false;
  return isPage && !new URL(url).pathname.endsWith('.html');
}

// Workbox copies what it keeps, and the copy would stay in memory. Of a blob, which the browser holds, it is only
// another handle.
addPlugins([
  {
    async fetchDidSucceed({ event, request, response }) {
      if (event.type !== 'install' || !response.ok) return response;
      if (isPageInstead(request, response)) throw new Error(`${request.url}: got a page instead`);
      return new Response(await response.blob(), response);
    },
  },
]);

// oxlint-disable-next-line no-underscore-dangle -- the plugin looks for this very name
precacheAndRoute(self.__WB_MANIFEST);

self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
