import assert from "node:assert/strict";

/** The fields of a table as RFC 4180 says that they are to be read. */
export function fieldsOf(csv: string): string[][] {
  assert.ok(csv.endsWith("\r\n"));
  const rows: string[][] = [[]];
  for (const [, quoted, bare = "", end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    rows.at(-1)?.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
    if (end === "\r\n") rows.push([]);
  }
  return rows.slice(0, -1);
}

/** The rows of a table by the names of its columns. */
export function recordsOf(csv: string): Record<string, string>[] {
  const [header = [], ...rows] = fieldsOf(csv);
  return rows.map((row) => {
    assert.equal(row.length, header.length);
    return Object.fromEntries(header.map((name, index) => [name, row[index] ?? ""]));
  });
}
