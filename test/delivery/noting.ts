import type { TestContext } from "node:test";
import type { Platform } from "../../src/core/platform.ts";
import { botOf } from "../reports.ts";
import { unreadTerminal } from "./unread-terminal.ts";

/** A post that went out, and when. */
export interface Noted {
  readonly channel: string;
  readonly edition: string;
  readonly at: number;
}

/** A terminal that takes posts as fast as they come and notes each with the instant, until the test ends. */
export async function notingTerminal(
  t: Pick<TestContext, "after">,
  now: () => number,
): Promise<{ readonly platform: Platform; readonly posts: readonly Noted[] }> {
  const { bot } = await botOf(t, { reports: [], now: now() });
  const terminal = unreadTerminal();
  const posts: Noted[] = [];
  const platform: Platform = {
    ...terminal,
    rate: 1_000_000,
    async send(post) {
      const { channel, edition } = post.key;
      posts.push({ channel, edition, at: now() });
      return terminal.send(post);
    },
  };
  platform.start(bot, { up() {}, removed() {}, refused() {}, returned() {}, moved() {} });
  t.after(() => platform.stop());
  return { platform, posts };
}
