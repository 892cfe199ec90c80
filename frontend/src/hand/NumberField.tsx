import { useId } from 'react';

import * as text from './text';

const LONGEST = 8;

interface NumberFieldProps {
  number: string;
  onChange: (number: string) => void;
}

/** What is to be written: digits alone. */
export function NumberField({ number, onChange }: NumberFieldProps) {
  const id = useId();
  return (
    <p className="number">
      <label htmlFor={id}>{text.number}</label>
      <input
        id={id}
        type="text"
        inputMode="numeric"
        autoComplete="off"
        value={number}
        onChange={({ currentTarget }) =>
          onChange(currentTarget.value.replaceAll(/[^0-9]/g, '').slice(0, LONGEST))
        }
      />
    </p>
  );
}
