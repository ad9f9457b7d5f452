import type { Claim, Outcome } from "../core/outbox.ts";
import { type Platform, SendFailure } from "../core/platform.ts";
import { StoreFailure } from "../core/store.ts";
import { fenced } from "../lib/fence.ts";
import { orLate } from "./in-time.ts";
import { asFailure } from "./outcome.ts";
import { type Made, makePost, type PostParts } from "./post.ts";

/** The wait for a report that is not in the archive, in milliseconds. */
const NO_REPORT_WAIT = 10 * 60_000;

/** What a try needs. */
export interface TryingParts extends PostParts {
  readonly platform: Pick<Platform, "send">;
}

/**
 * Makes a post and sends it, as long as the right to do so holds. `fail` is told where the store kept it from being sent, which
 * then certainly did not arrive.
 */
export async function trySending(
  claim: Claim,
  parts: TryingParts,
  { holds, fail }: { readonly holds: () => boolean; readonly fail: (error: unknown) => void },
): Promise<Outcome | SendFailure> {
  const { platform, wording, told, now } = parts;
  const unsent = (error: unknown): Outcome => {
    fail(error);
    return { kind: "later", from: now(), reason: "the database could not be asked" };
  };
  // Taken back since, or not read yet by a bot that is new: it may come before the cut-off.
  const figures = wording.revision(claim.edition);
  if (!figures) return { kind: "later", from: now() + NO_REPORT_WAIT, reason: "its report is not there" };
  let made: Made | undefined;
  try {
    made = await makePost(claim, parts);
  } catch (cause) {
    if (cause instanceof StoreFailure) return unsent(cause);
    return new SendFailure("ours", "its text cannot be made", { cause });
  }
  if (!made) return { kind: "failed", decision: "ours", reason: "there is nothing to correct any more" };
  const { post, revision } = made;
  try {
    await told.keep(claim.edition, figures);
  } catch (error) {
    return unsent(error);
  }
  try {
    return { kind: "sent", message: await orLate(fenced(holds, () => platform.send(post))), revision };
  } catch (error) {
    return asFailure(error);
  }
}
