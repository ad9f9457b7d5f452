import { setTimeout as pause } from "node:timers/promises";
import { Routes } from "discord.js";
import { rememberLeftUndone } from "../../core/left-undone.ts";
import type { Log } from "../../core/log.ts";
import { createPace } from "../../core/pace.ts";
import type { PostKey } from "../../core/post-key.ts";
import { AT_ITS_LIMIT, needing } from "../../core/refusal-reason.ts";
import type { Store } from "../../core/store.ts";
import { ALREADY_PUBLISHED, MISSING_PERMISSIONS, OTHER_KIND, UNKNOWN_MESSAGE } from "./failure-rules.ts";
import { codeOf, failureOf } from "./failures.ts";
import { LONGEST_WAIT, PUBLISHED_AN_HOUR } from "./limits.ts";
import { PUBLISHING } from "./permissions.ts";

const HOUR = 3_600_000;
/** Of so many channels it is remembered that nobody can follow them; then it begins anew. */
const MOST_REMEMBERED = 100_000;

/** What publishing needs. */
export interface PublishingParts {
  readonly post: (route: `/${string}`) => Promise<unknown>;
  readonly store: Pick<Store, "recall" | "remember">;
  readonly log: Log;
}

/** How publishing ended: it is done, nobody can follow or nothing is there; or it was not done, for a reason. */
type Ended = { readonly reason?: string };

/**
 * Publishes messages of announcement channels to those who follow them. The post is there already, so a failure is told
 * to the operator, and to whoever asks how the posts of that channel fare. Never rejects.
 */
export function createPublishing({
  post,
  store,
  log,
}: PublishingParts): (key: PostKey, message: string) => Promise<void> {
  /** Channels that turned out to be of another kind. */
  const others = new Set<string>();
  const pace = createPace({ most: PUBLISHED_AN_HOUR, span: HOUR });

  async function publish(channel: string, message: string, again: boolean): Promise<Ended> {
    try {
      await post(Routes.channelMessageCrosspost(channel, message));
      return {};
    } catch (error) {
      const code = codeOf(error);
      // Somebody was quicker: it is published, or gone.
      if (code === ALREADY_PUBLISHED || code === UNKNOWN_MESSAGE) return {};
      if (code === OTHER_KIND) {
        if (others.size >= MOST_REMEMBERED) others.clear();
        others.add(channel);
        log.info({}, "A channel on Discord has no followers, so its posts are not published to any.");
        return {};
      }
      const failure = failureOf(error);
      const { decision, wait } = failure;
      const isShort = decision === "unknown" || (decision === "later" && wait <= LONGEST_WAIT);
      if (again && isShort) {
        await pause(wait);
        return publish(channel, message, false);
      }
      log.warn({ err: failure }, `A post on Discord was not published to followers: ${failure.message}.`);
      if (code === MISSING_PERMISSIONS)
        return { reason: needing("the bot may not publish in this channel", PUBLISHING) };
      const isLimit = decision === "later" && failure.reach === "channel";
      return { reason: isLimit ? AT_ITS_LIMIT : failure.message };
    }
  }

  async function attempt(channel: string, message: string): Promise<Ended> {
    if (others.has(channel)) return {};
    if (pace.may(channel, Date.now())) return publish(channel, message, true);
    log.warn({}, "A post on Discord was not published to followers: its channel had ten within the hour.");
    return { reason: AT_ITS_LIMIT };
  }

  return async (key, message) => {
    const { reason } = await attempt(key.channel, message);
    await rememberLeftUndone(store, "publish", key, { reason, now: Date.now() }).catch((err: unknown) =>
      log.warn({ err }, "It cannot be remembered whether a post on Discord was published to followers."),
    );
  };
}
