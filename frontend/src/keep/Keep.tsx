import { useId } from 'react';

import * as text from './text';
import { useKeep, type Kept } from './useKeep';
import './Keep.css';

/** What a visitor can take along: a link and files. */
export function Keep(kept: Kept) {
  const id = useId();
  const { byHand, copyLink, savePng, saveGif, saveStrip } = useKeep(kept);
  const disabled = !kept.frames;

  return (
    <div className="keep" role="group" aria-label={text.group}>
      <button type="button" onClick={copyLink}>
        {text.copyLink}
      </button>
      <button type="button" disabled={disabled} onClick={savePng}>
        {text.downloadPng}
      </button>
      <button type="button" disabled={disabled} onClick={saveGif}>
        {text.downloadGif}
      </button>
      <button type="button" disabled={disabled} onClick={saveStrip}>
        {text.downloadStrip}
      </button>
      {byHand && (
        <p className="by-hand">
          <label htmlFor={id}>{text.link.byHand}</label>
          <input id={id} key={byHand} ref={select} readOnly value={byHand} />
        </p>
      )}
    </div>
  );
}

function select(field: HTMLInputElement | null): void {
  field?.focus();
  field?.select();
}
