import type { Settings } from "./config.ts";
import type { Log } from "./core/log.ts";
import type { Pictures } from "./core/picture.ts";
import type { Platform } from "./core/platform.ts";
import type { Store } from "./core/store.ts";
import { type HeldPlatform, holdPlatform } from "./duties/held-platform.ts";
import type { Metrics } from "./lib/metrics.ts";
import { networks } from "./platforms/index.ts";
import type { Screen } from "./platforms/terminal/screen.ts";
import { createTerminal } from "./platforms/terminal/terminal.ts";
import type { Web } from "./platforms/web/web.ts";

/** A network that there is, on or off. */
export interface Network {
  readonly title: string;
  /** The setting that turns it on. */
  readonly setting: string;
  /** How one process at a time has it; nothing where it is off. */
  readonly held: HeldPlatform | undefined;
}

/** What the networks need. */
export interface NetworksParts {
  readonly settings: Settings;
  readonly store: Store;
  readonly log: Log;
  /** Draws the pictures of messages. */
  readonly pictures: Pictures;
  readonly metrics: Metrics;
}

/** All networks, those made that the settings turn on; none is connected to yet. */
export function networksOf({ settings, store, log, pictures, metrics }: NetworksParts): Promise<Network[]> {
  return Promise.all(
    networks.map(async ({ title, setting, create: createFor }) => {
      const create = () => createFor(settings, { store, log, pictures, metrics });
      const platform = await create();
      return { title, setting, held: platform && holdPlatform(platform, create) };
    }),
  );
}

/** The streams of the program; a conversation is opened where the input is a terminal. */
export interface Streams {
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  emit(signal: "SIGINT"): boolean;
}

/** Who sits at the machine itself. */
export interface HereParts {
  readonly process: Streams;
  /** The language of whoever sits at the terminal. */
  readonly language: string;
  /** The screen of the conversation, where something else is written to it too. */
  readonly screen?: Screen | undefined;
}

/** What is of this process alone: the conversation in the terminal, where there is one, and the pages, where they are on. */
export function ownPlatforms({ process, language, screen }: HereParts, web: Web | undefined): Platform[] {
  const { stdin, stdout } = process;
  const interrupt = () => process.emit("SIGINT");
  const terminal = stdin.isTTY
    ? [createTerminal({ input: stdin, output: stdout, language, interrupt, screen })]
    : [];
  return [...terminal, ...(web ? [web.platform] : [])];
}
