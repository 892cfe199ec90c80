import { SECTIONS } from './model/sections';
import { titles } from './parts/text';
import './SectionNames.css';

/** Ways to what is further down. */
export function SectionNames() {
  return (
    <nav className="section-names" aria-label="Sections">
      {SECTIONS.map((name) => (
        <a key={name} href={`#${name}`}>
          {titles[name]}
        </a>
      ))}
    </nav>
  );
}
