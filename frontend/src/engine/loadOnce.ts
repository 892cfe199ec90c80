/** `load`, called when first needed and no more; unless it fails: then the next call tries again. */
export function loadOnce<T>(load: (attempt: number) => Promise<T>): () => Promise<T> {
  let loaded: Promise<T> | undefined;
  let attempts = 0;
  return () => {
    if (loaded) return loaded;
    const current = load(attempts++);
    loaded = current;
    current.catch(() => {
      loaded = undefined;
    });
    return current;
  };
}
