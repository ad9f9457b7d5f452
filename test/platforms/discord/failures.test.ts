import assert from "node:assert/strict";
import { test } from "node:test";
import { ChannelType } from "discord.js";
import type { Decision, Reach } from "../../../src/core/decision.ts";
import { SendFailure } from "../../../src/core/platform.ts";
import { RULES } from "../../../src/platforms/discord/failure-rules.ts";
import { failureOf } from "../../../src/platforms/discord/failures.ts";
import type { Fault } from "../../fakes/discord/faults.ts";
import { type RefusalCode, refuse } from "../../fakes/discord/refusals.ts";
import { CHANNEL, OTHER, openPosting, postTo, SERVER } from "./posting.ts";

/** A refusal of Discord's under a code, with its own status and words. */
function refusal(code: RefusalCode): Fault {
  const { status, body } = refuse(code);
  // Limits are told apart in a test of their own; and no request with the bot's token is refused for a webhook's.
  if (status === 429 || code === 50027) return { status: 400, body };
  return { status, body };
}

/** A line of the table of errors: what Discord says, and what is to be done about it. */
interface Row {
  readonly says: string;
  readonly codes?: readonly RefusalCode[];
  readonly fault?: Fault;
  readonly decision: Decision;
  readonly reach?: Reach;
  readonly reason: RegExp;
  /** The least wait, in milliseconds. */
  readonly wait?: number;
}

const ROWS: readonly Row[] = [
  { says: "an unknown channel", codes: [10003], decision: "gone", reason: /channel is deleted/ },
  { says: "an unknown guild", codes: [10004], decision: "gone", reach: "server", reason: /removed/ },
  { says: "an unknown webhook", codes: [10015, 50027], decision: "gone", reason: /webhook/ },
  { says: "no access", codes: [50001], decision: "forbidden", reach: "server", reason: /View Channel/ },
  {
    says: "no permission",
    codes: [50013],
    decision: "forbidden",
    reason: /Send Messages, Send Messages in Threads and Embed Links/,
  },
  { says: "a person who takes no messages", codes: [50007, 50278], decision: "gone", reason: /person/ },
  {
    says: "a kind of channel that takes no messages",
    codes: [50008, 40058, 50024, 220001],
    decision: "gone",
    reason: /channel of this kind/,
  },
  { says: "an archived thread", codes: [50083], decision: "forbidden", reason: /archived/ },
  { says: "a locked thread", codes: [160005], decision: "forbidden", reason: /locked: unlock/ },
  {
    says: "a content that it refuses",
    codes: [50035, 50006, 50109, 40005, 50045, 50046],
    decision: "ours",
    reason: /content of the post/,
  },
  { says: "AutoMod", codes: [200000], decision: "forbidden", reason: /AutoMod/ },
  { says: "a filter of links", codes: [240000], decision: "forbidden", reason: /links/ },
  { says: "a filter of content", codes: [20009], decision: "forbidden", reason: /explicit/ },
  { says: "no files here", codes: [400001], decision: "forbidden", reach: "server", reason: /no files/ },
  {
    says: "a limit of the channel",
    codes: [20016, 20022, 20028, 30046, 40003, 40062],
    decision: "later",
    reason: /limit/,
    wait: 60_000,
  },
  {
    says: "a limit of the server",
    codes: [20029],
    decision: "later",
    reach: "server",
    reason: /server is at its limit/,
    wait: 60_000,
  },
  {
    says: "a blocked address",
    codes: [40333],
    decision: "later",
    reach: "network",
    reason: /address of this machine/,
    wait: 600_000,
  },
  {
    says: "a page of the guard in front of it",
    fault: { html: 403 },
    decision: "later",
    reach: "network",
    reason: /address of this machine/,
    wait: 600_000,
  },
  {
    says: "a refused token",
    codes: [40001, 50014],
    decision: "halt",
    reach: "network",
    reason: /bot's token/,
  },
  {
    says: "a refused token without a code",
    fault: { status: 401, body: { code: 0, message: "401: Unauthorized" } },
    decision: "halt",
    reach: "network",
    reason: /bot's token/,
  },
  {
    says: "that it is switched off for now",
    codes: [40004, 40006, 130000],
    decision: "later",
    reach: "network",
    reason: /switched posting off/,
    wait: 30_000,
  },
  {
    says: "that it has trouble",
    fault: { status: 500, body: { code: 0, message: "500: Internal Server Error" } },
    decision: "unknown",
    reason: /trouble/,
  },
  { says: "a page of a broken proxy", fault: { html: 502 }, decision: "unknown", reason: /trouble/ },
  { says: "nothing, and resets", fault: "reset-before", decision: "unknown", reason: /no answer/ },
  { says: "nothing, and hangs up", fault: "close-after", decision: "unknown", reason: /no answer/ },
  { says: "half of an answer", fault: "cut", decision: "unknown", reason: /no answer/ },
  {
    says: "that a quota is used up",
    codes: [30007, 30058, 30034, 30015],
    decision: "ours",
    reason: /quota/,
  },
  { says: "that a post is another's", codes: [50005], decision: "forbidden", reason: /change it/ },
  {
    says: "that nobody waits for an answer",
    codes: [10062, 40060, 40094],
    decision: "forbidden",
    reason: /does not wait/,
  },
];

