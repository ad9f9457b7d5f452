import assert from "node:assert/strict";
import { describe, type TestContext, test } from "node:test";
import { setImmediate as turn } from "node:timers/promises";
import type { Outcome } from "../../src/core/outbox.ts";
import type { Platform, Post } from "../../src/core/platform.ts";
import { SendFailure } from "../../src/core/platform.ts";
import { rememberState } from "../../src/core/source-state.ts";
import { defaultSettings } from "../../src/core/subscription.ts";
import { eventsOf } from "../../src/delivery/events.ts";
import { rememberPost } from "../../src/delivery/last-post.ts";
import { createNoon } from "../../src/delivery/noon.ts";
import { createOperator } from "../../src/delivery/operator.ts";
import { createState } from "../../src/delivery/state.ts";
import { createMetrics } from "../../src/lib/metrics.ts";
import { createTurns } from "../../src/lib/turns.ts";
import { createUnderWay } from "../../src/lib/under-way.ts";
import { layOut } from "../../src/platforms/layout.ts";
import { IDS } from "../histories.ts";
import { archiveOf, botOf, reportOf } from "../reports.ts";
import { listen, until } from "./world.ts";

const CHATS = [
  { platform: "telegram", channel: "1" },
  { platform: "discord", channel: "2" },
];
const HOUR = 3_600_000;

/** A network of which a test says whether it is there, and what becomes of a post. */
function networkOf(name: string) {
  const posts: Post[] = [];
  const network = {
    posts,
    /** How often it was sent something, whatever came of that. */
    tries: 0,
    isThere: true,
    failure: undefined as SendFailure | undefined,
    /** The number that its chat has now. */
    movedTo: undefined as string | undefined,
    /** Called with each post, which then never comes to an end. */
    hangs: undefined as (() => void) | undefined,
    told: () => posts.map(({ message }) => message.lines?.join(" ")),
  };
  const platform: Platform = {
    name,
    repeatable: 0,
    rate: 1,
    inFlight: 1,
    start: () => undefined,
    ready: () => network.isThere,
    async send(post) {
      network.tries++;
      if (network.failure) throw network.failure;
      const { movedTo } = network;
      if (movedTo !== undefined && post.server !== movedTo)
        throw new SendFailure("moved", "it is a supergroup now", { reach: "server", movedTo });
      if (network.hangs) {
        network.hangs();
        return new Promise<never>(() => {});
      }
      posts.push(post);
      return "1";
    },
    edit: async () => undefined,
    stop: async () => undefined,
  };
  return Object.assign(network, { platform });
}

async function open(t: TestContext, reports = [reportOf("2025-12-31", { tanks: 11_481 })]) {
  const { store } = await botOf(t);
  const archive = archiveOf(...reports);
  const [telegram, discord] = [networkOf("telegram"), networkOf("discord")];
  const platforms = [telegram.platform, discord.platform];
  let clock = Date.parse("2025-12-31T08:00:00Z");
  const now = () => clock;
  const { log, lines } = listen();
  /** Another process, or a later one. */
  const life = () => createOperator({ chats: CHATS, platforms, store, log, now });
  const forward = (milliseconds: number) => {
    clock += milliseconds;
  };
  return { store, archive, telegram, discord, platforms, now, log, lines, life, operator: life(), forward };
}

