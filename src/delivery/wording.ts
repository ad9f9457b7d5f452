import { createHash } from "node:crypto";
import { FORMS, type Form } from "../core/answer.ts";
import type { Archive } from "../core/archive.ts";
import { composeNote, composePost } from "../core/compose-post.ts";
import { dayIn } from "../core/day.ts";
import { editionOf } from "../core/edition.ts";
import { chooseLocale, type Locale, voiceOf } from "../core/locale.ts";
import type { Message } from "../core/message.ts";
import { readsOtherwise } from "../core/post-changes.ts";
import { type Content, contentOf } from "../core/post-content.ts";
import type { PostKey } from "../core/post-key.ts";
import type { Source } from "../core/source.ts";
import type { SubscriptionSettings } from "../core/subscription.ts";

/** What the wording of posts needs. */
export interface WordingParts {
  readonly archive: Archive;
  readonly sources: readonly Source[];
  readonly locales: readonly Locale[];
  /** The instant that it is, in epoch milliseconds. */
  readonly now: () => number;
  /** The zone in which reports are dated. */
  readonly timeZone: string;
}

/** A post in words, and the name of the figures that it tells. */
export interface Worded {
  readonly message: Message;
  readonly revision: string;
}

/** What an edition tells, and the name of that: the same has the same. */
export interface Revision extends Content {
  readonly revision: string;
}

/** What of settings the words of a post depend on. */
export type Wished = Pick<SubscriptionSettings, "language" | "categories">;

/** Words posts: the same object for all that read the same, so that each text is made, and rendered, once. */
export interface Wording {
  /** The post of a key. Throws when its report is not in the archive any more. `before` is what it said until now. */
  post(key: Pick<PostKey, "edition" | "form">, wished: Wished, before?: Revision): Worded;
  /** The short note on a post that cannot be edited; nothing where that tells the truth after all. */
  note(edition: string, wished: Wished, before: Revision): Worded | undefined;
  /** Whether a post that told an older revision would read otherwise now. */
  differs(edition: string, wished: Wished, before: Revision): boolean;
  /** What an edition tells as things are now; nothing where its report is gone. */
  revision(edition: string): Revision | undefined;
}

/** The form of the short note on a post that cannot be edited; the revision that the post tells follows it. */
const NOTE = "note ";

/** The form under which the note on a post that tells a revision stands in the outbox. */
export function noteForm(revision: string): string {
  return `${NOTE}${revision}`;
}

/** The revision that such a note is about; nothing for any other form. */
export function notedRevision(form: string): string | undefined {
  return form.startsWith(NOTE) ? form.slice(NOTE.length) : undefined;
}

/** Enough of a hash that two states of one day's figures never share it. */
const REVISION_LENGTH = 12;

/** The wording of one process. What was made is kept until the archive or the day changes. */
export function createWording({ archive, sources, locales, now, timeZone }: WordingParts): Wording {
  let made = new Map<string, Worded | undefined>();
  let revisions = new Map<string, Revision | undefined>();
  let madeFor = "";

  function refresh(): { readonly today: ReturnType<typeof dayIn> } {
    const today = dayIn(timeZone, now());
    const state = `${archive.revision()} ${today}`;
    if (state !== madeFor) [made, revisions, madeFor] = [new Map(), new Map(), state];
    return { today };
  }

  function once(key: string, make: () => Worded | undefined): Worded | undefined {
    if (!made.has(key)) made.set(key, make());
    return made.get(key);
  }

  function revision(edition: string): Revision | undefined {
    refresh();
    if (!revisions.has(edition)) {
      const content = contentOf(archive, editionOf(edition));
      revisions.set(edition, content && { ...content, revision: revisionOf(content) });
    }
    return revisions.get(edition);
  }

  const voiceFor = (language: string) => voiceOf(chooseLocale(locales, language));

  return {
    revision,
    post({ edition, form }, { language, categories }, before) {
      const { today } = refresh();
      const key = [edition, form, language, categories.join("+"), before?.revision].join("|");
      const worded = once(key, () => {
        const told = { form: formNamed(form), categories };
        const wording = { voice: voiceFor(language), sources, today, before };
        const message = composePost(archive, editionOf(edition), told, wording);
        const current = revision(edition);
        return message && current && { message, revision: current.revision };
      });
      if (!worded) throw new Error(`The reports of “${edition}” are not in the archive any more.`);
      return worded;
    },
    differs(edition, { language, categories }, before) {
      return readsOtherwise(archive, editionOf(edition), { voice: voiceFor(language), before, categories });
    },
    note(edition, { language, categories }, before) {
      const { today } = refresh();
      return once([edition, NOTE, language, categories.join("+"), before.revision].join("|"), () => {
        const wording = { voice: voiceFor(language), sources, today, before, categories };
        const message = composeNote(archive, editionOf(edition), wording);
        const current = revision(edition);
        return message && current && { message, revision: current.revision };
      });
    },
  };
}

/** The name of what is told. The order of the figures does not count; of an edition that is whole they are all that does. */
function revisionOf({ figures, without }: Content): string {
  const sorted = Object.entries(figures).sort(([one], [other]) => (one < other ? -1 : 1));
  const told = without.length > 0 ? { figures: sorted, without } : sorted;
  return createHash("sha256").update(JSON.stringify(told)).digest("hex").slice(0, REVISION_LENGTH);
}

/** A form that was kept; one that this version of the program does not know any more is told in full. */
function formNamed(name: string): Form {
  return FORMS.find((form) => form === name) ?? "full";
}
