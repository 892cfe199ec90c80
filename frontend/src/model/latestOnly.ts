/**
 * `run`, one call at a time. Of the calls made while one runs only the newest is run after it;
 * the others are answered with undefined, so questions never queue up.
 */
export function latestOnly<Question, Answer>(
  run: (question: Question) => Promise<Answer>,
): (question: Question) => Promise<Answer | undefined> {
  let running: Promise<unknown> = Promise.resolve();
  let newest = 0;
  return async (question) => {
    const turn = ++newest;
    await running;
    if (turn !== newest) return undefined;
    const answer = run(question);
    running = answer.catch(() => undefined); // a failure is its own caller's, not the next one's
    return answer;
  };
}
