import type { Archive } from "./core/archive.ts";
import type { Day } from "./core/day.ts";
import { doubtText } from "./core/doubt-words.ts";
import type { Held } from "./core/ledger.ts";
import type { Voice } from "./core/locale.ts";
import { Refusal } from "./core/message.ts";
import type { Store } from "./core/store.ts";
import type { Verdict } from "./core/version.ts";

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

/** Lists the reports that are held, what speaks against each, and how to decide. */
export function listHeld({ archive, voice, print }: ReviewParts): void {
  const held = archive.held();
  if (held.length === 0) print("No report is held.");
  for (const { version, doubts } of held) {
    const { source, day, url } = version.report;
    const kept = new Date(version.keptAt).toISOString().slice(0, 16).replace("T", " ");
    print(`${day} from ${source}, version ${version.number}, kept ${kept} UTC${url ? `, ${url}` : ""}`);
    for (const doubt of doubts) print(`  ${doubtText(voice, doubt)}`);
    print(`  npm run review -- accept ${source} ${day}`);
    print(`  npm run review -- refuse ${source} ${day}`);
  }
}

/**
 * Lets a held report through, or refuses it for good. A bot that is running takes it up within a minute. Throws a
 * `Refusal` where no such report is held.
 */
export async function decideHeld(
  { archive, store, now, print }: ReviewParts,
  verdict: Verdict["verdict"],
  source: string,
  day: Day,
): Promise<void> {
  const held = archive.held().find(({ version }) => isOf(version, source, day));
  if (!held)
    throw new Refusal(`No report of ${day} from ${source} is held: npm run review lists those that are.`);
  await store.decide({ source, day, number: held.version.number, verdict }, now());
  print(
    verdict === "accepted"
      ? `The report of ${day} from ${source} is let through.`
      : `The report of ${day} from ${source} is refused. It stays in the database and is not shown.`,
  );
}

function isOf({ report }: Held["version"], source: string, day: Day): boolean {
  return report.source === source && report.day === day;
}
