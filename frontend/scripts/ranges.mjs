/** The Range headers that a static server is to see; what it does not know well it need not. */

/**
 * What to do with a Range: honour it, answer 416, or give the whole file as if there were none.
 * @param {string | undefined} range
 * @returns {'honour' | 'refuse' | 'ignore'}
 */
export function judgeRange(range) {
  const [, first, last] = /^bytes=(\d{1,15})-(\d{0,15})$/.exec(range ?? '') ?? [];
  if (first === undefined) return 'ignore';
  if (!last) return 'honour';
  if (Number(last) < Number(first)) return 'refuse';
  return Number(last) > 0 ? 'honour' : 'ignore'; // sirv takes a last byte of 0 for none
}
