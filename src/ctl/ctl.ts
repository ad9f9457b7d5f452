import { dirname, join } from "node:path";
import type { Command } from "commander";
import { counted } from "../core/text.ts";
import { abortBroadcast } from "./aborting.ts";
import { DECISIONS, decidedLine, decideEndings, endingsLines, endingsOf } from "./endings.ts";
import { pausedLine, setPaused } from "./pausing.ts";
import { broadcastLine, broadcastStates, type Desk, statusLines, statusOf } from "./status.ts";

/** The reason that is kept where the operator gives none. */
const NO_REASON = "the operator ended it";

/** What the commands need from the program. */
export interface CtlParts {
  /** Opens the database, and closes it when the work is done. */
  readonly at: <T>(work: (desk: Desk) => Promise<T>) => Promise<T>;
  /** Copies the database of an address into a new file. */
  readonly backUp: (
    address: string,
    file: string,
  ) => Promise<{ readonly file: string; readonly bytes: number }>;
  /** Where the settings say that the database is. */
  readonly database: () => string;
  readonly print: (line: string) => void;
  readonly now: () => number;
}

type Options = { readonly json?: boolean };

/**
 * The operator's hand: commands that look at a running bot and change what it does, over the database, so that they hold
 * for every process on it within five seconds.
 *
 * To add one: a function here or in a file of this folder, and its command in this list.
 */
export function addCtlCommands(parent: Command, { at, backUp, database, print, now }: CtlParts): void {
  const show = <T>(json: boolean | undefined, result: T, lines: (result: T) => readonly string[]) => {
    if (json) print(JSON.stringify(result, null, 2));
    else for (const line of lines(result)) print(line);
  };
  const command = (name: string, description: string) =>
    parent.command(name).description(description).option("--json", "print the result as JSON");

  command(
    "status",
    "the newest report, what is held, the networks, subscriptions, broadcasts and the outbox",
  ).action(async ({ json }: Options) => show(json, await at(statusOf), statusLines));
  command(
    "broadcasts",
    "the newest broadcasts with their ids, and how many posts of each are in which state",
  ).action(async ({ json }: Options) =>
    show(json, await at(({ store }) => broadcastStates(store)), (all) =>
      all.length === 0 ? ["There was no broadcast yet."] : all.map(broadcastLine),
    ),
  );
  for (const [name, paused, description] of [
    ["pause", true, "post nothing more, until resume; people are still answered"],
    ["resume", false, "let the posts go out again"],
  ] as const)
    command(name, description)
      .argument("[network]", "one network; without it all of them")
      .action(async (network: string | undefined, { json }: Options) =>
        show(json, await at((desk) => setPaused(desk, network, paused)), (all) => all.map(pausedLine)),
      );
  command("abort", "end a broadcast for good: what of it was not sent is skipped")
    .argument("<id>", "the broadcast, as broadcasts lists it: discord:2026-06-16")
    .option("--reason <text>", "why, for whoever looks at it later", NO_REASON)
    .action(async (id: string, { json, reason }: Options & { reason: string }) =>
      show(json, await at((desk) => abortBroadcast(desk, id, reason)), ({ ended }) => [
        `The broadcast ${id} is ended: ${counted(ended, "post", "posts")} will not be sent.`,
      ]),
    );
  command(
    "endings",
    "the subscriptions that cannot be posted to any more; confirm ends those that are too many to end by themselves, refuse keeps them",
  )
    .argument("[decision]", DECISIONS.join(" or "))
    .argument("[network]", "the network; all for all of them")
    .action(async (decision: string | undefined, network: string | undefined, { json }: Options) => {
      if (decision === undefined) return show(json, await at(endingsOf), (all) => all.flatMap(endingsLines));
      return show(json, await at((desk) => decideEndings(desk, decision, network)), (all) =>
        all.map(decidedLine),
      );
    });
  command("backup", "copy the database into a new file, also while the bot runs; nothing is overwritten")
    .argument(
      "[file]",
      "the file; without it one named after the time, in the folder backups beside the database",
    )
    .action(async (file: string | undefined, { json }: Options) => {
      const made = await backUp(database(), file ?? backupFile(database(), now()));
      show(json, made, ({ file: path, bytes }) => [`The database is copied into ${path} (${bytes} bytes).`]);
    });
}

function backupFile(database: string, now: number): string {
  const time = new Date(now).toISOString().slice(0, 19).replaceAll(":", "-");
  return join(dirname(database.replace(/^file:/, "")), "backups", `losses-${time}Z.db`);
}
