/** What the part of an address after its # may be: a section's name, a link, or both; or a page within another. */
import { words } from '../model/dataset';
import { SECTIONS, type SectionName } from '../model/sections';

const EMBEDDED = 'embed';

export interface Address {
  readonly isEmbedded: boolean;
  /** Where the page is to be looked at. */
  readonly section: SectionName | undefined;
  readonly link: string;
}

/** What an address says after its #: `embed` or a section's name, and a link, or one of them. */
export function readAddress(hash: string): Address {
  const [word, ...rest] = hash.replace(/^#/, '').split('&');
  const isEmbedded = word === EMBEDDED;
  const section = SECTIONS.find((name) => name === word);
  const link = (isEmbedded || section ? rest : [word, ...rest]).join('&');
  return { isEmbedded, section, link };
}

/** What shows this link's stage in another page. */
export function embedCode(page: string, link: string): string {
  const url = new URL(page);
  url.hash = `${EMBEDDED}&${link}`;
  const source = url.href.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  return (
    `<iframe src="${source}" width="640" height="420" title="${words.page}" loading="lazy"` +
    ` style="border:0;max-width:100%"></iframe>`
  );
}
