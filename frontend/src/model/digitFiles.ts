/** Where the built page keeps the digits. Vite emits each file once, with a hash in its name. */
import digitsUrl from '@artifacts/digits/digits.json?url';

export { digitsUrl };

const pngUrls = import.meta.glob<string>('@artifacts/digits/*.png', {
  query: '?url',
  import: 'default',
  eager: true,
});

/** The URL of each picture by the file name that digits.json gives it. */
export const pictureUrls: ReadonlyMap<string, string> = new Map(
  Object.entries(pngUrls).map(([path, url]) => [path.slice(path.lastIndexOf('/') + 1), url]),
);
