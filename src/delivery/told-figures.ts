import { z } from "zod";
import { Day } from "../core/day.ts";
import type { Outbox } from "../core/outbox.ts";
import type { Revision } from "./wording.ts";

/** Figures as they are kept: a total, and what was added where that is known. */
const Figures = z.record(z.string(), z.union([z.tuple([z.number()]), z.tuple([z.number(), z.number()])]));
/** What is kept of what was told: where reports were missing these days too, and else the figures alone, as it began. */
const Kept = z.union([
  z.object({ figures: Figures, without: z.array(Day) }),
  Figures.transform((figures) => ({ figures, without: [] })),
]);

/** What posts told, so that it can be said later what was corrected. */
export interface ToldFigures {
  /** Keeps the figures of a revision; to be called before anything that tells them is sent. */
  keep(edition: string, told: Revision): Promise<void>;
  /** The figures that a revision of an edition told; nothing where they were not kept. */
  of(edition: string, revision: string): Promise<Revision | undefined>;
}

/** What posts told, in the outbox; each is written and read once by a process. */
export function createToldFigures(outbox: Outbox): ToldFigures {
  const known = new Map<string, Revision>();
  /** What is being written: the first posts of a broadcast all ask for the same. */
  const writing = new Map<string, Promise<void>>();
  const keyOf = (edition: string, revision: string) => `${edition} ${revision}`;

  return {
    async keep(edition, told) {
      const key = keyOf(edition, told.revision);
      if (known.has(key)) return;
      let written = writing.get(key);
      if (!written) {
        written = outbox.keepFigures(edition, told.revision, textOf(told)).finally(() => writing.delete(key));
        writing.set(key, written);
      }
      await written;
      known.set(key, told);
    },
    async of(edition, revision) {
      const key = keyOf(edition, revision);
      const held = known.get(key);
      if (held) return held;
      const text = await outbox.figures(edition, revision);
      if (text === undefined) return undefined;
      const told: Revision = { revision, ...Kept.parse(JSON.parse(text)) };
      known.set(key, told);
      return told;
    },
  };
}

function textOf({ figures, without }: Revision): string {
  return JSON.stringify(without.length > 0 ? { figures, without } : figures);
}
