import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isDay } from "../../src/core/day.ts";
import { readArticle, readList } from "../../src/sources/article.ts";
import {
  type Reading,
  readEnglishPage,
  readFormatted,
  readGeneralStaff,
  readingOf,
  type Sample,
} from "./reading.ts";
import { readQuestion } from "./request.ts";
import {
  readDatasetSlice,
  readDatedAnswer,
  readLatestAnswer,
  readMinfinMonth,
  readModPage,
  readOrcRows,
} from "./sources.ts";

/**
 * Who reads which files; the first that fits does.
 *
 * To add one: the pattern of its files' names, and a function that gives what they say.
 */
const READERS: readonly (readonly [pattern: RegExp, read: (sample: Sample) => Reading | Promise<Reading>])[] =
  [
    [/^mod\.gov\.ua-uk-.*\.html$/, readModPage],
    [/^mod\.gov\.ua-en-.*\.html$/, readEnglishPage],
    [
      /^(?:mil\.gov\.ua|telegram-repost|lviv\.media|radiosvoboda|hromadske)-.*\.(?:html|txt)$/,
      readGeneralStaff,
    ],
    [/^mod\.gov\.ua-lookup-query\.json$/, readQuestion],
    [/^russianwarship-v[12]-latest-.*\.json$/, readLatestAnswer],
    [/^russianwarship-v[12]-bydate-.*\.json$/, readDatedAnswer],
    [/^orc-losses-.*\.json$/, readOrcRows],
    [/^minfin-uk-.*\.html$/, readMinfinMonth],
    [/^minfin-en-.*-formatted\.txt$/, readFormatted],
    [/^petroivaniuk-(?:equipment|personnel|correction)-slice\.json$/, readDatasetSlice],
  ];

/** Files that are not read, and why. */
const OUT_OF_SCOPE: readonly (readonly [pattern: RegExp, reason: string])[] = [
  [/^INDEX\.md$/, "it tells of the others"],
  [/^unian-/, "its numbers are words"],
  [/^telegram-web-preview-markup/, "it is markup without figures"],
  [/^russianwarship-v2-terms-/, "it has names and no figures"],
  [/^petroivaniuk-oryx-/, "it is another count, which no source reads"],
  [/^romansverdan-.*\.csv$/, "no source reads it; its days are compared with those of others"],
];

/** Why a file is not read; nothing for one that should be. */
export function outOfScope(file: string): string | undefined {
  return OUT_OF_SCOPE.find(([pattern]) => pattern.test(file))?.[1];
}

/** What a file says; nothing where it is out of scope. A reader that fails says so in place of a reading. */
export async function readSample(
  file: string,
  folders: { readonly samples: string; readonly data: string },
): Promise<Reading | undefined> {
  const textIn = (folder: string) => (name: string) => readFileSync(join(folder, name), "utf8");
  const text = textIn(folders.samples)(file);
  const day = /\d{4}-\d{2}-\d{2}/.exec(file)?.[0];
  const named = isDay(day) ? day : undefined;
  const reader = READERS.find(([pattern]) => pattern.test(file))?.[1];
  if (reader) {
    const sample = { file, text, named, beside: textIn(folders.samples), history: textIn(folders.data) };
    try {
      const reading = await reader(sample);
      const days = reading.days.map((one) => one.day).join(", ");
      if (!named || days === named) return reading;
      const failure = `its name has the day ${named}, and ${days || "no report"} was found in it`;
      return { ...reading, failures: [...reading.failures, failure] };
    } catch (failure) {
      const message = failure instanceof Error ? failure.message : String(failure);
      return readingOf({ failures: [message.replace(/\s+/g, " ")] });
    }
  }
  const reason = outOfScope(file);
  if (!reason) return readingOf({ failures: ["nobody reads files of this name"] });
  const isText = named && /\.(?:html|txt)$/.test(file);
  return isText && (readArticle(text, named) ?? readList(text, named))
    ? readingOf({ failures: [`${reason}, and yet a report was found in it`] })
    : undefined;
}
