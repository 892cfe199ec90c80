import { provenance } from './text';

const FIRST = 7; // letters of a commit, as Git shortens it

/** Of which commit and run of the pipeline the page is: `make deploy` writes it into the head. */
export function Provenance() {
  const [commit, lock] = [told('commit'), told('lock')];
  if (!commit || !lock) return null;
  return (
    <p>
      {provenance.before} <code title={commit}>{commit.slice(0, FIRST)}</code>
      {provenance.between} <code>{lock}</code>.
    </p>
  );
}

function told(name: string): string {
  return document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content ?? '';
}
