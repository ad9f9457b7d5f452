import { validate as isCron } from "node-cron";
import { z } from "zod";
import { isTimeZone } from "./core/time-zone.ts";
import { folderAddress } from "./lib/address.ts";
import {
  discordChannel,
  operatorChats,
  publicKey,
  publicRoot,
  token,
  webhookAddress,
  webhookSecret,
  webRoot,
  wholeNumber,
} from "./setting-values.ts";

/** One setting: what `.env.example` says about it, what holds when it is left out, and how it is checked. */
interface Setting<T> {
  readonly about: string;
  /** The text that stands for a setting that is left out or empty. */
  readonly fallback: string;
  /** Set where empty has a meaning of its own, and is not the same as left out. */
  readonly emptyCounts?: true;
  /** Its error messages complete "NAME …" and say what to write instead. They never repeat the value: it may be secret. */
  readonly schema: z.ZodType<T, string>;
}

function setting<T>(about: string, fallback: string, schema: z.ZodType<T, string>): Setting<T> {
  return { about, fallback, schema };
}

const LEVELS = ["trace", "debug", "info", "warn", "error", "fatal", "silent"] as const;

const SETTINGS = {
  DISCORD_TOKEN: setting(
    "The bot token from the Discord developer portal. Without it Discord is off.",
    "",
    token(/^[\w-]+\.[\w-]+\.[\w-]+$/, "the developer portal, page Bot"),
  ),
  DISCORD_PUBLIC_KEY: setting(
    "The public key from the Discord developer portal. With it questions come to POST /discord/interactions of the HTTP server, and there is no gateway.",
    "",
    publicKey,
  ),
  DISCORD_PICTURES_CHANNEL: setting(
    "A channel of your own on Discord, which nobody else needs to see: each picture is uploaded there once, and posts bring its address. Without it every post brings its picture.",
    "",
    discordChannel,
  ),
  DISCORD_API: setting("The root of Discord's REST API.", "https://discord.com/api", webRoot),
  DISCORD_RATE: setting("The most posts a second to Discord, which allows 50.", "40", wholeNumber(1, 50)),
  TELEGRAM_TOKEN: setting(
    "The bot token from @BotFather. Without it Telegram is off.",
    "",
    token(/^\d+:[\w-]+$/, "@BotFather"),
  ),
  TELEGRAM_API: setting("The root of Telegram's Bot API.", "https://api.telegram.org", webRoot),
  TELEGRAM_RATE: setting("The most posts a second to Telegram, which allows 30.", "25", wholeNumber(1, 30)),
  TELEGRAM_REPEAT_UNKNOWN: setting(
    "yes: a post of which Telegram does not say whether it arrived is sent again, and may then be there twice. no: it is not.",
    "no",
    z.enum(["yes", "no"], { error: "must be yes or no" }).transform((text) => text === "yes"),
  ),
  TELEGRAM_WEBHOOK_URL: setting(
    "Where Telegram is to call, such as https://bot.example.org/telegram, instead of being polled. Its path is the one on the HTTP server.",
    "",
    webhookAddress,
  ),
  TELEGRAM_WEBHOOK_SECRET: setting(
    "By which Telegram is known when it calls: 16 or more letters and digits of your own making, the same for all replicas.",
    "",
    webhookSecret,
  ),
  DATABASE_URL: setting(
    "Where reports and subscriptions are kept: file: and the path of an SQLite file, which is made when it is missing; or a database of PostgreSQL, which several machines can share.",
    "file:data/losses.db",
    z
      .string()
      .refine(
        (text) => /^file:./.test(text) || (/^postgres(ql)?:\/\/./.test(text) && URL.canParse(text)),
        "must be file: and a path, such as file:data/losses.db, or a database of PostgreSQL, such as postgres://bot:password@db.example.org/losses (with %40 for an @ in the password, and so on)",
      ),
  ),
  PICTURES_FOLDER: {
    ...setting(
      "The folder in which drawn pictures are kept, at most 100 MB of them. Empty: in memory only.",
      "data/pictures",
      z.string().transform((text) => text || undefined),
    ),
    emptyCounts: true,
  },
  POLL_CRON: setting(
    "When to look for a new report: cron expressions, several parted by semicolons, in TIME_ZONE.",
    "*/5 5-12 * * *; */30 0-4,13-23 * * *",
    z
      .string()
      .transform((text) => text.split(";").map((part) => part.trim()))
      .refine(
        (parts) => parts.every((part) => isCron(part) && part.split(/\s+/).length === 5),
        "must be cron expressions of five fields, such as */5 5-12 * * *, parted by semicolons",
      ),
  ),
  TIME_ZONE: setting(
    "The zone in which reports are dated and POLL_CRON is meant.",
    "Europe/Kyiv",
    z.string().refine(isTimeZone, "must be a zone of the IANA list, such as Europe/Kyiv"),
  ),
  PORT: {
    ...setting(
      "The port of the HTTP server: the pages, the open API, the feeds, GET /healthz, GET /readyz and GET /metrics. Empty: no server.",
      "8080",
      z.union([z.literal("").transform(() => undefined), wholeNumber(0, 65_535)], {
        error: "must be a whole number from 0 to 65535, or empty for no server",
      }),
    ),
    emptyCounts: true,
  },
  HOST: setting("The address that the HTTP server listens on.", "127.0.0.1", z.string()),
  PUBLIC_URL: setting(
    "The address under which others reach the HTTP server, such as https://losses.example.org or https://example.org/losses. Empty: the one that they asked.",
    "",
    z.union([z.literal("").transform(() => undefined), publicRoot], {
      error:
        "must be an address like https://losses.example.org or https://example.org/losses, without a name or a password and with a path of letters and digits, or left out",
    }),
  ),
  TRUSTED_PROXIES: setting(
    "How many proxies stand before the HTTP server, whose X-Forwarded-For tells who asks. 0: none, and the header is not looked at.",
    "0",
    wholeNumber(0, 10),
  ),
  OPERATOR_CHATS: setting(
    "Your own channels, such as telegram:123,discord:456: told what you must know, and sent every broadcast first.",
    "",
    operatorChats,
  ),
  LOG_LEVEL: setting(
    `How much is logged: ${LEVELS.join(", ")}.`,
    "info",
    z.enum(LEVELS, { error: `must be one of ${LEVELS.join(", ")}` }),
  ),
} satisfies Record<string, Setting<unknown>>;

