import { z } from "zod";
import { Day } from "../../core/day.ts";

/** How far a page is. It says so when it comes back, to whichever process then tells it the rest. */
export interface Mark {
  /** The day of the newest report that it has shown. */
  readonly day?: Day | undefined;
  /** It has been told everything up to this stamp. */
  readonly at: number;
}

/** How a mark is written: `2025-12-31.1767171600000`. */
export function writtenMark({ day, at }: Mark): string {
  return `${day ?? ""}.${at}`;
}

const Written = z.object({ day: z.union([z.literal(""), Day]), at: z.string().regex(/^\d{1,15}$/) });

/** Reads a mark; nothing where there is none. */
export function readMark(text = ""): Mark | undefined {
  const [day, at] = text.split(".");
  const { data } = Written.safeParse({ day, at });
  return data && { ...(data.day && { day: data.day }), at: Number(data.at) };
}
