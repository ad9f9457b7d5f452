import assert from "node:assert/strict";
import { describe, type TestContext, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import type { Command } from "../../../src/core/command.ts";
import { createDiscord, type DiscordParts } from "../../../src/platforms/discord/discord.ts";
import { DEADLINES } from "../../../src/platforms/discord/limits.ts";
import { createFakeDiscord, type FakeDiscordOptions } from "../../fakes/discord/discord.ts";
import { commandOf, openWorld, until } from "../contract.ts";
import { CALM, PATIENT, QUIET, SOON } from "./posting.ts";

const CHANNEL = "3000000000000000002";
/** No chat may ask as much as some of these tests do. */
const SECOND = "3000000000000000003";
const EPHEMERAL = 64;
const CALLBACK = { method: "POST", path: /\/callback$/ };
/** A command that is answered when the test says so. */
function slowCommand() {
  const { promise, resolve } = Promise.withResolvers<void>();
  const slow = commandOf("slow", async () => {
    await promise;
    return { title: "At last" };
  });
  return { slow, letGo: resolve };
}

async function open(
  t: TestContext,
  more: readonly Command[] = [],
  { deadlines = CALM, ...options }: FakeDiscordOptions & Pick<DiscordParts, "deadlines"> = {},
) {
  const world = await openWorld(t);
  const discord = await createFakeDiscord({ ...PATIENT, ...options });
  world.atEnd(discord.close);
  discord.addGuild({ channels: [{ id: CHANNEL }, { id: SECOND }] });
  const platform = createDiscord({
    token: discord.token,
    root: discord.api,
    rate: 1_000,
    deadlines,
    ...world,
  });
  world.atEnd(() => platform.stop());
  platform.start(world.botWith(...more), QUIET);
  await until(() => discord.connected === 1 && discord.commandWrites === 1);
  let asked = 0;
  // Each by another person, since none may ask much in a short time.
  function ask(name: string) {
    asked += 1;
    const channelId = asked % 2 ? CHANNEL : SECOND;
    return discord.slash({ name, channelId, userId: String(2_000_000 + asked) });
  }
  const callbacks = () => discord.requests.filter(({ path }) => path.endsWith("/callback"));
  const alive = async () => assert.ok((await ask("help").answer()).embeds?.[0]?.title);
  return { ...world, discord, ask, callbacks, alive };
}

describe("an answer that does not come at once or not at all", { concurrency: true }, () => {
  test("checklist 43: a long answer is announced within 3 s and then filled in, once", async (t) => {
    const { slow, letGo } = slowCommand();
    const { ask, discord, callbacks, logged } = await open(t, [slow], { deadlines: DEADLINES });
    // A busy machine may be slow here; half of the time is left for the way.
    assert.ok(DEADLINES.announceAfter <= 1_500);
    const asked = ask("slow");
    assert.equal((await asked.acknowledged).type, 5);
    letGo();
    assert.equal((await asked.answer()).embeds?.[0]?.title, "At last");
    await pause(100);
    assert.equal(callbacks().length, 1);
    assert.equal(asked.original?.edits.length, 1);
    assert.deepEqual([asked.followUps, discord.messages], [[], []]);
    assert.deepEqual(logged(40), []);
  });

  test("checklist 43: a long answer for the asker alone is so from its announcement on", async (t) => {
    const { slow, letGo } = slowCommand();
    const more = [slow, { ...slow, name: "mine", alone: true as const }];
    const { ask } = await open(t, more, { deadlines: SOON });
    const [everybody, alone] = [ask("slow"), ask("mine")];
    assert.deepEqual(
      (await Promise.all([everybody.acknowledged, alone.acknowledged])).map(({ type, flags }) => [
        type,
        flags ?? 0,
      ]),
      [
        [5, 0],
        [5, EPHEMERAL],
      ],
    );
    letGo();
    assert.equal((await alone.answer()).embeds?.[0]?.title, "At last");
  });

  test("many questions at once each get their own answer once", async (t) => {
    const { ask, callbacks } = await open(t);
    const asked = Array.from({ length: 30 }, (_, index) => ask(["losses", "about", "help"][index % 3] ?? ""));
    const titles = await Promise.all(asked.map(async (one) => (await one.answer()).embeds?.[0]?.title));
    assert.equal(new Set(titles).size, 3);
    await pause(50);
    assert.equal(callbacks().length, 30);
  });

  test("checklist 42: a question that is too old is dropped without a word", async (t) => {
    const { ask, callbacks, alive, logged } = await open(t);
    await alive();
    const now = Date.now();
    const clock = t.mock.method(Date, "now", () => now - 2 * CALM.tooOld);
    const asked = ask("losses");
    clock.mock.restore();
    asked.acknowledged.catch(() => undefined);
    await alive();
    await pause(100);
    assert.equal(callbacks().length, 2, "only the questions before and after it were answered");
    assert.deepEqual(logged(40), []);
  });

  test("checklist 46: a question that Discord tells of twice is answered once", async (t) => {
    let runs = 0;
    const counted = commandOf("counted", () => ({ title: `Run ${++runs}` }));
    const { ask, discord, callbacks, alive, logged } = await open(t, [counted]);
    const asked = ask("counted");
    discord.tellAgain();
    assert.equal((await asked.answer()).embeds?.[0]?.title, "Run 1");
    discord.tellAgain();
    await alive();
    assert.deepEqual([runs, callbacks().length, logged(40)], [1, 2, []]);
  });

  for (const [code, status] of [
    [10062, 404],
    [40060, 400],
  ] as const)
    test(`checklist 42: an answer that Discord takes no more (${code}) is nothing to worry an operator about`, async (t) => {
      const { ask, discord, alive, logged } = await open(t);
      const fault = discord.fault(CALLBACK, { status, body: { code, message: "Unknown interaction" } });
      ask("losses").acknowledged.catch(() => undefined);
      await until(() => fault.hits === 1);
      await alive();
      assert.deepEqual(logged(40), []);
    });

  test("an answer whose confirmation is lost is not given twice", async (t) => {
    const { ask, discord, alive, logged } = await open(t);
    discord.fault(CALLBACK, "reset-after");
    const asked = ask("losses");
    assert.match((await asked.answer()).embeds?.[0]?.title ?? "", /^Russian combat losses/);
    await alive();
    assert.deepEqual([asked.followUps.length, asked.original?.edits.length], [0, 0]);
    assert.deepEqual(logged(50), []);
  });

  test("checklist 27: an answer that cannot be sent is told without the secret of its question", async (t) => {
    const { ask, discord, alive, lines, logged } = await open(t);
    discord.fault(CALLBACK, { status: 403, body: { code: 50001, message: "Missing Access" } });
    const asked = ask("losses");
    asked.acknowledged.catch(() => undefined);
    await until(() => logged(40).length > 0);
    for (const line of lines) assert.ok(!line.includes(asked.token) && !line.includes(discord.token), line);
    await alive();
  });

  test("an answer that comes after 15 minutes does not put the bot's token in doubt", async (t) => {
    const { slow, letGo } = slowCommand();
    const tokenLifetime = 300;
    const { ask, alive, lines, discord } = await open(t, [slow], { tokenLifetime, deadlines: SOON });
    await ask("slow").acknowledged;
    await pause(tokenLifetime + 10);
    letGo();
    await until(() => discord.requests.some(({ status, method }) => status === 401 && method === "PATCH"));
    await alive();
    assert.doesNotMatch(lines.join(""), /bot's token/);
  });

  test("checklist 38, 41: a command that throws is answered with a sentence, also when it takes long, and the bot goes on", async (t) => {
    const broken = commandOf("broken", () => {
      throw new Error("broken on purpose");
    });
    const late = commandOf("late", async () => {
      await pause(300);
      throw new Error("broken on purpose");
    });
    const { ask, alive } = await open(t, [broken, late], { deadlines: SOON });
    for (const name of ["broken", "late"]) {
      const { embeds } = await ask(name).answer();
      assert.match(embeds?.[0]?.title ?? "", /^Something went wrong on my side/);
    }
    await alive();
  });

  test("checklist 41: an answer that Discord refuses leaves the bot running", async (t) => {
    const empty = commandOf("empty", () => ({ title: "" }));
    const { ask, alive } = await open(t, [empty]);
    ask("empty").acknowledged.catch(() => undefined);
    await alive();
  });
});

test("a clock that runs fast keeps nobody from being answered", async (t) => {
  const tooOld = 20_000;
  const { ask } = await open(t, [], { deadlines: { ...CALM, tooOld } });
  for (let count = 0; count < 2; count++) {
    // Dated as by a clock that is far behind this machine's.
    const now = Date.now();
    const clock = t.mock.method(Date, "now", () => now - tooOld - 10_000);
    const asked = ask("losses");
    clock.mock.restore();
    assert.ok((await asked.answer()).embeds?.[0]?.title);
  }
});

test("a clock that is set forward meanwhile keeps nobody from being answered", async (t) => {
  const tooOld = 20_000;
  const { ask } = await open(t, [], { deadlines: { ...CALM, tooOld } });
  const now = Date.now;
  let ahead = 0;
  t.mock.method(Date, "now", () => now() + ahead);
  assert.ok((await ask("losses").answer()).embeds?.[0]?.title);
  // Discord's own clock is right, also when it hears of the answer.
  const asked = ask("losses");
  ahead = tooOld + 10_000;
  assert.ok((await asked.answer()).embeds?.[0]?.title);
});
