/** Items in rows of so many, in their order; the last row may be shorter. */
export function inRows<T>(items: readonly T[], length: number): T[][] {
  const count = Math.ceil(items.length / length);
  return Array.from({ length: count }, (_, row) => items.slice(row * length, (row + 1) * length));
}
