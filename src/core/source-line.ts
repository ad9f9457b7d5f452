import { covers } from "./category.ts";
import type { Voice } from "./locale.ts";
import type { Message } from "./message.ts";
import type { Report } from "./report.ts";
import { type Source, sourceTitle } from "./source.ts";
import type { Summary } from "./summary.ts";
import { summaryWords } from "./summary-words.ts";

/** What a source line is made for. */
export interface SourceWording {
  readonly voice: Voice;
  readonly sources: readonly Source[];
  /** The one category or group that is shown; everything without it. */
  readonly category?: string | undefined;
}

/** Who says so: the General Staff, through which source, of which day, and whether others confirm what is shown. */
export function sourceLink(summary: Summary, wording: SourceWording): NonNullable<Message["source"]> {
  const { voice, sources, category } = wording;
  const { report, confirmedBy } = creditOf(summary, category);
  const home = sources.find(({ name }) => name === report?.source)?.home;
  const url = report?.url ?? home;
  const title = sourceTitle(voice, sources, report?.source ?? summary.provenance.source);
  const others = voice.list(confirmedBy.map((name) => sourceTitle(voice, sources, name)));
  const day = voice.day(summary.to);
  // Of a stretch the sources share its last totals; what they say of the others is not looked at.
  const isOneDay = summary.from === summary.to;
  return {
    text: voice.say(summaryWords, "source", { title, day }),
    ...(url && { url }),
    standing: others
      ? voice.say(summaryWords, isOneDay ? "confirmed" : "confirmedTotals", { sources: others, day })
      : voice.say(summaryWords, isOneDay ? "unconfirmed" : "unconfirmedTotals", { day }),
  };
}

/** Whose figures are shown, and who says the same. */
interface Credit {
  readonly report: Pick<Report, "source" | "url"> | undefined;
  readonly confirmedBy: readonly string[];
}

/** Whose figures a summary shows of one category or group, or of everything, and who says the same. */
export function creditOf(summary: Summary, category: string | undefined): Credit {
  return category === undefined ? ofAll(summary) : ofShown(summary, category);
}

function ofAll({ provenance }: Summary): Credit {
  return { report: provenance, confirmedBy: provenance.confirmedBy };
}

/** For one category or group: the source that has it, and the others that have the very same figures of it. */
function ofShown({ provenance, changes }: Summary, category: string): Credit {
  const shown = changes.filter((change) => covers(category, change.category));
  const fillerOf = (id: string) =>
    provenance.filled.find(({ categories }) => categories.includes(id))?.source;
  const givers = new Set(shown.map((change) => fillerOf(change.category) ?? provenance.source));
  const [giver = provenance.source] = givers;
  return {
    report: provenance.witnesses.find(({ source }) => source === giver),
    confirmedBy: provenance.witnesses
      .filter(
        ({ source, totals }) =>
          !givers.has(source) && shown.every(({ category: id, total }) => totals[id] === total),
      )
      .map(({ source }) => source),
  };
}
