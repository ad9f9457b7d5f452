/** Two figures of one run beside each other, and how far apart they may be. */
export interface Comparison {
  /** What was measured, in a few words. */
  readonly what: string;
  readonly ours: number;
  /** What stands beside it: the same of a bare bot, of a shorter history, or what is wanted. */
  readonly baseline: number;
  /** The unit of both figures. */
  readonly unit: string;
  /** The ratio of ours to the baseline, at most or at least this. */
  readonly wanted: { readonly most: number } | { readonly least: number };
}

/** The value that this part of the values (0 to 1) does not exceed; NaN where there are none. */
export function percentile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? Number.NaN;
}

/** The value in the middle of the values; NaN where there are none. */
export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** The comparisons as a table for a terminal, one line each under a heading. Throws where a figure was not measured. */
export function tableOf(comparisons: readonly Comparison[]): string {
  const heading = ["what", "ours", "baseline", "ratio", "wanted", "holds"];
  const rows = [heading, ...comparisons.map(rowOf)];
  const widths = heading.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) =>
    row.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
    ),
  );
  return lines.map((line) => `${line.join("  ")}\n`).join("");
}

function rowOf({ what, ours, baseline, unit, wanted }: Comparison): string[] {
  const ratio = ours / baseline;
  if (!Number.isFinite(ratio)) throw new Error(`"${what}" was not measured: look at what was asked.`);
  const [limit, holds] =
    "most" in wanted
      ? [`≤ ${wanted.most.toFixed(2)}`, ratio <= wanted.most]
      : [`≥ ${wanted.least.toFixed(2)}`, ratio >= wanted.least];
  return [
    what,
    `${digits(ours)} ${unit}`,
    `${digits(baseline)} ${unit}`,
    ratio.toFixed(2),
    limit,
    holds ? "yes" : "NO",
  ];
}

function digits(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toFixed(3);
}
