import { availableParallelism } from "node:os";
import { commands } from "../commands/index.ts";
import about from "../package.json" with { type: "json" };
import { createBot, LONGEST_SERVER_TURN } from "./bot.ts";
import type { Settings } from "./config.ts";
import { type Archive, createArchive } from "./core/archive.ts";
import { createChatLanguages } from "./core/chat-languages.ts";
import { dayIn } from "./core/day.ts";
import type { Log } from "./core/log.ts";
import type { Source } from "./core/source.ts";
import type { Store } from "./core/store.ts";
import { createTurns } from "./lib/turns.ts";
import { createWeb, type Turns } from "./lib/web.ts";
import { locales } from "./locales/index.ts";
import { createPictures } from "./pictures/pictures.ts";
import { createEmbedded, EMBEDDED } from "./sources/embedded.ts";
import { newsSources } from "./sources/index.ts";
import { forgetful } from "./sources/reading.ts";
import { type Opening, openStore } from "./stores/index.ts";

/** How the program is called where it asks for something (RFC 9110, 10.1.5). */
const AGENT = `losses-bot/${about.version} (reads the daily report for Discord and Telegram)`;

/** The parts that every way of running the program needs. */
export async function assemble(settings: Settings, log: Log, opening?: Opening) {
  const store: Store = await openStore(settings.DATABASE_URL, opening);
  const news: Source[] = settings.sources.map(({ name, root }) =>
    createSource(name, root, { settings, store }),
  );
  const embedded = createEmbedded();
  const sources = [...news, embedded];
  const archive: Archive = createArchive({
    trust: sources.map(({ name }) => name),
    timeZone: settings.TIME_ZONE,
  });
  archive.add(EMBEDDED);
  const languages = createChatLanguages();
  const turns = createTurns<string>(LONGEST_SERVER_TURN);
  const bot = createBot({
    languages,
    commands,
    locales,
    archive,
    sources,
    store,
    log,
    now: Date.now,
    timeZone: settings.TIME_ZONE,
    turns,
  });
  /** Fonts are read only where something is drawn. */
  const pictures = () =>
    createPictures({ locales, folder: settings.PICTURES_FOLDER, cores: availableParallelism(), log });
  return { store, news, embedded, archive, sources, languages, turns, bot, pictures };
}

/** A source with a web of its own. Whoever waits for it may prefer to hear at once that it cannot be reached: then without `retries`. */
export function createSource(
  name: string,
  root: URL,
  { settings, store, retries = 1 }: { settings: Settings; store: Store; retries?: number },
): Source {
  const source = newsSources.find((one) => one.name === name);
  if (!source) throw new Error(`There is no source ${name} in src/sources/index.ts.`);
  const tools = {
    web: createWeb({ agent: AGENT, retries, turns: turnsOf(store, name) }),
    today: () => dayIn(settings.TIME_ZONE, Date.now()),
  };
  return forgetful(source.create(root, tools), tools);
}

/** The turns of a source, kept in the store: neither a restart nor another process is a way around them. */
function turnsOf(store: Store, source: string): Turns {
  return {
    take: (now, spacing) => store.takeTurn(source, now, spacing),
    putOff: (until) => store.putOffTurn(source, until),
  };
}

/** What the store holds, judged. */
export async function archived(store: Store, archive: Archive): Promise<void> {
  archive.judge(await store.verdicts());
  archive.take(await store.reports());
}
