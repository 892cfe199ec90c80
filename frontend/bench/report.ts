/** The table of `make bench-page`. */

export interface Row {
  readonly name: string;
  readonly unit: string;
  readonly values: readonly number[];
  readonly reach: string;
  readonly beyond: string;
}

export function report(rows: readonly Row[]): string {
  const lines = rows.map(({ name, values, unit, reach, beyond }) => {
    const shown = values.map((value) => shorten(value)).join(' / ');
    return `| ${name} | ${shown} ${unit} | ${reach} | ${beyond} |`;
  });
  return ['| | measured | reach | beyond |', '|---|---:|---:|---:|', ...lines].join('\n');
}

function shorten(value: number): string {
  return Number(value.toPrecision(3)).toString();
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(Math.floor(share * sorted.length), sorted.length - 1)] ?? NaN;
}
