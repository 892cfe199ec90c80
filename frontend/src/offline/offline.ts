/** The copy of the page that a service worker keeps, so that it works without a connection. */

const IDLE_AFTER = 3000; // milliseconds: a page that plays is never idle

/** Whether the page will work without a connection; in a quiet moment the worker begins to make it so. */
export async function keepForOffline(): Promise<boolean | undefined> {
  if (import.meta.env.DEV) return undefined;
  // Where a site may keep nothing, to ask for it is a fault in the browser's eyes.
  if (!('serviceWorker' in navigator) || !navigator.cookieEnabled) return false;
  await idle();
  const { active, installing, waiting } =
    await navigator.serviceWorker.register('./serviceWorker.js');
  return active || waiting ? true : isKept(installing);
}

function idle(): Promise<unknown> {
  if (!('requestIdleCallback' in globalThis)) {
    return new Promise((resolve) => setTimeout(resolve, IDLE_AFTER)); // Safari
  }
  return new Promise((resolve) => requestIdleCallback(resolve, { timeout: IDLE_AFTER }));
}

/** Where storage is denied or full the worker does not get beyond its installation. */
function isKept(worker: ServiceWorker | null): Promise<boolean> {
  return new Promise((resolve) => {
    worker?.addEventListener('statechange', () => {
      if (worker.state === 'activated') resolve(true);
      if (worker.state === 'redundant') resolve(false);
    });
  });
}
