/** Where the built page keeps the digits and the path between them. Vite emits each file once, with a hash in its name. */
import digitsUrl from '@artifacts/digits/digits.json?url';
import pathUrl from '@artifacts/digits/path.json?url';

export { digitsUrl, pathUrl };

const pngUrls = import.meta.glob<string>('@artifacts/digits/*.png', {
  query: '?url',
  import: 'default',
  eager: true,
});

/** The URL of each picture by the file name that digits.json gives it. */
export const pictureUrls: ReadonlyMap<string, string> = new Map(
  Object.entries(pngUrls).map(([path, url]) => [path.slice(path.lastIndexOf('/') + 1), url]),
);
