import { SIDE, type Picture } from '../model/pixels';
import { useSheet } from './useSheet';

interface StripProps {
  count: number;
  /** As many as `count`, or none yet. */
  pictures: readonly Picture[] | undefined;
}

/** Pictures side by side, for those who can see them. */
export function Strip({ count, pictures }: StripProps) {
  return (
    <div className="strip tile blended" aria-hidden="true">
      <canvas ref={useSheet(pictures, count)} width={count * SIDE} height={SIDE} />
    </div>
  );
}
