import { useIsPrinted } from './parts/useIsPrinted';

const TYPED = 120; // characters: no one types more

/** The page's, with what it shows unless that is too long: strokes of a drawing fill a sheet. */
function printed({ href }: Location): string {
  return href.length > TYPED ? href.split('#')[0]! : href;
}

/** Where what is printed can be played with. */
export function PrintedAddress() {
  return <p className="printed-address">{useIsPrinted() && printed(location)}</p>;
}
