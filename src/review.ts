import type { Archive } from "./core/archive.ts";
import { type Day, isDay } from "./core/day.ts";
import { doubtText } from "./core/doubt-words.ts";
import type { Voice } from "./core/locale.ts";
import { Refusal } from "./core/message.ts";
import type { Store } from "./core/store.ts";
import type { Verdict, Version } from "./core/version.ts";

/** What a review needs. */
export interface ReviewParts {
  /** Everything that is kept, judged. */
  readonly archive: Archive;
  readonly store: Store;
  readonly voice: Voice;
  readonly now: () => number;
  /** Takes each line of what is said. */
  readonly print: (line: string) => void;
}

/** What the operator may decide of a report that is held. */
const VERDICTS: ReadonlyMap<string, Verdict["verdict"]> = new Map([
  ["accept", "accepted"],
  ["refuse", "refused"],
]);

/** Does what the words of the command line ask for: lists what is held, or decides on a version. Throws a `Refusal`. */
export async function review(parts: ReviewParts, words: readonly string[]): Promise<void> {
  const [decision = "", source = "", day = "", version = ""] = words;
  if (words.length === 0) return listHeld(parts);
  const verdict = VERDICTS.get(decision);
  if (!verdict || !isDay(day) || !/^\d{1,6}$/.test(version))
    throw new Refusal("Say what to do with which report: npm run review -- accept mod 2026-06-16 1");
  await decideHeld(parts, verdict, { source, day, number: Number(version) });
}

/** Lists the reports that are held, what speaks against each, and how to decide; then those that were refused. */
export async function listHeld({ archive, store, voice, print }: ReviewParts): Promise<void> {
  const held = archive.held();
  if (held.length === 0) print("No report is held.");
  for (const { version, doubts } of held) {
    const { day, source, url } = version.report;
    const kept = new Date(version.keptAt).toISOString().slice(0, 16).replace("T", " ");
    print(`${day} from ${source}, version ${version.number}, kept ${kept} UTC${url ? `, ${url}` : ""}`);
    for (const doubt of doubts) print(`  ${doubtText(voice, doubt)}`);
    for (const decision of ["accept", "refuse"]) print(`  ${commandOf(decision, version)}`);
  }
  for (const { source, day, number, verdict } of await store.verdicts())
    if (verdict === "refused") {
      print(`${day} from ${source}, version ${number}, was refused`);
      print(`  ${commandOf("accept", { report: { source, day }, number })}`);
    }
}

function commandOf(
  decision: string,
  {
    report,
    number,
  }: Pick<Version, "number"> & { readonly report: Pick<Version["report"], "source" | "day"> },
): string {
  return `npm run review -- ${decision} ${report.source} ${report.day} ${number}`;
}

/**
 * Lets a version of a report through, or refuses it; a later decision takes the place of an earlier one. A bot that is
 * running takes it up within seconds. Throws a `Refusal` where no such version is held or was decided on.
 */
export async function decideHeld(
  { archive, store, now, print }: ReviewParts,
  verdict: Verdict["verdict"],
  { source, day, number }: Pick<Verdict, "source" | "day" | "number">,
): Promise<void> {
  const isMeant = (one: { source: string; day: Day; number: number }) =>
    one.source === source && one.day === day && one.number === number;
  const open = archive.held().some(({ version }) => isMeant({ ...version.report, number: version.number }));
  if (!open && !(await store.verdicts()).some(isMeant))
    throw new Refusal(
      `No version ${number} of the report of ${day} from ${source} is held: npm run review lists those that are.`,
    );
  await store.decide({ source, day, number, verdict }, now());
  print(
    verdict === "accepted"
      ? `Version ${number} of the report of ${day} from ${source} is let through.`
      : `Version ${number} of the report of ${day} from ${source} is refused. It stays in the database and is not shown.`,
  );
}
