/** Whether a click came without a pointer: then what has the focus after it matters. */
export function isByKeyboard({ detail }: Pick<UIEvent, 'detail'>): boolean {
  return detail === 0;
}
