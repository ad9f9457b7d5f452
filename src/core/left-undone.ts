import { z } from "zod";
import { channelFact } from "./channel-facts.ts";
import type { Call } from "./command.ts";
import { POSTS_KEPT } from "./keeping.ts";
import { keptIn } from "./kept.ts";
import { phrases } from "./locale.ts";
import type { Place } from "./place.ts";
import { placeTitle } from "./place-check.ts";
import type { PostKey } from "./post-key.ts";
import { AT_ITS_LIMIT, permissionsIn } from "./refusal-reason.ts";
import type { Store } from "./store.ts";
import type { Standing } from "./subscription.ts";

/** What is done with a post once it is there, where its subscription wants that. */
export type Afterwards = "publish" | "pin";

/** What is said of a post that is there, and with which something else was to be done. @public */
export const leftUndoneWords = phrases("leftUndone", {
  "publish.lacking":
    "The last post was not published to followers: I lacked {permissions} in {channel}. Grant me that, and the next one is published; this one you can publish yourself.",
  "publish.limit":
    "The last post was not published to followers: only so many an hour may be. The next one is published again; this one you can publish yourself later.",
  "publish.otherwise":
    "The last post was not published to followers: the network did not do it. The next one is tried again; this one you can publish yourself.",
  "pin.lacking":
    "The last post was not pinned: I lacked the right to pin in {channel}. The next one is pinned where I have it; this one you can pin yourself.",
  "pin.otherwise":
    "The last post was not pinned: the network did not do it. The next one is tried again; this one you can pin yourself.",
});

const FACTS = { publish: "unpublished", pin: "unpinned" } as const;
const DAY = 24 * 3_600_000;

/** With which post of a subscription it was not done, and why. */
const LeftUndone = z.object({ edition: z.string(), form: z.string(), reason: z.string() });
type LeftUndone = z.infer<typeof LeftUndone>;

/**
 * Remembers that something was not done with a post that is there, and why, in words as posts have that are refused; or,
 * without a reason, that it was.
 */
export async function rememberLeftUndone(
  store: Pick<Store, "recall" | "remember">,
  what: Afterwards,
  post: PostKey,
  { reason, now }: { readonly reason?: string | undefined; readonly now: number },
): Promise<void> {
  const fact = channelFact(FACTS[what], post);
  const { edition, form } = post;
  if (reason !== undefined) {
    const left: LeftUndone = { edition, form, reason };
    return store.remember(fact, JSON.stringify(left), now + POSTS_KEPT * DAY);
  }
  const before = await store.recall(fact);
  if (before === undefined) return;
  const left = keptIn(LeftUndone, before);
  // It still lacks of another post on the same report.
  if (left?.edition === edition && left.form !== form) return;
  await store.remember(fact, undefined);
}

/** What was not done with the last post of a subscription that arrived, though it is wanted, each thing in a sentence that says how to mend it. */
export async function leftUndoneLines(
  { voice, store }: Pick<Call, "voice" | "store">,
  standing: Standing,
  place: Place,
): Promise<string[]> {
  const { settings } = standing;
  const channel = placeTitle(voice, place);
  const reasonOf = async (what: Afterwards) => {
    const left = keptIn(LeftUndone, (await store.recall(channelFact(FACTS[what], standing))) ?? "");
    if (!left) return undefined;
    const { sent } = await store.outbox.history(standing);
    return left.edition === sent?.edition ? left.reason : undefined;
  };
  const lines: string[] = [];
  const published =
    settings.publish && place.features.includes("publish") ? await reasonOf("publish") : undefined;
  if (published !== undefined) {
    const permissions = permissionsIn(published);
    const why = permissions.length > 0 ? "lacking" : published === AT_ITS_LIMIT ? "limit" : "otherwise";
    lines.push(
      voice.say(leftUndoneWords, `publish.${why}`, { channel, permissions: voice.list(permissions) }),
    );
  }
  const pinned = settings.pin ? await reasonOf("pin") : undefined;
  // Which right lacks now, whoever asks is told anyway.
  const lacks = pinned === undefined ? [] : ((await place.shortfalls?.({ pin: true })) ?? []);
  if (pinned !== undefined && !lacks.some(({ kind }) => kind === "pin"))
    lines.push(
      voice.say(leftUndoneWords, `pin.${permissionsIn(pinned).length > 0 ? "lacking" : "otherwise"}`, {
        channel,
      }),
    );
  return lines;
}
