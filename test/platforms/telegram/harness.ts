import assert from "node:assert/strict";
import type { TestContext } from "node:test";
import { type Command, defineCommand } from "../../../src/core/command.ts";
import { phrases } from "../../../src/core/locale.ts";
import type { Platform } from "../../../src/core/platform.ts";
import { createTelegram, type TelegramParts } from "../../../src/platforms/telegram/telegram.ts";
import { createFakeTelegram } from "../../fakes/telegram/telegram.ts";
import { listenTo, openWorld, until } from "../contract.ts";

/** People and places that the tests share. */
export const PERSON = 5_000_001;
export const OTHER = 5_000_002;
export const GROUP = -4_000_001;
export const SUPERGROUP = -1_001_000_000_001;
export const CHANNEL = -1_001_000_000_002;

const LEVELS = { info: 30, warn: 40, error: 50 };

/** A command that says where it was granted to whoever may manage there, and what it could set up. */
export const RESTRICTED = defineCommand({
  name: "granted",
  restricted: true,
  options: {},
  words: phrases("granted", { description: "Granted" }),
  run: ({ place }) => ({ title: `Granted in ${place?.channel}`, lines: [`Features: ${place?.features}`] }),
});

/** The part of a token that opens the door. */
export function secretOf(token: string): string {
  return token.split(":")[1] as string;
}

/**
 * The whole bot on a Telegram of the test's own. When the test ends everything is stopped in order, and no line of
 * its log may hold the token.
 */
export async function setUp(
  t: Pick<TestContext, "after">,
  { more = [], token: own }: { more?: readonly Command[]; token?: string } = {},
) {
  const { botWith, store, log, lines, atEnd } = await openWorld(t);
  const bot = botWith(...more);
  const { events, told: heard } = listenTo();
  const telegram = await createFakeTelegram({ ...(own && { token: own }) });
  const { token } = telegram;
  telegram.addChat({ id: GROUP, type: "group", administrators: [OTHER], members: [PERSON] });
  telegram.addChat({ id: SUPERGROUP, type: "supergroup", administrators: [OTHER], members: [PERSON] });
  telegram.addChat({ id: CHANNEL, type: "channel" });
  atEnd(async () => {
    await telegram.close();
    assert.ok(!lines.join("").includes(secretOf(token)), "the log holds the token");
  });

  /** An adapter that was not started. */
  function create(parts: Partial<TelegramParts> = {}): Platform {
    const platform = createTelegram({
      token,
      root: telegram.root,
      rate: 25,
      store,
      log,
      // A busy machine is slow: no press is to be taken for answered because it was noticed.
      noticeAfter: 60_000,
      ...parts,
    });
    atEnd(() => platform.stop());
    return platform;
  }

  /** An adapter that is up and waits for updates. */
  async function open(parts: Partial<TelegramParts> = {}): Promise<Platform> {
    const platform = create(parts);
    const polls = calls("getUpdates");
    platform.start(bot, events);
    await until(() => telegram.isPolled && calls("getUpdates") > polls);
    return platform;
  }

  /** What was logged at one level, or at all. */
  function told(level?: keyof typeof LEVELS): string[] {
    const entries = lines.map((line) => JSON.parse(line) as { level: number; msg: string });
    return entries.filter((entry) => !level || entry.level === LEVELS[level]).map(({ msg }) => msg);
  }

  /** How many calls of a method arrived. */
  function calls(method: string): number {
    return telegram.requests.filter((request) => request.method === method).length;
  }

  /** The channels of the shared places that are subscribed. */
  async function subscribed(): Promise<string[]> {
    const servers = [PERSON, GROUP, SUPERGROUP, CHANNEL];
    const all = servers.map((id) => store.subscriptions({ platform: "telegram", server: `${id}` }));
    return (await Promise.all(all)).flat().map(({ channel }) => channel);
  }

  return { telegram, token, store, bot, log, create, open, told, heard, calls, subscribed, written: lines };
}