describe("the operator", () => {
  test("is told once in each of their channels, in whatever process and however often", async (t) => {
    const { operator, life, telegram, discord, lines } = await open(t);
    await operator.tell("held.mod", "A report is held.", { source: "mod" });
    await operator.tell("held.mod", "A report is held.", { source: "mod" });
    await Promise.all([life(), life()].map((other) => other.tell("held.mod", "A report is held.")));
    await operator.tell("held.orc", "Another report is held.");
    for (const { told } of [telegram, discord])
      assert.deepEqual(told(), ["A report is held.", "Another report is held."]);
    assert.deepEqual([lines[0]?.level, lines[0]?.facts], ["error", { source: "mod" }]);
  });

  test("is warned at the start where a network of theirs is off, since nothing can be told there", async (t) => {
    const { store, now, platforms, log, lines } = await open(t);
    assert.equal(lines.length, 0, "both networks are on");
    createOperator({ chats: [...CHATS, ...CHATS], platforms: platforms.slice(1), store, log, now });
    assert.deepEqual(
      lines.map(({ level, facts }) => [level, facts]),
      [["warn", { platform: "telegram" }]],
    );
    assert.match(lines[0]?.sentence ?? "", /OPERATOR_CHATS .*telegram/);
  });

  test("is told all of it in one piece, however long: what is to be done stands at the end", async (t) => {
    const { operator, telegram } = await open(t);
    const doubts = IDS.map((id) => `the total of “${id}” fell from 1,206,910 to 5`).join("; ");
    const end = "It is not posted until you let it through: npm run review. Or wait.";
    await operator.tell("held.mod", `A report is held: ${doubts}. ${end}`);
    const [post] = telegram.posts;
    assert.ok(post);
    const { lines } = layOut(post.message, 3_800, ({ length }) => length);
    assert.deepEqual(lines.slice(1), [
      "It is not posted until you let it through: npm run review.",
      "Or wait.",
    ]);
    assert.equal(lines[0], `A report is held: ${doubts}.`);
  });

  test("is told where a network was away as soon as it is back, and by nobody else", async (t) => {
    const { operator, life, telegram, discord } = await open(t);
    telegram.isThere = false;
    await operator.tell("refused.telegram", "Telegram does not accept the bot's token.");
    await operator.retry();
    assert.deepEqual([telegram.posts.length, discord.posts.length], [0, 1]);
    telegram.isThere = true;
    await operator.retry();
    await operator.retry();
    await life().tell("refused.telegram", "Telegram does not accept the bot's token.");
    assert.deepEqual([telegram.posts.length, discord.posts.length], [1, 1]);
  });

  test("is told by the process that has the network, of what another noticed, once", async (t) => {
    const { operator, platforms, store, log, now, telegram, discord, forward } = await open(t);
    telegram.isThere = false;
    await operator.tell("mass.discord", "Very many channels are gone.");
    const [theirs, both] = [networkOf("telegram"), [networkOf("telegram").platform, ...platforms.slice(1)]];
    const sender = createOperator({ chats: CHATS, platforms: [theirs.platform], store, log, now });
    for (const _ of [1, 2]) await sender.retry();
    assert.deepEqual(theirs.told(), ["Very many channels are gone."]);
    telegram.isThere = true;
    await operator.retry();
    await createOperator({ chats: CHATS, platforms: both, store, log, now }).retry();
    assert.deepEqual([telegram.posts.length, discord.posts.length, theirs.posts.length], [0, 1, 1]);

    telegram.isThere = false;
    await operator.tell("mass.telegram", "And there.");
    forward(25 * HOUR);
    await sender.retry();
    assert.equal(theirs.posts.length, 1, "not of yesterday's trouble");
  });

  test("is told what waits although something beside it cannot be read, which is erased", async (t) => {
    const { life, store, telegram } = await open(t);
    const unreadable = ["notice.telegram.1 a", "notice.telegram.1 c"];
    await store.remember(unreadable[0] as string, "{");
    await store.remember(unreadable[1] as string, '{"key":1}');
    telegram.isThere = false;
    await life().tell("b", "A report is held.");
    telegram.isThere = true;
    await life().retry();
    assert.deepEqual(telegram.told(), ["A report is held."]);
    for (const key of unreadable) assert.equal(await store.recall(key), undefined);
  });

  test("is told later what certainly did not arrive, but not again what may have", async (t) => {
    const { operator, telegram, discord } = await open(t);
    telegram.failure = new SendFailure("later", "Telegram asks to slow down");
    discord.failure = new SendFailure("unknown", "Discord gave no answer");
    await operator.tell("mass", "Very many channels are gone.");
    telegram.failure = discord.failure = undefined;
    await operator.retry();
    assert.deepEqual([telegram.posts.length, discord.posts.length], [1, 0]);
  });

  test("is told nothing in a chat that asks to be left alone, nor in any where the network does, until that is over", async (t) => {
    const both = [...CHATS, { platform: "telegram", channel: "3" }];
    for (const [reach, tried] of [
      ["channel", 2],
      ["network", 1],
    ] as const) {
      const { platforms, store, log, now, telegram, discord, forward } = await open(t);
      const operator = createOperator({ chats: both, platforms, store, log, now });
      telegram.failure = new SendFailure("later", "Telegram asks to slow down", { wait: HOUR, reach });
      await operator.tell("mass", "Very many channels are gone.");
      await operator.tell("outage", "Very many posts failed.");
      forward(HOUR - 1);
      await operator.retry();
      assert.equal(telegram.tries, tried);
      telegram.failure = undefined;
      forward(1);
      await operator.retry();
      assert.deepEqual([telegram.posts.length, discord.posts.length], [4, 2]);
    }
  });

  test("checklist 62: is told in their other channels too where a word to one never comes to an end", async (t) => {
    const { operator, telegram, discord } = await open(t);
    const begun = Promise.withResolvers<void>();
    telegram.hangs = begun.resolve;
    t.mock.timers.enable({ apis: ["setTimeout"] });
    const telling = operator.tell("mass", "Very many channels are gone.");
    await begun.promise;
    t.mock.timers.tick(60_000);
    await telling;
    t.mock.timers.reset();
    assert.deepEqual([telegram.posts.length, discord.posts.length], [0, 1]);
    telegram.hangs = undefined;
    await operator.retry();
    assert.equal(telegram.posts.length, 0, "it may have arrived");
  });

  test("is told where their group went that has another number now", async (t) => {
    const { operator, life, telegram } = await open(t);
    telegram.movedTo = "-1001";
    await operator.tell("mass", "Very many channels are gone.");
    await operator.retry();
    await life().tell("mass", "Very many channels are gone.");
    assert.deepEqual(
      telegram.posts.map(({ key, server }) => [key.channel, server]),
      [["-1001", "-1001"]],
    );
  });

  test("is not told of yesterday's trouble", async (t) => {
    const { operator, telegram, forward } = await open(t);
    telegram.isThere = false;
    await operator.tell("mass", "Very many channels are gone.");
    forward(25 * HOUR);
    telegram.isThere = true;
    await operator.retry();
    assert.deepEqual(telegram.posts, []);
  });

  test("is told that a network refuses the token, by the other one, once a day", async (t) => {
    const { operator, discord, telegram, store, log, now, forward } = await open(t);
    telegram.isThere = false;
    const events = eventsOf({
      ...{ store, log, now, platform: "telegram", operator, up: () => undefined },
      ...{ turns: createTurns<string>(HOUR), underWay: createUnderWay() },
    });
    const sentence = "Telegram does not accept the token: Telegram stays off.";
    for (const _ of [1, 2]) events.refused(sentence);
    forward(24 * HOUR);
    events.refused(sentence);
    await until(() => discord.posts.length >= 2, "word of both refusals");
    assert.deepEqual(discord.told(), [sentence, sentence]);
  });
});

