import { useId, type KeyboardEvent } from 'react';

import type { DigitSet } from '../artifacts/digits';
import type { Choice, Place } from '../blend/pair';
import { dataset, words } from '../model/dataset';
import { movedTo } from './moves';
import * as text from './text';
import { Thumbnail } from './Thumbnail';

interface GalleryProps {
  place: Place;
  digits: DigitSet;
  /** The class on show. */
  label: number;
  /** None while a drawing is blended. */
  chosen: Choice | undefined;
  onChoose: (place: Place, choice: Choice) => void;
}

const ROW = 10; // short names

/** How the names of the classes are laid out: in a row, in rows, or as words one after the other. */
const LAYOUT = words.hasLongNames ? 'words' : dataset.classes.length > ROW ? 'rows' : '';

/** Keys that a radio group does not know. */
function moveByKey(event: KeyboardEvent<HTMLElement>): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const radios = [...event.currentTarget.querySelectorAll('input')];
  const from = radios.findIndex((radio) => radio === event.target);
  const boxes = radios.map((radio) => radio.getBoundingClientRect());
  const next = movedTo(event.key, from, dataset.classes, boxes);
  if (next === undefined) return;
  event.preventDefault();
  radios[next]?.focus();
  radios[next]?.click();
}

/** The classes, and the samples of one of them. */
export function Gallery({ place, digits, label, chosen, onChoose }: GalleryProps) {
  const id = useId();
  const samples = digits.samples[label] ?? [];

  return (
    <>
      {/* eslint-disable-next-line jsx-a11y/interactive-supports-focus -- its radios have the focus */}
      <div
        className={`labels ${LAYOUT}`}
        role="radiogroup"
        aria-label={text.labels[place]}
        onKeyDown={moveByKey}
      >
        {digits.samples.map((_, other) => (
          <label key={other}>
            <input
              type="radio"
              className="unseen"
              name={`${id}-label`}
              checked={other === chosen?.label}
              onChange={() =>
                onChoose(place, { kind: 'shipped', label: other, sample: chosen?.sample ?? 0 })
              }
            />
            <span>{words.nameOf(other)}</span>
          </label>
        ))}
      </div>
      <div className="samples" role="radiogroup" aria-label={text.samples(label)}>
        {samples.map((digit, sample) => (
          <label key={`${label} ${sample}`}>
            <input
              type="radio"
              className="unseen"
              name={`${id}-sample`}
              checked={sample === chosen?.sample}
              onChange={() => onChoose(place, { kind: 'shipped', label, sample })}
            />
            <Thumbnail
              name={text.sample(label, sample + 1, samples.length)}
              {...{ digits, digit }}
            />
          </label>
        ))}
      </div>
    </>
  );
}
