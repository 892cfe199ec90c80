import { memo, useId } from 'react';

import * as text from './text';
import { useKeep, type Kept } from './useKeep';
import { canShare } from './useShare';
import './Keep.css';

/** What a visitor can take along: a link and files. Memoised, as the page is drawn anew while the runtime comes. */
export const Keep = memo(function Keep(kept: Kept) {
  const id = useId();
  const { byHand, ...keep } = useKeep(kept);
  const files = [
    [text.downloadPng, keep.savePng],
    [text.downloadGif, keep.saveGif],
    [text.downloadSvg, keep.saveSvg],
    [text.downloadStrip, keep.saveStrip],
  ] as const;

  return (
    <div className="keep" role="group" aria-label={text.group}>
      {canShare() && (
        <button type="button" onClick={keep.share}>
          {text.share}
        </button>
      )}
      <button type="button" onClick={keep.copyLink}>
        {text.copyLink}
      </button>
      {files.map(([words, save]) => (
        <button key={words} type="button" disabled={!kept.frames} onClick={save}>
          {words}
        </button>
      ))}
      <button type="button" onClick={keep.copyEmbedCode}>
        {text.copyEmbedCode}
      </button>
      {byHand && (
        <p className="by-hand">
          <label htmlFor={id}>{byHand.label}</label>
          <input id={id} key={byHand.value} ref={select} readOnly value={byHand.value} />
        </p>
      )}
    </div>
  );
});

function select(field: HTMLInputElement | null): void {
  field?.focus();
  field?.select();
}
