import type { Archive } from "./core/archive.ts";
import { counted } from "./core/text.ts";

/** What the program runs with. */
export interface GreetingParts {
  readonly archive: Archive;
  /** The name of the source whose reports are part of the program. */
  readonly embedded: string;
  readonly database: string;
  /** The sources that are asked, with where they are found. */
  readonly sources: readonly { readonly name: string; readonly root: URL }[];
  /** Every network: its name, the setting that turns it on, and whether it is on. */
  readonly networks: readonly { readonly title: string; readonly setting: string; readonly on: boolean }[];
  /** Where the bot can be tried in a browser; absent where it cannot. */
  readonly page?: string;
  /** Where the HTTP server listens, or why it does not. */
  readonly server: string;
  /** Whether a conversation is open in the terminal. */
  readonly conversation: boolean;
}

/** What `npm start` says first: what it runs with, what is off, and what turns that on. */
export function greeting(parts: GreetingParts): string {
  const { archive, embedded, database, sources, networks, page, server, conversation } = parts;
  const days = archive.days();
  const fetched = days.filter((day) => archive.on(day)?.source !== embedded).length;
  const newest = archive.latest();
  const from =
    fetched > 0
      ? `${counted(fetched, "day", "days")} from ${database}`
      : `the ${days.length} embedded days alone`;
  return [
    "losses-bot",
    ...(page ? [`  Page      ${page}`] : []),
    `  Archive   ${from}; the newest report is of ${newest?.day ?? "no day"}`,
    ...sources.map(
      ({ name, root }, index) => `  ${(index === 0 ? "Sources" : "").padEnd(9)} ${name}: ${root}`,
    ),
    ...networks.map(
      ({ title, setting, on }) =>
        `  ${title.padEnd(9)} ${on ? "on, connecting" : `off: set ${setting} to turn it on`}`,
    ),
    `  HTTP      ${server}`,
    "",
    conversation
      ? "Ask here, for example /losses 2023-03-07; /help lists everything. Ctrl+D ends the conversation, Ctrl+C the program."
      : "Serving. Ctrl+C or SIGTERM ends it.",
    "",
  ].join("\n");
}
