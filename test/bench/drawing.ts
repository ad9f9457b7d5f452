import { readFile } from "node:fs/promises";
import { addDays } from "../../src/core/day.ts";
import { SIZES, THEMES } from "../../src/core/picture.ts";
import { openStore } from "../../src/stores/index.ts";
import { folderOf } from "../delivery/program.ts";
import { DISCORD_TOKEN, until } from "../delivery/world.ts";
import { createFakeDiscord } from "../fakes/discord/discord.ts";
import { createFakeTelegram, type FakeTelegram } from "../fakes/telegram/telegram.ts";
import { type Comparison, median, percentile } from "./figures.ts";
import { HISTORY, LAST_DAY } from "./history.ts";

/** The megabytes that the whole program may take while it draws. */
const MEMORY_WANTED = 200;
/** What a text may take while many ask for charts, beside what it takes while nobody does. */
const FLOOD_WANTED = { median: 1.15, percentile: 1.3 };
/** So many pictures are asked for one after the other, and as many at once. */
const PICTURES = 50;
/** So many charts are waited for at any moment of the flood: more than are drawn at a time. */
const FLOOD = 24;
/** The texts that are asked for with and without it, in so many turns: whatever else the machine does strikes both. */
const TEXTS = 100;
const TURNS = 4;

/** What can be asked for as a picture; each becomes another one with every day that it begins on. */
const KINDS = ["daily", "total", "months", "heatmap", "sofar", "compare tanks artillery"];

/** The program itself with both networks, while it draws: its memory, and what becomes of answers in text. */
export async function measureDrawing(): Promise<Comparison[]> {
  const closers: (() => unknown)[] = [];
  const after = (close: unknown) => void closers.push(close as () => unknown);
  try {
    const { telegram, child } = await startProgram({ after });
    const asker = createAsker(telegram);
    const memory = await measureMemory(asker, child.pid ?? 0);
    return [...memory, ...(await measureFlood(asker))];
  } finally {
    for (const close of closers.toReversed()) await close();
  }
}

/** Starts the program as `npm start` does, on a long history and with both networks connected. */
async function startProgram(t: Parameters<typeof folderOf>[0]) {
  const [telegram, discord] = [await createFakeTelegram(), await createFakeDiscord({ token: DISCORD_TOKEN })];
  t.after(telegram.close);
  t.after(discord.close);
  const { folder, database, start } = await folderOf(t);
  const store = await openStore(`file:${database}`);
  await store.keep(HISTORY, Date.now());
  await store.close();
  const program = start(
    [],
    {
      TELEGRAM_TOKEN: telegram.token,
      TELEGRAM_API: telegram.root,
      DISCORD_TOKEN: discord.token,
      DISCORD_API: discord.api,
      PICTURES_FOLDER: `${folder}/pictures`,
      PORT: "0",
    },
    [process.execPath, "src/start.js"],
  );

  await until(
    () => telegram.isPolled && discord.connected === 1,
    () => `the networks to be connected:\n${program.output()}\n${program.errors()}`,
  );
  return { telegram, child: program.child };
}

/** Everybody asks once, so that nobody asks too much. */
function createAsker(telegram: FakeTelegram) {
  let person = 6_000_000;
  let pictures = 0;
  return {
    /** Asks a question and tells the milliseconds until its answer arrived. */
    async ask(text: string, kind: "text" | "photo"): Promise<number> {
      const chatId = person++;
      const answered = telegram.nextSent(chatId, 120_000);
      const begin = performance.now();
      telegram.say({ chatId, text, languageCode: "uk" });
      const sent = await answered;
      if (sent.kind !== kind) throw new Error(`"${text}" was answered by a ${sent.kind}: ${sent.html}`);
      return performance.now() - begin;
    },
    /** A question for a picture that nobody has asked for yet. */
    picture(): string {
      const round = pictures++;
      const size = SIZES[round % SIZES.length];
      const theme = THEMES[round % THEMES.length];
      const day = addDays(LAST_DAY, -100 - round);
      if (round % 3 === 0) return `/losses ${day} card ${size} ${theme}`;
      return `/chart ${addDays(day, -1_000)}..${day} ${KINDS[round % KINDS.length]} ${size} ${theme}`;
    },
  };
}

type Asker = ReturnType<typeof createAsker>;

/** The most megabytes that the process has taken so far; nothing where the system does not tell. */
async function peakOf(pid: number): Promise<number | undefined> {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1];
  return kilobytes === undefined ? undefined : Number(kilobytes) / 1_024;
}

async function measureMemory(asker: Asker, pid: number): Promise<Comparison[]> {
  const found: Comparison[] = [];
  const note = async (what: string) => {
    const peak = await peakOf(pid);
    if (peak !== undefined)
      found.push({ what, ours: peak, baseline: MEMORY_WANTED, unit: "MB", wanted: { most: 1 } });
  };
  await asker.ask("/losses", "text");
  await note("the program before it draws, most memory");
  for (let round = 0; round < PICTURES; round++) await asker.ask(asker.picture(), "photo");
  await note(`… ${PICTURES} pictures in a row`);
  await Promise.all(Array.from({ length: PICTURES }, () => asker.ask(asker.picture(), "photo")));
  await note(`… and ${PICTURES} at once`);
  return found;
}

async function measureFlood(asker: Asker): Promise<Comparison[]> {
  const times = { alone: [] as number[], beside: [] as number[] };
  let round = 0;
  const texts = async (into: number[]) => {
    // Days apart, so that none of the answers was given before.
    for (let count = 0; count < TEXTS; count++)
      into.push(await asker.ask(`/losses ${addDays(LAST_DAY, -++round)}`, "text"));
  };
  await texts([]);
  for (let turn = 0; turn < TURNS; turn++) {
    await texts(times.alone);
    const flood = beginFlood(asker);
    await texts(times.beside);
    await flood.end();
  }
  const parts = [
    { name: "median", of: median, most: FLOOD_WANTED.median },
    {
      name: "99th percentile",
      of: (values: readonly number[]) => percentile(values, 0.99),
      most: FLOOD_WANTED.percentile,
    },
  ];
  return parts.map(({ name, of, most }) => ({
    what: `a text while ${FLOOD} charts are waited for, ${name}`,
    ours: of(times.beside),
    baseline: of(times.alone),
    unit: "ms",
    wanted: { most },
  }));
}

/** Asks for one chart after the other, many at a time, until it is ended. */
function beginFlood(asker: Asker) {
  let isOver = false;
  const askers = Array.from({ length: FLOOD }, async () => {
    while (!isOver) await asker.ask(asker.picture(), "photo");
  });
  return {
    async end() {
      isOver = true;
      await Promise.all(askers);
    },
  };
}
