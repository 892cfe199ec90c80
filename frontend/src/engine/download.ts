/** GETs of the page's files; every error names the file. */
import { Fault } from '../model/fault';

export interface RemoteFile {
  url: string;
  byteCount: number;
}

export interface DownloadOptions {
  signal?: AbortSignal;
  cache: RequestCache;
}

export async function get(url: string, options: DownloadOptions): Promise<Response> {
  const response = await fetch(url, options).catch(lost(url));
  if (!response.ok) throw new Error(`${fileName(url)}: the server answered ${response.status}`);
  return response;
}

export async function getJson(url: string, options: DownloadOptions): Promise<unknown> {
  const response = await get(url, options);
  return response.json().catch(misread(url));
}

/** The file's bytes; `onBytes` is told how many more have come, chunk by chunk. */
export async function download(
  { url, byteCount }: RemoteFile,
  options: DownloadOptions,
  onBytes: (count: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const { body } = await get(url, options);
  const bytes = new Uint8Array(byteCount);
  let filled = 0;
  const reader = body?.getReader();
  const read = () => reader?.read().catch(lost(url));
  for (let next = await read(); next?.value; next = await read()) {
    filled += next.value.length;
    if (filled > byteCount) break;
    bytes.set(next.value, filled - next.value.length);
    onBytes(next.value.length);
  }
  if (filled !== byteCount) {
    const came = filled > byteCount ? 'more' : filled;
    throw new Error(`${fileName(url)}: expected ${byteCount} bytes, got ${came}`);
  }
  return bytes;
}

/** For `promise.catch(lost(url))`: the connection broke, or there is none. */
function lost(url: string): (cause: Error) => never {
  return (cause) => {
    if (navigator.onLine) misread(url)(cause);
    throw new Fault('offline', `${fileName(url)}: ${cause.message}`);
  };
}

/** For `promise.catch(misread(url))`: what has come is not what it should be. */
export function misread(url: string): (cause: Error) => never {
  return (cause) => {
    throw new Error(`${fileName(url)}: ${cause.message}`, { cause });
  };
}

function fileName(url: string): string {
  return url.slice(url.lastIndexOf('/') + 1);
}
