import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

/**
 * The address of a folder, ending with a slash, from what a person writes: an `http:` or `https:` address, a `file:`
 * address, which may be relative to the working folder (`file:../data/`), or a plain path. Nothing when it is none.
 */
export function folderAddress(text: string): URL | undefined {
  const path = text.startsWith("file:") && !text.startsWith("file:/") ? text.slice("file:".length) : text;
  const address = /^[a-z]{2,}:/i.test(path) ? URL.parse(path) : pathToFileURL(resolve(path));
  if (!address || !["http:", "https:", "file:"].includes(address.protocol)) return undefined;
  if (!address.pathname.endsWith("/")) address.pathname += "/";
  return address;
}