for (const row of ROWS)
  for (const code of row.codes ?? [undefined])
    test(`checklist 50: Discord says ${row.says}${code ? ` (${code})` : ""}`, async (t) => {
      const { fail, discord, send, failure } = await openPosting(t);
      // A channel without the permission is tried a second time, with less.
      if (code === 50013) discord.fault({ method: "POST" }, refusal(code));
      const failed = await fail(code ? refusal(code) : (row.fault ?? "hang"));
      assert.deepEqual([failed.decision, failed.reach], [row.decision, row.reach ?? "channel"]);
      assert.match(failed.message, row.reason);
      assert.ok(failed.wait >= (row.wait ?? 0));
      const asked = discord.requests.length;
      if (row.decision === "halt") {
        assert.equal((await failure(send(OTHER))).decision, "halt");
        assert.equal(discord.requests.length, asked, "nothing more is asked with that token");
      } else {
        // It disturbs nobody else.
        await send(OTHER);
        assert.equal(discord.messages.length, row.fault === "close-after" || row.fault === "cut" ? 2 : 1);
      }
    });

test("every rule is a line of that table", () => {
  const known = ROWS.flatMap(({ codes = [] }) => codes as readonly number[]);
  const missing = RULES.flatMap(({ codes }) => codes).filter((code) => !known.includes(code));
  // An unknown message is no failure of a post: see the tests of repeated posts.
  assert.deepEqual(missing, [10008]);
});

test("refusals that the world itself gives are told apart, and say which permission is missing where", async (t) => {
  const { discord, send, failure, start } = await openPosting(t);
  await start();
  const add = (channel: object) => discord.addChannel({ guildId: SERVER, ...channel }).id;
  const see = 1n << 10n;
  const cases: readonly [string, Decision, RegExp][] = [
    ["3000000000000000009", "gone", /deleted/],
    [add({ type: 15 }), "gone", /kind/],
    [add({ type: 4 }), "gone", /kind/],
    [add({ permissions: 0n }), "forbidden", /View Channel/],
    [
      add({ permissions: see }),
      "forbidden",
      /in this channel: it needs View Channel, Send Messages and Embed/,
    ],
    [add({ type: 11, permissions: see }), "forbidden", /in this thread: .*Send Messages in Threads/],
    [add({ type: 2, permissions: see }), "forbidden", /in this channel: it needs View Channel, Connect/],
    [add({ type: 11, locked: true }), "forbidden", /locked/],
  ];
  for (const [channel, decision, reason] of cases) {
    const failed = await failure(send(channel));
    assert.equal(failed.decision, decision);
    assert.match(failed.message, reason);
  }
});

test("a refusal without a known code is held against the channel only", async (t) => {
  const { fail } = await openPosting(t);
  for (const fault of [
    { status: 403, body: { code: 99_999, message: "New" } },
    { status: 404, body: { code: 0, message: "404: Not Found" } },
    { status: 400, body: "Bad Request", headers: { "content-type": "text/plain" } },
  ]) {
    const { decision, reach } = await fail(fault);
    assert.deepEqual([decision, reach], ["forbidden", "channel"]);
  }
});

test("an answer that does not tell whether the post arrived leaves it open; repeated, it is there once", async (t) => {
  const { discord, fail, send } = await openPosting(t);
  const faults: readonly Fault[] = ["reset-before", "close-before", "reset-after", "cut"];
  for (const fault of faults) assert.equal((await fail(fault)).decision, "unknown");
  assert.equal(discord.requests.length, faults.length, "nothing is repeated unasked");
  await send();
  assert.equal(discord.messages.length, 1);
});

test("a network that cannot be reached is tried later, and nobody was sent anything", async (t) => {
  const { discord, send, failure } = await openPosting(t);
  await discord.close();
  const { decision, reach } = await failure(send());
  assert.deepEqual([decision, reach], ["later", "network"]);
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
      const { decision, reach } = failureOf(thrown, ChannelType.GuildText);
      assert.deepEqual([code, decision, reach], [code, "later", "network"]);
    }
  }
});

test("checklist 4: a post that Discord took for another channel's is not marked sent, but made afresh", async (t) => {
  const { discord, fail, send, logged, platform, failure } = await openPosting(t);
  const elsewhere = { status: 200, body: { id: "1", channel_id: OTHER, content: "" } };
  discord.fault({ channelId: CHANNEL }, elsewhere);
  const id = await send();
  assert.deepEqual([discord.messages.length, discord.messages[0]?.id, logged(50).length], [1, id, 1]);
  discord.fault({ channelId: CHANNEL }, elsewhere);
  const failed = await fail(elsewhere);
  assert.ok(failed instanceof SendFailure && failed.decision === "ours");
  discord.fault({ channelId: CHANNEL }, elsewhere, 2);
  assert.equal((await failure(platform.send(postTo(CHANNEL, { key: { number: 2 } })))).decision, "ours");
});
