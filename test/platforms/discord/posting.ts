import assert from "node:assert/strict";
import type { TestContext } from "node:test";
import { type Platform, type PlatformEvents, type Post, SendFailure } from "../../../src/core/platform.ts";
import type { PostKey } from "../../../src/core/post-key.ts";
import { createDiscord, type DiscordParts } from "../../../src/platforms/discord/discord.ts";
import type { Deadlines } from "../../../src/platforms/discord/limits.ts";
import { createFakeDiscord, type FakeDiscord, type FakeDiscordOptions } from "../../fakes/discord/discord.ts";
import type { Fault } from "../../fakes/discord/faults.ts";
import { openWorld, POST, until, type World } from "../contract.ts";

/** A server that the bot is in, and three of its channels; followers can be had by the third. */
export const SERVER = "3000000000000000001";
export const CHANNEL = "3000000000000000002";
export const OTHER = "3000000000000000003";
export const NEWS = "3000000000000000004";
/** Requests by which posts are made. */
export const POSTS = { method: "POST", path: /\/messages$/ };

/**
 * A Discord that waits longer for an answer than it really does, and a bot that leaves itself time for one: a busy machine is
 * slow. Whether an answer comes in time is looked at in answering-late.test.ts.
 */
export const PATIENT: FakeDiscordOptions = { interactionDeadline: 60_000 };
export const CALM: Deadlines = { announceAfter: 60_000, tooOld: 60_000 };
/** Soon an answer is announced that is not there yet. */
export const SOON: Deadlines = { ...CALM, announceAfter: 100 };

/** A bot on a Discord that leaves itself all time, and ends with its test. */
export function calmDiscord(world: World, { token, api: root }: FakeDiscord): Platform {
  const platform = createDiscord({ token, root, rate: 1_000, deadlines: CALM, ...world });
  world.atEnd(() => platform.stop());
  return platform;
}

/** For tests in which nothing happens to the places that the bot is in. */
export const QUIET: PlatformEvents = {
  up: () => undefined,
  removed: () => undefined,
  returned: () => undefined,
  holds: () => undefined,
  moved: () => undefined,
  refused: () => undefined,
};

/** A post to a channel, the same as the others there unless something is said of it. */
export function postTo(
  channel: string,
  more: Partial<Omit<Post, "key">> & { readonly key?: Partial<PostKey> } = {},
): Post {
  const key = {
    platform: "discord",
    channel,
    number: 1,
    edition: "day 2023-05-21",
    form: "full",
    ...more.key,
  };
  return { server: SERVER, message: POST, silent: false, publish: false, pin: false, ...more, key };
}

/** A bot on a fake Discord that has not been started, and so posts only; `start` connects it. */
export async function openPosting(
  t: Pick<TestContext, "after">,
  options: FakeDiscordOptions = {},
  more: Pick<DiscordParts, "pictures" | "picturesChannel"> = {},
) {
  const world = await openWorld(t);
  const discord = await createFakeDiscord({ ...PATIENT, ...options });
  world.atEnd(discord.close);
  discord.addGuild({ id: SERVER, channels: [{ id: CHANNEL }, { id: OTHER }, { id: NEWS, type: 5 }] });
  const live = (rate = 1_000) => {
    const platform = createDiscord({
      token: discord.token,
      root: discord.api,
      rate,
      deadlines: CALM,
      ...more,
      ...world,
    });
    world.atEnd(() => platform.stop());
    return platform;
  };
  const platform = live();

  async function start(events: PlatformEvents = QUIET) {
    platform.start(world.bot, events);
    await until(() => platform.ready() && discord.commandWrites > 0);
  }

  /** What a piece of work fails with. */
  async function failure(work: Promise<unknown>): Promise<SendFailure> {
    const error = await work.then(
      () => assert.fail("The post was taken as sent."),
      (caught: unknown) => caught,
    );
    assert.ok(error instanceof SendFailure, String(error));
    assert.ok(!error.message.includes(discord.token));
    return error;
  }

  const send = (channel = CHANNEL, more?: Parameters<typeof postTo>[1]) =>
    platform.send(postTo(channel, more));
  /** What a post fails with when Discord does this to it. */
  function fail(fault: Fault, channel = CHANNEL) {
    discord.fault({ ...POSTS, channelId: channel }, fault);
    return failure(send(channel));
  }
  return { ...world, discord, platform, live, start, send, fail, failure };
}
