import { setTimeout as pause } from "node:timers/promises";
import { Routes } from "discord.js";
import type { Log } from "../../core/log.ts";
import { createPace } from "../../core/pace.ts";
import { ALREADY_PUBLISHED, OTHER_KIND } from "./failure-rules.ts";
import { codeOf, failureOf } from "./failures.ts";
import { LONGEST_WAIT, PUBLISHED_AN_HOUR } from "./limits.ts";

const HOUR = 3_600_000;
/** Of so many channels it is remembered that nobody can follow them; then it begins anew. */
const MOST_REMEMBERED = 100_000;

/**
 * Publishes messages of announcement channels to those who follow them. The post is there already, so a failure is told
 * to the operator and nobody else.
 */
export function createPublishing(
  post: (route: `/${string}`) => Promise<unknown>,
  log: Log,
): (channel: string, message: string) => Promise<void> {
  /** Channels that turned out to be of another kind. */
  const others = new Set<string>();
  const pace = createPace({ most: PUBLISHED_AN_HOUR, span: HOUR });

  async function publish(channel: string, message: string, again: boolean): Promise<void> {
    try {
      await post(Routes.channelMessageCrosspost(channel, message));
    } catch (error) {
      if (codeOf(error) === ALREADY_PUBLISHED) return;
      if (codeOf(error) === OTHER_KIND) {
        if (others.size >= MOST_REMEMBERED) others.clear();
        others.add(channel);
        log.info({}, "A channel on Discord has no followers, so its posts are not published to any.");
        return;
      }
      const failure = failureOf(error);
      const isShort =
        failure.decision === "unknown" || (failure.decision === "later" && failure.wait <= LONGEST_WAIT);
      if (again && isShort) {
        await pause(failure.wait);
        return publish(channel, message, false);
      }
      log.warn({ err: failure }, `A post on Discord was not published to followers: ${failure.message}.`);
    }
  }

  return async (channel, message) => {
    if (others.has(channel)) return;
    if (pace.may(channel, Date.now())) return publish(channel, message, true);
    log.warn({}, "A post on Discord was not published to followers: its channel had ten within the hour.");
  };
}
