import type { Archive } from "./archive.ts";
import type { Day } from "./day.ts";
import type { Voice } from "./locale.ts";
import type { Message } from "./message.ts";
import { type Source, sourceTitle } from "./source.ts";
import { summaryWords } from "./summary-words.ts";

/** What an attribution is worded with. */
export interface Attributing {
  readonly archive: Archive;
  readonly voice: Voice;
  /** Where the names of the sources are found. */
  readonly sources: readonly Source[];
}

/**
 * Who says so, of an answer made of the reports of several days; `when` is what these days are called. It names every
 * source of their figures, and leads to the page of the source where there is only one.
 */
export function attributionOf(
  { archive, voice, sources }: Attributing,
  days: readonly Day[],
  when: string,
): NonNullable<Message["source"]> {
  const names = new Set<string>();
  for (const day of days) {
    const report = archive.on(day);
    if (!report) continue;
    names.add(report.source);
    for (const id in report.filled) names.add(report.filled[id] as string);
  }
  const titles = [...names].map((name) => sourceTitle(voice, sources, name));
  const only = names.size === 1 ? sources.find(({ name }) => names.has(name)) : undefined;
  return {
    text: voice.say(summaryWords, "source", { title: voice.list(titles), day: when }),
    ...(only?.home && { url: only.home }),
  };
}
