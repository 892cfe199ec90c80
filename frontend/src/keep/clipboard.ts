/** Copies words, and says whether the browser lets the page do that. */
export function copy(words: string): Promise<boolean> {
  const written = Promise.resolve().then(() => navigator.clipboard.writeText(words));
  return written.then(
    () => true,
    () => false,
  );
}
