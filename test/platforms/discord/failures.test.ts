import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import type { Day } from "../../../src/core/day.ts";
import { type Decision, SendFailure } from "../../../src/core/platform.ts";
import { createDiscord } from "../../../src/platforms/discord/discord.ts";
import { failureOf } from "../../../src/platforms/discord/failures.ts";
import { createFakeDiscord } from "../../fakes/discord/discord.ts";
import type { Fault } from "../../fakes/discord/faults.ts";
import { openWorld, POST } from "../contract.ts";

const CHANNEL = "3000000000000000002";
const OTHER = "3000000000000000003";
const POSTS = { method: "POST", path: /\/messages$/ };

async function open(t: TestContext) {
  const world = await openWorld(t);
  const discord = await createFakeDiscord();
  world.atEnd(discord.close);
  discord.addGuild({ channels: [{ id: CHANNEL }, { id: OTHER }] });
  const platform = createDiscord({ token: discord.token, root: discord.api, rate: 1_000, ...world });
  world.atEnd(() => platform.stop());
  const send = (channel = CHANNEL, day = "2023-05-21") =>
    platform.send({ channel, day: day as Day, message: POST });
  async function fail(fault: Fault): Promise<SendFailure> {
    discord.fault(POSTS, fault);
    const error = await send().then(
      () => assert.fail("The post was taken as sent."),
      (caught: unknown) => caught,
    );
    assert.ok(error instanceof SendFailure, String(error));
    assert.ok(!error.message.includes(discord.token));
    return error;
  }
  return { ...world, discord, platform, send, fail };
}

const refusals: readonly [decision: Decision, status: number, codes: readonly number[], everyone?: true][] = [
  ["gone", 404, [10003, 10004]],
  ["gone", 403, [50007, 50278]],
  ["gone", 400, [50008, 40058, 50024, 220001]],
  ["forbidden", 403, [50001, 50013]],
  ["forbidden", 400, [50083, 160005, 200000, 240000, 20009]],
  ["ours", 400, [50035, 50006, 50109, 40005, 50045, 50046]],
  ["later", 400, [20016, 20022, 20028, 20029, 40062]],
  ["later", 403, [40333, 40004, 40006], true],
];

test("every refusal of Discord is turned into what to do about it", async (t) => {
  const { fail, send, discord } = await open(t);
  for (const [decision, status, codes, everyone = false] of refusals)
    for (const code of codes) {
      const failure = await fail({ status, body: { code, message: "Refused" } });
      assert.deepEqual([code, failure.decision, failure.everyone], [code, decision, everyone]);
      assert.match(failure.message, /\w \w/);
    }
  // None of them disturbs the posts that follow.
  await send();
  assert.equal(discord.messages.length, 1);
});

test("refusals that the world itself gives are told apart", async (t) => {
  const { discord, send } = await open(t);
  const guild = [...discord.guilds.values()][0];
  const cases: readonly [() => string, Decision][] = [
    [() => "3000000000000000009", "gone"],
    [() => discord.addChannel({ guildId: guild?.id ?? "", type: 15 }).id, "gone"],
    [() => discord.addChannel({ guildId: guild?.id ?? "", type: 4 }).id, "gone"],
    [() => discord.addChannel({ guildId: guild?.id ?? "", permissions: 0n }).id, "forbidden"],
    [() => discord.addChannel({ guildId: guild?.id ?? "", permissions: 1n << 10n }).id, "forbidden"],
    [() => discord.addChannel({ guildId: guild?.id ?? "", type: 11, locked: true }).id, "forbidden"],
  ];
  for (const [channel, decision] of cases)
    await assert.rejects(send(channel()), (error: SendFailure) => error.decision === decision);
});

test("a refusal without a known code is held against the channel only", async (t) => {
  const { fail } = await open(t);
  for (const fault of [
    { status: 403, body: { code: 99_999, message: "New" } },
    { status: 404, body: { code: 0, message: "404: Not Found" } },
    { status: 400, body: "Bad Request", headers: { "content-type": "text/plain" } },
  ]) {
    const failure = await fail(fault);
    assert.deepEqual([failure.decision, failure.everyone], ["forbidden", false]);
  }
});

for (const [status, code] of [
  [401, 0],
  [401, 40001],
  [401, 50014],
] as const)
  test(`a refused token (${status}, ${code}) ends all sending`, async (t) => {
    const { discord, fail, send, platform } = await open(t);
    assert.equal((await fail({ status, body: { code, message: "401: Unauthorized" } })).decision, "halt");
    const asked = discord.requests.length;
    for (const channel of [CHANNEL, OTHER])
      await assert.rejects(send(channel), (error: SendFailure) => error.decision === "halt");
    assert.equal(discord.requests.length, asked, "nothing more is asked with that token");
    assert.equal(platform.ready(), false);
  });

test("an answer that does not tell whether the post arrived leaves it open", async (t) => {
  const { discord, fail, send } = await open(t);
  const faults: readonly Fault[] = [
    { status: 500, body: { code: 0, message: "500: Internal Server Error" } },
    { html: 502 },
    { html: 504 },
    "reset-before",
    "close-before",
    "reset-after",
    "close-after",
    "cut",
  ];
  for (const fault of faults) {
    const { decision, everyone } = await fail(fault);
    assert.deepEqual([fault, decision, everyone], [fault, "unknown", false]);
  }
  const overloaded = await fail({ status: 503, body: { code: 130_000, message: "Overloaded" } });
  assert.ok(["later", "unknown"].includes(overloaded.decision));
  assert.equal(discord.requests.length, faults.length + 1, "nothing is repeated unasked");
  await send();
  assert.equal(discord.messages.length, 1, "however often it was tried, it is there once");
});

test("a network that cannot be reached is tried later, and nobody was sent anything", async (t) => {
  const { discord, send } = await open(t);
  await discord.close();
  await assert.rejects(send(), (error: SendFailure) => {
    assert.deepEqual([error.decision, error.everyone], ["later", true]);
    return true;
  });
});

test("a connection that was never made certainly carried nothing", () => {
  const codes = [
    "ECONNREFUSED",
    "ENOTFOUND",
    "EAI_AGAIN",
    "EHOSTUNREACH",
    "ENETUNREACH",
    "UND_ERR_CONNECT_TIMEOUT",
  ];
  for (const code of codes) {
    const error = Object.assign(new Error("no connection"), { code });
    for (const thrown of [error, new TypeError("fetch failed", { cause: error })]) {
      const { decision, everyone } = failureOf(thrown);
      assert.deepEqual([code, decision, everyone], [code, "later", true]);
    }
  }
});

test("a post that Discord took for another channel's is not taken as sent", async (t) => {
  const { fail } = await open(t);
  const failure = await fail({ status: 200, body: { id: "1", channel_id: OTHER, content: "" } });
  assert.equal(failure.decision, "ours");
  assert.ok(failure.message.includes(OTHER));
});