/** A source as the settings need to know it: its name, and where it is found unless a setting says otherwise. */
interface KnownSource {
  readonly name: string;
  readonly root: string;
  /** Whether it can be read from a folder of this machine. */
  readonly files?: true;
}

/** The settings of sources follow from the list of sources. */
function sourceSettings(known: readonly KnownSource[]) {
  const names = known.map(({ name }) => name);
  const list = z
    .string()
    .transform((text) => text.split(",").map((name) => name.trim()))
    .refine(
      (chosen) => chosen.every((name, at) => names.includes(name) && chosen.indexOf(name) === at),
      `may name only these: ${names.join(", ")}`,
    );
  const root = (files: boolean) =>
    z.string().transform((text, context) => {
      const address = folderAddress(text);
      if (address && (files || address.protocol !== "file:")) return address;
      context.addIssue(
        `must be an ${files ? "http:, https: or file:" : "http: or https:"} address of a folder, without a name or a password`,
      );
      return z.NEVER;
    });
  return {
    SOURCES: setting("The sources that are asked, most trusted first.", names.join(","), list),
    roots: Object.fromEntries(
      known.map((source) => [
        `SOURCE_${source.name.toUpperCase()}_URL`,
        setting(
          `Another root for the source ${source.name}${source.files ? "; file: addresses of a folder are allowed" : ""}.`,
          source.root,
          root(source.files === true),
        ),
      ]),
    ),
  };
}

