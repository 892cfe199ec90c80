import type { DigitSet } from '../artifacts/digits';
import { PLACES, type Input, type Pair, type Place } from '../blend/pair';
import { DigitPicker } from './DigitPicker';
import './Pickers.css';

interface PickersProps {
  /** Undefined until they are there. */
  digits: DigitSet | undefined;
  pair: Pair;
  onChoose: (place: Place, input: Input) => void;
}

/** What the two digits are chosen with. */
export function Pickers({ digits, pair, onChoose }: PickersProps) {
  return (
    <div className="pickers">
      {digits &&
        PLACES.map((place) => (
          <DigitPicker key={place} {...{ place, digits, onChoose }} input={pair[place]} />
        ))}
    </div>
  );
}
