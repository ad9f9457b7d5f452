/** Nothing counted yet. `vouched` are those beyond the history that the index or another file of the day confirms. */
export const NONE = {
  days: 0,
  totals: { read: 0, right: 0, wrong: 0, known: 0, beyond: 0, vouched: 0 },
  increments: { read: 0, right: 0, wrong: 0, known: 0, beyond: 0, vouched: 0 },
  leftOut: 0,
  refused: 0,
  unknown: 0,
  /** Everything that no table explains. */
  notUnderstood: 0,
};
/** What was counted, in one file or in all. */
export type Sums = typeof NONE;

/** The sums of several files. */
export function added(one: Sums, other: Sums): Sums {
  const both = <T extends Record<string, unknown>>(a: T, b: T): T =>
    Object.fromEntries(
      Object.entries(a).map(([key, value]) => [
        key,
        typeof value === "number" ? value + Number(b[key]) : both(value as T, b[key] as T),
      ]),
    ) as T;
  return both(one, other);
}

/** The sums in one line. `brief` leaves out what is zero, except what was not understood. */
export function describe(sums: Sums, brief = false): string {
  const counts = (parts: readonly (readonly [number, string])[]) =>
    parts.filter(([count]) => count > 0 || !brief).map(([count, what]) => `${count} ${what}`);
  const figures = ({ read, right, wrong, known, beyond, vouched }: Sums["totals"], others: string) =>
    counts([
      [read, "read"],
      [right, "right"],
      [wrong, "wrong"],
      [known, "known differences"],
      [beyond, `beyond the history (${vouched} vouched for, ${beyond - vouched} ${others})`],
    ]).join(", ");
  const rest = counts([
    [sums.leftOut, "left out"],
    [sums.refused, "refused"],
    [sums.unknown, "unknown"],
  ]);
  return [
    ...(sums.totals.read > 0 || !brief ? [`totals ${figures(sums.totals, "in order")}`] : []),
    ...(sums.increments.read > 0 || !brief ? [`increments ${figures(sums.increments, "not compared")}`] : []),
    ...rest,
    `not understood: ${sums.notUnderstood}`,
  ].join("; ");
}
