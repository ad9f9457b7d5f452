import { type Locale, phrases } from "./locale.ts";
import { once } from "./once.ts";
import { inLanguages, namesFrom } from "./option-names.ts";

/**
 * What people who type freely may call the commands, beside their own names, which are the same everywhere: parted by commas,
 * lower case and without spaces. All of them are understood whichever the asker's language.
 *
 * To add one: a line here, and in the locales.
 */
export const commandNames = phrases("commandName", {
  losses: "loss",
  chart: "graph, plot",
  compare: "comparison",
  records: "record",
  milestones: "milestone",
  export: "download",
  estimates: "estimate",
  subscribe: "subscription",
  settings: "setup",
  preview: "sample",
  unsubscribe: "unsub",
  forget: "erase",
  language: "lang",
  privacy: "private",
  status: "state",
  about: "info",
  help: "commands",
});

/** The name of a command that people call so, in any of these languages; nothing where it is none of theirs. */
export function commandCalled(name: string, locales: readonly Locale[]): string | undefined {
  return called(locales).get(name.normalize().toLowerCase());
}

const called = once((locales: readonly Locale[]): ReadonlyMap<string, string> => {
  const ids = Object.keys(commandNames.english);
  return new Map(
    ids.flatMap((id) =>
      inLanguages(commandNames, id, locales)
        .flatMap(namesFrom)
        .map((name) => [name, id]),
    ),
  );
});