describe("at noon the operator is told", () => {
  async function atNoon(
    t: TestContext,
    ...args: Parameters<typeof open> extends [TestContext, ...infer R] ? R : never
  ) {
    const world = await open(t, ...args);
    const { store, archive, platforms, operator, now, forward } = world;
    const look = createNoon({ archive, store, platforms, operator, now, timeZone: "Europe/Kyiv" });
    await store.subscribe(
      {
        platform: "discord",
        channel: "7",
        server: "6",
        number: 1,
        settings: defaultSettings("en", "Europe/Kyiv"),
      },
      now(),
    );
    /** The report of the day is owed on Discord, from now on or later; to a subscriber, or to the operator alone. */
    async function owe(from = now(), number = 1) {
      const broadcast = {
        platform: "discord",
        day: "2025-12-31",
        startedAt: now(),
        enrolled: { changedAt: -1, channel: "", number: 0 },
        state: "running",
      } as const;
      const post = {
        ...{ platform: "discord", server: "6", channel: "7", number, form: "full" },
        ...{ edition: "day 2025-12-31", to: "2025-12-31", from, until: from + 24 * HOUR },
      };
      await store.outbox.keepBroadcast(broadcast);
      await store.outbox.enrol(broadcast, [post as never]);
    }
    await look();
    forward(HOUR);
    await look();
    assert.deepEqual(world.discord.posts, [], "it is not noon yet in Kyiv");
    /** Everything that is due on Discord arrives, or ends in another way. */
    async function arrive(outcome: Outcome = { kind: "sent", message: "1", revision: "b" }) {
      const claims = await store.outbox.claim(
        "discord",
        { now: now(), lease: HOUR, repeatable: 0 },
        { most: 9, of: "all" },
      );
      await store.outbox.settle(
        claims.map((claim) => ({ claim, outcome })),
        now(),
      );
      assert.equal(claims.length, 1);
      if (outcome.kind === "sent") await rememberPost(store, "discord", now());
    }
    forward(HOUR);
    return { ...world, look, owe, arrive };
  }

  test("that there is no report of the day, once", async (t) => {
    const { look, discord, telegram } = await atNoon(t, [reportOf("2025-12-30", { tanks: 11_480 })]);
    for (const _ of [1, 2]) await look();
    for (const { told } of [discord, telegram]) {
      assert.equal(told().length, 1);
      assert.match(told()[0] ?? "", /no report of 2025-12-31; the newest is of 2025-12-30/);
    }
  });

  test("that nobody on a network has it, though somebody is owed it", async (t) => {
    const { look, owe, telegram } = await atNoon(t);
    await owe();
    await look();
    assert.match(telegram.told()[0] ?? "", /nothing of the report of 2025-12-31 was posted on discord/);
    assert.equal(telegram.posts.length, 1, "and nothing of a network without subscriptions");
  });

  test("that the operator alone has it, which is as if nobody had", async (t) => {
    const { look, owe, arrive, telegram } = await atNoon(t);
    await owe(undefined, 0);
    await arrive();
    await owe();
    await look();
    assert.match(telegram.told()[0] ?? "", /nothing of the report of 2025-12-31 was posted on discord/);
  });

  for (const outcome of [
    { kind: "failed", decision: "forbidden", reason: "no rights" },
    { kind: "unknown", reason: "no answer" },
    { kind: "later", from: Number.MAX_SAFE_INTEGER, reason: "busy" },
  ] as const)
    test(`that all posts were tried and none arrived: ${outcome.kind}`, async (t) => {
      const { look, owe, arrive, telegram } = await atNoon(t);
      await owe();
      await arrive(outcome);
      await look();
      assert.match(telegram.told()[0] ?? "", /nothing of the report of 2025-12-31 was posted on discord/);
    });

  test("that a network was not there all morning", async (t) => {
    const { look, discord, telegram } = await atNoon(t);
    discord.isThere = false;
    await look();
    assert.match(telegram.told()[0] ?? "", /posted on discord/);
  });

  test("each by the process whose matter it is", async (t) => {
    const { store, archive, platforms, operator, now, owe, telegram, forward } = await atNoon(t);
    await owe();
    let has: string[] = ["sources", "telegram"];
    const isOurs = (what: Platform | "sources") => has.includes(typeof what === "string" ? what : what.name);
    const parts = { archive, store, platforms, operator, timeZone: "Europe/Kyiv", isOurs };
    const look = createNoon({ ...parts, now });
    forward(HOUR);
    await look();
    assert.deepEqual(telegram.posts, []);
    has = ["discord"];
    await look();
    assert.match(telegram.told()[0] ?? "", /posted on discord/);
  });

  test("nothing where posts went out, or are wanted later in the day", async (t) => {
    const sent = await atNoon(t);
    await sent.owe();
    await sent.arrive();
    await sent.look();
    assert.deepEqual(sent.telegram.posts, []);
    const later = await atNoon(t);
    await later.owe(later.now() + HOUR);
    await later.look();
    assert.deepEqual(later.telegram.posts, []);
  });

  test("nothing by a program that was just started", async (t) => {
    const { archive, store, platforms, operator, now, forward, telegram } = await open(t, []);
    forward(5 * HOUR);
    const look = createNoon({ archive, store, platforms, operator, now, timeZone: "Europe/Kyiv" });
    await look();
    assert.deepEqual(telegram.posts, []);
    forward(HOUR);
    await look();
    assert.equal(telegram.posts.length, 1);
  });
});

