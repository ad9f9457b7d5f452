import { createHash } from "node:crypto";
import { FORMS, type Form } from "../core/answer.ts";
import type { Archive } from "../core/archive.ts";
import { changedFigures, composeNote, composePost, type Figures, figuresOf } from "../core/compose-post.ts";
import { dayIn } from "../core/day.ts";
import { editionOf } from "../core/edition.ts";
import { chooseLocale, type Locale, voiceOf } from "../core/locale.ts";
import type { Message } from "../core/message.ts";
import type { PostKey } from "../core/post-key.ts";
import type { Source } from "../core/source.ts";
import type { SubscriptionSettings } from "../core/subscription.ts";

/** What the wording of posts needs. */
export interface WordingParts {
  readonly archive: Archive;
  readonly sources: readonly Source[];
  readonly locales: readonly Locale[];
  readonly now: () => number;
  /** The zone in which reports are dated. */
  readonly timeZone: string;
}

/** A post in words, and the name of the figures that it tells. */
export interface Worded {
  readonly message: Message;
  readonly revision: string;
}

/** The name of an edition's figures: the same figures have the same. */
export interface Revision {
  readonly revision: string;
  readonly figures: Figures;
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
  /** The figures of an edition as they are now; nothing where its report is gone. */
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
      const figures = figuresOf(archive, editionOf(edition));
      revisions.set(edition, figures && { figures, revision: revisionOf(figures) });
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
        const wording = { voice: voiceFor(language), sources, today, before: before?.figures };
        const message = composePost(archive, editionOf(edition), told, wording);
        const current = revision(edition);
        return message && current && { message, revision: current.revision };
      });
      if (!worded) throw new Error(`The reports of “${edition}” are not in the archive any more.`);
      return worded;
    },
    differs(edition, { language, categories }, before) {
      const now = revision(edition)?.figures;
      const told = { before: before.figures, now: now ?? {}, categories };
      return now !== undefined && changedFigures(voiceFor(language), told) !== undefined;
    },
    note(edition, { language, categories }, before) {
      const { today } = refresh();
      return once([edition, NOTE, language, categories.join("+"), before.revision].join("|"), () => {
        const wording = { voice: voiceFor(language), sources, today, before: before.figures };
        const message = composeNote(archive, editionOf(edition), categories, wording);
        const current = revision(edition);
        return message && current && { message, revision: current.revision };
      });
    },
  };
}

/** The name of these figures. Their order does not count. */
function revisionOf(figures: Figures): string {
  const sorted = Object.entries(figures).sort(([one], [other]) => (one < other ? -1 : 1));
  return createHash("sha256").update(JSON.stringify(sorted)).digest("hex").slice(0, REVISION_LENGTH);
}

/** A form that was kept; one that this version of the program does not know any more is told in full. */
function formNamed(name: string): Form {
  return FORMS.find((form) => form === name) ?? "full";
}
