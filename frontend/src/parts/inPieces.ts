const PIECE = 6; // milliseconds of a frame: it has others to draw, and a slow processor gets less done

/** Does something with each, a few in a frame, so that the page stays at hand; returns what ends that. */
export function inPieces<T>(all: readonly T[], work: (one: T, i: number) => void): () => void {
  let done = 0;
  let request = 0;

  const piece = () => {
    const start = performance.now();
    while (done < all.length && performance.now() - start < PIECE) {
      work(all[done]!, done);
      done += 1;
    }
    if (done < all.length) request = requestAnimationFrame(piece);
  };
  piece();
  return () => cancelAnimationFrame(request);
}
