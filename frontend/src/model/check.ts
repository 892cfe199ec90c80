/** An Error names the place, what was expected there and what came, unless it `fits`. */
export function check(fits: boolean, where: string, expected: string, came: unknown): asserts fits {
  if (fits) return;
  const shown = String(JSON.stringify(came)).slice(0, 60);
  throw new Error(`${where}: expected ${expected}, got ${shown}`);
}
