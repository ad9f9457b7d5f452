/** The path under which a server is found by an address: `/losses` of `https://example.org/losses`, nothing of its root. */
export function basePathOf(address: string | undefined): string {
  return address === undefined ? "" : new URL(address).pathname.replace(/\/+$/, "");
}

/** A path as it is below such a path, `/tanks` of `/losses/tanks`; as it is where it is not below it. */
export function belowBase(base: string, path: string): string {
  if (base === "" || !path.startsWith(base)) return path;
  const rest = path.slice(base.length);
  if (rest === "") return "/";
  return rest.startsWith("/") ? rest : path;
}
