import { inspect } from "node:util";

/** What stands where a secret would have been. */
const HIDDEN = "[hidden]";

/** Secrets by their shape, for those that no setting holds: tokens in the addresses that the networks' libraries put into errors, and passwords in any address. */
const SECRET_SHAPES = [
  /\d{6,}(?::|%3A)[A-Za-z0-9_-]{30,}/gi,
  /[\w-]{20,}\.[\w-]{5,}\.[\w-]{25,}/g,
  /(?<=\/(?:webhooks|interactions)\/\d+\/)[\w-]{20,}/g,
  /(?<=:\/\/[^\s:/@"']*:)[^\s/@"']+(?=@)/g,
];

/** Takes every secret out of a text. */
export type Redact = (text: string) => string;

/** How a text may stand in another: as it is, in an address, in a line of JSON, and as Node shows it. */
function formsOf(text: string): string[] {
  return [
    text,
    encodeURIComponent(text),
    ...[JSON.stringify(text), inspect(text)].map((form) => form.slice(1, -1)),
  ];
}

/** Hides these secrets in whatever form they stand there, and whatever has the shape of one. */
export function createRedact(secrets: readonly (string | undefined)[]): Redact {
  const known = secrets.filter((secret) => secret !== undefined).filter(Boolean);
  // The longest first: one may be a part of another.
  const forms = [...new Set(known.flatMap(formsOf))].sort((one, other) => other.length - one.length);
  return (text) => {
    let clean = text;
    for (const form of forms) clean = clean.replaceAll(form, HIDDEN);
    for (const shape of SECRET_SHAPES) clean = clean.replace(shape, HIDDEN);
    return clean;
  };
}
