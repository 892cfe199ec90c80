const LATER = 60_000; // milliseconds: by then a browser has the file, even if it has asked where to save it

/** Saves a file among the visitor's downloads. */
export function saveBlob(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), LATER);
}