/** What settings say together that each alone does not. */
function contradictions({
  DISCORD_PUBLIC_KEY: key,
  TELEGRAM_WEBHOOK_URL: webhook,
  TELEGRAM_WEBHOOK_SECRET: secret,
  PORT: port,
}: Values<typeof SETTINGS>): string[] {
  const needsServer = [key && "DISCORD_PUBLIC_KEY", webhook && "TELEGRAM_WEBHOOK_URL"].filter(Boolean);
  return [
    ...(webhook && !secret
      ? [
          "TELEGRAM_WEBHOOK_SECRET must be set where TELEGRAM_WEBHOOK_URL is, so that nobody else can call there.",
        ]
      : []),
    ...(port === undefined && needsServer.length > 0
      ? [`PORT must be set where ${needsServer.join(" or ")} is: the network calls the HTTP server.`]
      : []),
  ];
}

type Values<T extends Record<string, Setting<unknown>>> = {
  readonly [K in keyof T]: T[K] extends Setting<infer V> ? V : never;
};

/** What the settings say, read and checked. */
export type Settings = Values<typeof SETTINGS> & {
  /** The sources to ask, most trusted first, and the root of each. */
  readonly sources: readonly { readonly name: string; readonly root: URL }[];
};

/** The values of settings that nobody may read in a log. */
export function secretsOf(settings: Settings): string[] {
  const { DISCORD_TOKEN, TELEGRAM_TOKEN, TELEGRAM_WEBHOOK_URL, TELEGRAM_WEBHOOK_SECRET } = settings;
  return [DISCORD_TOKEN, TELEGRAM_TOKEN, TELEGRAM_WEBHOOK_URL, TELEGRAM_WEBHOOK_SECRET].filter(
    (secret) => secret !== undefined,
  );
}

/** The settings are wrong. The message names every problem, a line each, with what to write instead. */
export class SettingsFailure extends Error {
  override readonly name = "SettingsFailure";
}

/** Reads the settings from the environment. Throws a `SettingsFailure` that lists all problems at once. */
export function readSettings(
  environment: Readonly<Record<string, string | undefined>>,
  known: readonly KnownSource[],
): Settings {
  const problems: string[] = [];

  function read<T>(name: string, { fallback, emptyCounts, schema }: Setting<T>): T | undefined {
    const given = environment[name]?.trim();
    const result = schema.safeParse(given || (given === "" && emptyCounts ? "" : fallback));
    if (result.success) return result.data;
    problems.push(`${name} ${result.error.issues[0]?.message ?? "is wrong"}.`);
    return undefined;
  }

  const entries = Object.entries<Setting<unknown>>(SETTINGS);
  const values = Object.fromEntries(entries.map(([name, one]) => [name, read(name, one)]));
  const { SOURCES, roots } = sourceSettings(known);
  const chosen = read("SOURCES", SOURCES) ?? [];
  const addresses = Object.entries(roots).map(([name, one]) => read(name, one));
  if (problems.length === 0) problems.push(...contradictions(values as unknown as Values<typeof SETTINGS>));
  if (problems.length > 0) {
    const several = problems.map((problem) => `\n  ${problem}`).join("");
    throw new SettingsFailure(`The settings need mending, in the environment or in .env:${several}`);
  }
  const rootOf = new Map(known.map(({ name }, index) => [name, addresses[index] as URL]));
  return {
    ...(values as unknown as Values<typeof SETTINGS>),
    sources: chosen.map((name) => ({ name, root: rootOf.get(name) as URL })),
  };
}

/** The text of `.env.example`: every setting with what it means and what holds without it. */
export function exampleSettings(known: readonly KnownSource[]): string {
  const { SOURCES, roots } = sourceSettings(known);
  const entries = Object.entries<Setting<unknown>>({ ...SETTINGS, SOURCES, ...roots });
  return [
    "# Settings of losses-bot. Copy this file to .env and take the # away from the lines you change.",
    "# All of them are optional: what is shown is what holds without the line.",
    ...entries.map(([name, { about, fallback }]) => `\n# ${about}\n#${name}=${fallback}`),
    "",
  ].join("\n");
}
