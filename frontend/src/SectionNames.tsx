import { heading as about } from './about/text';
import { heading as compare } from './compare/text';
import { heading as corners } from './corners/text';
import { clockHeading as clock, heading as hand } from './hand/text';
import { heading as inside } from './inside/text';
import { heading as map } from './map/text';
import { SECTIONS } from './model/sections';
import { heading as noise } from './noise/text';
import './SectionNames.css';

const headings = { corners, map, hand, clock, compare, inside, noise, about };

/** Ways to what is further down. */
export function SectionNames() {
  return (
    <nav className="section-names" aria-label="Sections">
      {SECTIONS.map((name) => (
        <a key={name} href={`#${name}`}>
          {headings[name]}
        </a>
      ))}
    </nav>
  );
}
