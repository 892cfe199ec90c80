import { useMemo } from 'react';

import type { DigitSet } from '../artifacts/digits';
import { useDecoded } from '../blend/useDecoded';
import type { Engine } from '../engine/engine';
import type { Picture } from '../model/pixels';
import { LineCanvas } from './LineCanvas';
import * as text from './text';
import { codesOf, type Writer } from './writer';

/** Saves pictures in a line as a file, of the kind that its name ends with. */
export type SaveLine = (pictures: readonly Picture[], name: string) => Promise<void>;

interface WrittenLineProps {
  number: string;
  writer: Writer | undefined;
  digits: DigitSet;
  engine: Engine | undefined;
  onSave: SaveLine;
}

/** The number as ink, and files of it. */
export function WrittenLine({ number, writer, digits, engine, onSave }: WrittenLineProps) {
  const codes = useMemo(
    () => (writer && number ? codesOf([...number].map(Number), writer, digits) : undefined),
    [writer, number, digits],
  );
  const { value: pictures } = useDecoded(engine, codes);
  const save = (ending: string) => () =>
    pictures && void onSave(pictures, text.fileName(number, ending));

  return (
    <div className="written">
      <LineCanvas name={text.written(number)} pictures={pictures} />
      <div className="files">
        <button type="button" disabled={!pictures} onClick={save('png')}>
          {text.downloadPng}
        </button>
        <button type="button" disabled={!pictures} onClick={save('svg')}>
          {text.downloadSvg}
        </button>
      </div>
    </div>
  );
}
