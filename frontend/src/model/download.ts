export interface RemoteFile {
  url: string;
  byteCount: number;
}

export interface DownloadOptions {
  signal?: AbortSignal;
  cache: RequestCache;
}

/** The answer to a GET of the URL; an Error that names the file if it is not to be had. */
export async function get(url: string, options: DownloadOptions): Promise<Response> {
  const response = await fetch(url, options).catch((cause: Error) => {
    throw new Error(`${fileName(url)}: ${cause.message}`, { cause });
  });
  if (!response.ok) throw new Error(`${fileName(url)}: the server answered ${response.status}`);
  return response;
}

/** The file's bytes; `onBytes` is told how many more have come, chunk by chunk. */
export async function download(
  { url, byteCount }: RemoteFile,
  options: DownloadOptions,
  onBytes: (count: number) => void,
): Promise<Uint8Array> {
  const { body } = await get(url, options);
  const bytes = new Uint8Array(byteCount);
  let filled = 0;
  const reader = body?.getReader();
  for (let next = await reader?.read(); next?.value; next = await reader?.read()) {
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

function fileName(url: string): string {
  return url.slice(url.lastIndexOf('/') + 1);
}
