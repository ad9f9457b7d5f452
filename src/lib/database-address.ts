/** What stands in the place of a part of an address that cannot be read. */
const UNREADABLE = "…";

/**
 * What a database at an address is called wherever people can read it: without a password, and without the user and the
 * parameters, which may hold one too.
 */
export function databaseName(address: string): string {
  const protocol = /^[a-z]+:/i.exec(address)?.[0] ?? "";
  if (protocol === "file:") return address;
  const url = URL.parse(address);
  return url?.host ? `${protocol}//${url.host}${url.pathname}` : `${protocol}//${UNREADABLE}`;
}

/** The secrets in the address of a database, as they are written there and as they are meant. */
export function databaseSecrets(address: string): string[] {
  if (address.startsWith("file:")) return [];
  const url = URL.parse(address);
  if (!url) return [address];
  const written = [
    url.password,
    ...[...url.searchParams].filter(([name]) => /pass/i.test(name)).map(([, value]) => value),
  ];
  return [...new Set(written.flatMap((secret) => [secret, meant(secret)]))].filter((secret) => secret !== "");
}

function meant(written: string): string {
  try {
    return decodeURIComponent(written);
  } catch {
    return written;
  }
}
