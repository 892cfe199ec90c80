/** Reads latent.json, which the pipeline's stage sample_subset writes: what is known of the space of codes. */
import { getJson } from '../engine/download';
import { check } from '../model/check';
import { CLASSES, words } from '../model/dataset';
import { blame } from '../model/fault';
import type { LoadContext } from '../model/loading';
import type { Code } from '../model/path';
import { latentUrl } from './digitFiles';
import { checkCount, codeAt, objectAt } from './jsonChecks';

const FILE = 'latent.json';

/** A plane through the space of codes, on which the classes lie well apart. */
export interface Plane {
  readonly mean: Code;
  /** Two directions of length 1, at right angles. */
  readonly axes: readonly [Code, Code];
}

/** A code of the test split as the plane shows it. */
export interface MapPoint {
  readonly x: number;
  readonly y: number;
  readonly label: number;
}

/** A colour for each class, as styles write them; on paper, and on a dark page. */
export interface Colours {
  readonly onPaper: readonly string[];
  readonly onDark: readonly string[];
}

export interface Latent {
  readonly colours: Colours;
  /** What each dimension of a code tells of the picture, in nats: the mean of its KL term. */
  readonly activity: Code;
  /** Standard deviation of each dimension of a code, over the test split. */
  readonly std: Code;
  readonly plane: Plane;
  readonly points: readonly MapPoint[];
}

export function loadLatent({ signal, cache }: LoadContext): Promise<Latent> {
  return getJson(latentUrl, { signal, cache }).then(checkLatent).catch(blame('latent'));
}

/** The contents of a parsed latent.json; an Error names the first thing in it that does not fit. */
export function checkLatent(raw: unknown): Latent {
  const {
    latent_dim: latentDim,
    colours,
    activity,
    std,
    mean,
    axes,
    points,
  } = objectAt(raw, `${FILE}: the file`);
  checkCount(latentDim, `${FILE}: latent_dim`);
  const code = (value: unknown, name: string) => codeAt(value, `${FILE}: ${name}`, latentDim);
  check(Array.isArray(axes) && axes.length === 2, `${FILE}: axes`, 'two codes', axes);
  check(Array.isArray(points), `${FILE}: points`, 'a list', points);
  const { on_paper: onPaper, on_dark: onDark } = objectAt(colours, `${FILE}: colours`);
  return {
    colours: { onPaper: coloursAt(onPaper, 'on_paper'), onDark: coloursAt(onDark, 'on_dark') },
    activity: code(activity, 'activity'),
    std: code(std, 'std'),
    plane: { mean: code(mean, 'mean'), axes: [code(axes[0], 'axes[0]'), code(axes[1], 'axes[1]')] },
    points: points.map((point, i) => {
      const where = `${FILE}: points[${i}]`;
      const [x = 0, y = 0, label = 0] = codeAt(point, where, 3);
      check(
        Number.isInteger(label) && label >= 0 && label < CLASSES,
        `${where}.label`,
        words.aNoun,
        label,
      );
      return { x, y, label };
    }),
  };
}

function coloursAt(value: unknown, name: string): string[] {
  const isColour = (one: unknown) => typeof one === 'string' && /^#[\da-f]{6}$/.test(one);
  const fits = Array.isArray(value) && value.length === CLASSES && value.every(isColour);
  check(fits, `${FILE}: colours.${name}`, `${CLASSES} colours like #0123ef`, value);
  return value as string[];
}
