/** The earliest of some instants, of which any may be missing; nothing where all are. */
export function earliestOf(instants: readonly (number | null | undefined)[]): number | undefined {
  const known = instants.filter((instant) => instant !== undefined && instant !== null);
  return known.length > 0 ? Math.min(...known) : undefined;
}
