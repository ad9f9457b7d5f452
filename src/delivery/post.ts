import type { Claim, Posted } from "../core/outbox.ts";
import { isQuiet } from "../core/plan.ts";
import type { Post } from "../core/platform.ts";
import type { Store } from "../core/store.ts";
import { operatorSettings } from "./operators-own.ts";
import type { ToldFigures } from "./told-figures.ts";
import { notedRevision, type Revision, type Worded, type Wording } from "./wording.ts";

/** What making a post needs. */
export interface PostParts {
  readonly store: Store;
  readonly wording: Wording;
  readonly told: ToldFigures;
  readonly now: () => number;
}

/** A post as it is sent, and the revision of the figures that it tells. */
export interface Made {
  readonly post: Post;
  readonly revision: string;
}

/**
 * The post of a claim, as its subscription wants it at this moment; nothing where there is nothing to say any more, as of a
 * correction that was taken back. `before` is what the post told until now, where one that was sent is to be corrected.
 * Throws where its report is gone.
 */
export async function makePost(
  claim: Claim | Posted,
  { store, wording, told, now }: PostParts,
  before?: Revision,
): Promise<Made | undefined> {
  const { platform, channel, number, edition, form, server } = claim;
  const settings = claim.settings ?? (await operatorSettings(claim, store));
  const noted = notedRevision(form);
  const worded = noted === undefined ? wording.post(claim, settings, before) : await note();

  async function note(): Promise<Worded | undefined> {
    const older = noted && (await told.of(edition, noted));
    return older ? wording.note(edition, settings, older) : undefined;
  }

  if (!worded) return undefined;
  const { forms, silent, role, publish, pin } = settings;
  const isNote = noted !== undefined;
  // A report calls people once, however many forms it is told in.
  const calls = form === forms[0];
  return {
    revision: worded.revision,
    post: {
      key: { platform, channel, number, edition, form },
      server,
      message: worded.message,
      silent: silent || isQuiet(settings, now()),
      // A short note calls nobody and takes nobody's place.
      role: calls ? role : undefined,
      publish,
      pin: pin && !isNote,
    },
  };
}
