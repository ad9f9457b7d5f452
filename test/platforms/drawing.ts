import { cardFacts } from "../../src/core/card.ts";
import type { Message } from "../../src/core/message.ts";
import { type Picture, type Pictures, USUAL_LOOK } from "../../src/core/picture.ts";
import { summarize } from "../../src/core/summary.ts";
import { locales } from "../../src/locales/index.ts";
import { createPictures } from "../../src/pictures/pictures.ts";
import { archiveOf, EMBEDDED } from "../reports.ts";

const log = { debug() {}, info() {}, warn() {}, error() {} };

/** What draws, with a count of how often it was asked to. */
export async function counted(): Promise<Pictures & { readonly drawn: readonly Picture[] }> {
  const pictures = createPictures({ locales, cores: 1, log });
  const drawn: Picture[] = [];
  return {
    drawn,
    draw(picture) {
      drawn.push(picture);
      return pictures.draw(picture);
    },
  };
}

/** A message with the card of a day that is part of the program. */
export function cardOf(day: "2023-03-06" | "2023-03-07", more: Partial<Message> = {}): Message {
  const archive = archiveOf(...EMBEDDED);
  const summary = summarize(archive, day);
  const facts = summary && cardFacts(archive, summary, { credit: { source: "Source" } });
  if (!facts) throw new Error(`The program has no report of ${day}.`);
  return {
    title: `Card of ${day}`,
    lines: ["Personnel, in words."],
    source: { text: "Source" },
    picture: {
      facts,
      ...USUAL_LOOK,
      language: "en",
      alt: `What ${day} shows`,
      name: `losses-${day}.png`,
      outdated: "That picture is older.",
    },
    ...more,
  };
}

/** Whatever cannot draw. */
export const broken: Pictures = { draw: () => Promise.reject(new Error("out of ink")) };
