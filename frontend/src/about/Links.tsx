import { links } from './text';

/** Where the page's code is: `make deploy` writes it into the head. */
function sourceOf(page: Document): string {
  return page.querySelector<HTMLMetaElement>('meta[name="source"]')?.content ?? '';
}

/** Ways to what is not on this page. */
export function Links() {
  const source = sourceOf(document);
  const own = [
    [links.source, source],
    [links.howItWorks, `${source}/blob/HEAD/docs/how-it-works.md`],
  ] as const;
  const origin = links.dataset[1] ? [links.dataset] : [];
  return (
    <ul>
      {[...(source ? own : []), ...origin, links.original].map(([words, address]) => (
        <li key={address}>
          <a href={address}>{words}</a>
        </li>
      ))}
    </ul>
  );
}
