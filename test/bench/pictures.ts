import { chooseLocale, voiceOf } from "../../src/core/locale.ts";
import type { Picture } from "../../src/core/picture.ts";
import { locales } from "../../src/locales/index.ts";
import { loadFonts } from "../../src/pictures/fonts.ts";
import { layOut } from "../../src/pictures/layout.ts";
import { createPictures } from "../../src/pictures/pictures.ts";
import { createPress } from "../../src/pictures/png.ts";
import { askerOver } from "../gallery/scenes.ts";
import { archiveOf } from "../reports.ts";
import { type Comparison, median } from "./figures.ts";
import { HISTORY, HISTORY_DAYS } from "./history.ts";

/** The milliseconds of the processor that a picture may take: cold, a card, a chart of the whole history, and one that is kept. */
const WANTED = { cold: 300, card: 60, chart: 120, kept: 1 };
/** What a picture may take beside the library alone that draws the same. */
const RATIO_WANTED = 1.5;
const ROUNDS = 30;

const log = { debug() {}, info() {}, warn() {}, error() {} };

/** Drawing: cold, warm and kept, beside the library that does it alone. */
export async function measurePictures(): Promise<Comparison[]> {
  const ask = askerOver(archiveOf(...HISTORY), "uk");
  const [card, chart] = [await pictureOf(ask, "/losses card"), await pictureOf(ask, "/chart all")];
  const cold = await timeOf(async () => {
    const pictures = createPictures({ locales, cores: 2, log });
    await pictures.draw(card);
  });
  const pictures = createPictures({ locales, cores: 2, log });
  const fonts = loadFonts();
  const press = await createPress(fonts);

  async function measure(what: string, picture: Picture, wanted: number): Promise<Comparison[]> {
    const { size, theme, language, facts } = picture;
    const drawing = layOut(facts, { size, theme, fonts, voice: voiceOf(chooseLocale(locales, language)) });
    const [ours, bare, kept]: number[][] = [[], [], []];
    for (let round = 0; round < ROUNDS; round++) {
      // Facts that differ where it does not show, so that every round draws.
      const other = { ...picture, facts: { ...facts, ...{ round } } };
      ours?.push(await timeOf(() => pictures.draw(other)));
      bare?.push(await timeOf(() => press.print(drawing)));
      kept?.push(await timeOf(() => pictures.draw(other)));
    }
    const mine = median(ours ?? []);
    return [
      { what: `${what}, drawn warm`, ours: mine, baseline: wanted, unit: "ms", wanted: { most: 1 } },
      {
        what: `${what}, beside the bare library`,
        ours: mine,
        baseline: median(bare ?? []),
        unit: "ms",
        wanted: { most: RATIO_WANTED },
      },
      {
        what: `${what}, kept`,
        ours: median(kept ?? []),
        baseline: WANTED.kept,
        unit: "ms",
        wanted: { most: 1 },
      },
    ];
  }

  return [
    {
      what: "the first card of a process",
      ours: cold,
      baseline: WANTED.cold,
      unit: "ms",
      wanted: { most: 1 },
    },
    ...(await measure("card", card, WANTED.card)),
    ...(await measure(`chart of ${HISTORY_DAYS} days`, chart, WANTED.chart)),
  ];
}

async function pictureOf(ask: ReturnType<typeof askerOver>, question: string): Promise<Picture> {
  const { picture, title } = await ask(question);
  if (!picture) throw new Error(`"${question}" has no picture: ${title}`);
  return picture;
}

/** The milliseconds of the processor that something takes, on whatever threads. */
async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const begin = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(begin);
  return (user + system) / 1_000;
}
