/** What the part of an address after its # may be: a link, a section's name, or either of a page within another. */
import { SECTIONS } from '../model/sections';

const EMBEDDED = 'embed';

/** What stands after the word `embed`, if that is there, and whether it is. */
export function readAddress(hash: string): { readonly isEmbedded: boolean; readonly link: string } {
  const [word, ...rest] = hash.replace(/^#/, '').split('&');
  const isEmbedded = word === EMBEDDED;
  const link = isEmbedded ? rest.join('&') : [word, ...rest].join('&');
  return { isEmbedded, link: isName(link) ? '' : link };
}

function isName(hash: string): boolean {
  return SECTIONS.some((name) => name === hash);
}

/** What shows this link's stage in another page. */
export function embedCode(page: string, link: string): string {
  const url = new URL(page);
  url.hash = `${EMBEDDED}&${link}`;
  const source = url.href.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  return (
    `<iframe src="${source}" width="640" height="420" title="BlendDigits" loading="lazy"` +
    ` style="border:0;max-width:100%"></iframe>`
  );
}
