import { createHash } from "node:crypto";
import { setImmediate as nextTurn, setTimeout as pause } from "node:timers/promises";
import PQueue from "p-queue";
import { categoryWords, shortCategoryWords } from "../core/category.ts";
import { addDays, type Day } from "../core/day.ts";
import { chooseLocale, type Locale, type Phrases, tableVoiceOf } from "../core/locale.ts";
import type { Log } from "../core/log.ts";
import type { Picture, Pictures } from "../core/picture.ts";
import { pictureWords } from "../core/picture-words.ts";
import { summaryWords } from "../core/summary-words.ts";
import { startIsOver } from "../lib/starting.ts";
import { type Fonts, loadFonts } from "./fonts.ts";
import { createFolder, createMemory } from "./kept.ts";
import { tryRenderer } from "./renderer.ts";

/** Goes up whenever the same facts and words are drawn in another way, so that nothing that was drawn before is taken for it. */
const EDITION = 5;
/** The most bytes of images that are kept in memory and on the disk. */
const MEMORY_BYTES = 2_000_000;
const DISK_BYTES = 100_000_000;
/** More than this many pictures do not wait to be drawn: whoever asks then is answered in words. */
const MOST_WAITING = 64;
/** The threads that Node lends to such work are four: one is left to everything else. */
const MOST_AT_A_TIME = 3;
/** While others wait, a turn rests for as long as it worked, but for no more milliseconds than this: answers in words go on. */
const LONGEST_REST = 100;

/** What lays out and draws: a renderer in native code, and the libraries of charts. It is loaded for the first picture. */
async function loadDrawing(fonts: Fonts) {
  // What only the start needed gives its place to what draws.
  startIsOver();
  const [{ layOut }, { createPress }] = await Promise.all([import("./layout.ts"), import("./png.ts")]);
  return { layOut, press: await createPress(fonts) };
}

/** What the pictures are drawn with. */
export interface PicturesParts {
  readonly locales: readonly Locale[];
  /** Where drawn images are kept; only in memory without it. */
  readonly folder?: string | undefined;
  /** How many cores the machine has. */
  readonly cores: number;
  readonly log: Log;
}

/** What draws pictures, and tells whether it can draw at all, and write what it is to write. */
export interface PictureMaker extends Pictures {
  /**
   * Rejects where a letter of one of the languages is missing in the fonts, or the renderer cannot be loaded. It goes through
   * the words and dates of all languages, so at a start it is called once the networks are being connected to, which takes its
   * time anyway.
   */
  check(): Promise<void>;
}

/** Draws pictures, each once. Throws at once where a font is missing. */
export function createPictures({ locales, folder, cores, log }: PicturesParts): PictureMaker {
  const fonts = loadFonts();
  const memory = createMemory(MEMORY_BYTES);
  const disk = folder ? createFolder(folder, DISK_BYTES) : undefined;
  // One core is left to answers in words, where there is more than one.
  const queue = new PQueue({ concurrency: Math.max(1, Math.min(MOST_AT_A_TIME, cores - 1)) });
  const keys = new WeakMap<Picture, string>();
  const words = new Map<Locale, string>();
  const underWay = new Map<string, Promise<Uint8Array>>();
  let isDiskBroken = false;
  let loaded: ReturnType<typeof loadDrawing> | undefined;

  function keyOf(picture: Picture): string {
    const known = keys.get(picture);
    if (known) return known;
    const { facts, size, theme, language } = picture;
    const locale = chooseLocale(locales, language);
    const said = words.get(locale) ?? digestOf(wordsOf(locale));
    words.set(locale, said);
    const key = digestOf([EDITION, said, facts, size, theme, locale.tag]);
    keys.set(picture, key);
    return key;
  }

  /** Does work when its turn has come. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      void queue.add(async () => {
        const begin = performance.now();
        await work().then(resolve, reject);
        if (queue.size > 0) await pause(Math.min(LONGEST_REST, performance.now() - begin));
      });
    });
  }

  async function make(picture: Picture, key: string): Promise<Uint8Array> {
    const before = await disk?.get(key);
    if (before) return before;
    if (queue.size >= MOST_WAITING) throw new Error("Too many pictures wait to be drawn.");
    const png = await inTurn(async () => {
      loaded ??= loadDrawing(fonts);
      const { layOut, press } = await loaded;
      const voice = tableVoiceOf(chooseLocale(locales, picture.language));
      const drawing = layOut(picture.facts, { size: picture.size, theme: picture.theme, voice, fonts });
      const lacking = fonts.lacking(drawing.texts.map(({ text }) => text).join(""));
      if (lacking.length > 0) throw new Error(`The fonts have no form for ${lacking.join(" ")}.`);
      // Whoever is answered in words comes in between.
      await nextTurn();
      return press.print(drawing);
    });
    await disk?.put(key, png).catch((error: unknown) => {
      if (!isDiskBroken)
        log.warn(
          { err: error, folder },
          "Pictures cannot be kept on the disk and are drawn again. Look at PICTURES_FOLDER: its permissions, and the free space.",
        );
      isDiskBroken = true;
    });
    return png;
  }

  return {
    async check() {
      checkLetters(fonts, locales);
      const untried = await tryRenderer();
      if (untried)
        log.warn(
          { err: untried },
          "It could not be tried whether pictures can be drawn; the first will show it.",
        );
    },
    async draw(picture) {
      const key = keyOf(picture);
      const { name, alt } = picture;
      const kept = memory.get(key);
      if (kept) return { png: kept, name, alt, key };
      const work = underWay.get(key) ?? make(picture, key).finally(() => underWay.delete(key));
      underWay.set(key, work);
      const png = await work;
      memory.put(key, png);
      return { png, name, alt, key };
    },
  };
}

/** The same for the same content, over all restarts. */
function digestOf(content: unknown): string {
  return createHash("sha256").update(JSON.stringify(content)).digest("hex");
}

/** The texts that pictures are made of, beside figures and dates. */
const BOOKS: readonly Phrases[] = [pictureWords, summaryWords, categoryWords, shortCategoryWords];

function wordsOf({ texts }: Locale): string[] {
  return BOOKS.flatMap(({ place, english }) =>
    Object.keys(english).map((key) => texts[place]?.[key] ?? english[key] ?? ""),
  );
}

/** Throws where the fonts cannot write what a language has in its pictures. */
function checkLetters(fonts: Fonts, locales: readonly Locale[]): void {
  for (const locale of locales) {
    const voice = tableVoiceOf(locale);
    const words = wordsOf(locale);
    const january: Day = "2023-01-15";
    const months = Array.from({ length: 12 }, (_, month) => addDays(january, month * 30));
    const dates = months.flatMap((day) => [voice.day(day), voice.short(day)]);
    const figures = [voice.number(1_234_567), voice.signed(-89), voice.signed(1), voice.mean(0.5), "…–·↑−"];
    const lacking = fonts.lacking([...words, ...dates, ...figures].join("").replace(/[{}#]/g, ""));
    if (lacking.length > 0)
      throw new Error(
        `The fonts of pictures lack ${lacking.join(" ")}, which ${locale.name} needs: take another word or font.`,
      );
  }
}
