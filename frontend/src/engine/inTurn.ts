/** A queue: each job begins when the one before it is over, however that ended. */
export function inTurn(): <T>(job: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (job) => {
    const current = last.then(job);
    last = current.catch(() => undefined);
    return current;
  };
}