describe("the state of the program", () => {
  const sources = [{ name: "mod" }, { name: "orc" }];

  test("is what it has and lacks", async (t) => {
    const { archive, store, platforms, telegram, now } = await open(t);
    const metrics = createMetrics();
    const state = createState({ archive, store, platforms, sources, metrics, now });
    assert.deepEqual(await state.missing(), []);
    telegram.isThere = false;
    assert.deepEqual(await state.missing(), ["telegram"]);
    // Of several processes one is connected, and nothing is wrong with the others.
    const others = platforms.map((platform) => ({ ...platform, ready: () => false, isIdle: () => true }));
    assert.deepEqual(
      await createState({ archive, store, platforms: others, sources, metrics, now }).missing(),
      [],
    );
    await store.close();
    assert.deepEqual(await state.missing(), ["database", "telegram"]);
    const empty = createState({ archive: archiveOf(), store, platforms, sources, metrics, now });
    assert.deepEqual(await empty.missing(), ["archive", "database", "telegram"]);
  });

  test("is looked up question by question, and what else there is to do is done in between", async (t) => {
    const { archive, store, platforms, now } = await open(t);
    let turns = 0;
    const asked: number[] = [];
    const heard = new Proxy(store.outbox, {
      get(outbox, name) {
        asked.push(turns);
        return Reflect.get(outbox, name);
      },
    });
    const parts = { archive, store: { ...store, outbox: heard }, platforms, sources, now };
    let isOver = false;
    const measured = createState({ ...parts, metrics: createMetrics() })
      .measure()
      .finally(() => {
        isOver = true;
      });
    for (; !isOver; turns++) await turn();
    await measured;
    assert.equal(asked.length, 4 * platforms.length);
    assert.equal(new Set(asked).size, asked.length);
  });

  test("is looked up before the metrics are read", async (t) => {
    const { archive, store, platforms, telegram, now, forward } = await open(t);
    const metrics = createMetrics();
    metrics.beforeReading(createState({ archive, store, platforms, sources, metrics, now }).measure);
    telegram.isThere = false;
    await rememberPost(store, "telegram", now());
    // By another process, or by one before.
    await rememberState(store, "mod", { askedAt: now(), answeredAt: now() - HOUR });
    const subscription = { platform: "telegram", channel: "7", server: "7", number: 1 };
    await store.subscribe({ ...subscription, settings: defaultSettings("en", "Europe/Kyiv") }, now());
    const broadcast = {
      platform: "telegram",
      day: "2025-12-31",
      startedAt: now(),
      state: "running",
      enrolled: { changedAt: -1, channel: "", number: 0 },
    } as const;
    await store.outbox.keepBroadcast(broadcast);
    const times = { from: now(), until: now() + HOUR };
    const post = { ...subscription, ...times, edition: "day 2025-12-31", to: "2025-12-31", form: "full" };
    await store.outbox.enrol(broadcast, [post as never]);
    forward(60_000);
    const text = await metrics.text();
    for (const line of [
      "losses_newest_report_timestamp_seconds 1767139200",
      'losses_network_up{platform="telegram"} 0',
      'losses_network_up{platform="discord"} 1',
      "losses_database_up 1",
      'losses_subscriptions{platform="telegram"} 1',
      'losses_posts_every_day{platform="telegram"} 1',
      'losses_posts_every_day{platform="discord"} 0',
      'losses_subscriptions{platform="discord"} 0',
      'losses_outbox_due_posts{platform="telegram"} 1',
      'losses_outbox_due_posts{platform="discord"} 0',
      'losses_outbox_oldest_due_seconds{platform="telegram"} 60',
      'losses_outbox_oldest_due_seconds{platform="discord"} 0',
      'losses_posted_timestamp_seconds{platform="telegram"} 1767168000',
      'losses_source_answered_timestamp_seconds{source="mod"} 1767164400',
      'losses_source_answered_timestamp_seconds{source="orc"} 1767168000',
    ])
      assert.ok(text.split("\n").includes(line), line);
    assert.doesNotMatch(text, /losses_posted_timestamp_seconds\{platform="discord"/);
    await store.close();
    assert.match(await metrics.text(), /^losses_database_up 0$/m);
  });
});
