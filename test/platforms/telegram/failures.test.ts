import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { inspect } from "node:util";
import { type Decision, SendFailure } from "../../../src/core/platform.ts";
import type { Fault } from "../../fakes/telegram/faults.ts";
import type { FakeTelegram } from "../../fakes/telegram/telegram.ts";
import { CHANNEL, GROUP, PERSON, SUPERGROUP, setUp } from "./harness.ts";

const post = { day: "2023-05-21" as const, message: { title: "Title", lines: ["Line"] } };

/** What brings a failure about; returns the channel that the post is for. */
type Arrange = (telegram: FakeTelegram) => string | Promise<string>;

interface Case {
  readonly name: string;
  readonly arrange: Arrange;
  readonly decision: Decision;
  /** How many messages the service has all the same. */
  readonly arrived?: number;
  readonly wait?: number;
  readonly everyone?: boolean;
}

function fault(what: Fault): Arrange {
  return (telegram) => {
    telegram.fault("sendMessage", what);
    return `${CHANNEL}`;
  };
}

function refused(error_code: number, description: string): Arrange {
  return fault({ status: error_code, body: { ok: false, error_code, description } });
}

/** A chat of a state that the fake knows how to refuse. */
function chat(id: number, change: (telegram: FakeTelegram) => void): Arrange {
  return (telegram) => {
    change(telegram);
    return `${id}`;
  };
}

function topic(change: (telegram: FakeTelegram, threadId: number) => void): Arrange {
  return (telegram) => {
    const threadId = telegram.addTopic(SUPERGROUP);
    change(telegram, threadId);
    return `${SUPERGROUP}:${threadId}`;
  };
}

const person = (telegram: FakeTelegram) => telegram.addChat({ id: PERSON, type: "private" });
const quiet = { announce: false };

const cases: readonly Case[] = [
  {
    name: "the person blocked the bot",
    decision: "gone",
    arrange: chat(PERSON, (fake) => {
      person(fake);
      fake.block(PERSON, quiet);
    }),
  },
  {
    name: "the person's account is closed",
    decision: "gone",
    arrange: chat(PERSON, (fake) => {
      person(fake);
      fake.deleteChat(PERSON);
    }),
  },
  {
    name: "the person never wrote to the bot",
    decision: "forbidden",
    arrange: chat(PERSON, (fake) => {
      person(fake);
      fake.setBotStatus(PERSON, "left", quiet);
    }),
  },
  { name: "kicked from a group", decision: "gone", arrange: chat(GROUP, (fake) => fake.kick(GROUP, quiet)) },
  {
    name: "kicked from a supergroup",
    decision: "gone",
    arrange: chat(SUPERGROUP, (fake) => fake.kick(SUPERGROUP, quiet)),
  },
  {
    name: "kicked from a channel",
    decision: "gone",
    arrange: chat(CHANNEL, (fake) => fake.kick(CHANNEL, quiet)),
  },
  {
    name: "left a channel",
    decision: "gone",
    arrange: chat(CHANNEL, (fake) => fake.setBotStatus(CHANNEL, "left", quiet)),
  },
  { name: "the group was deleted", decision: "gone", arrange: chat(GROUP, (fake) => fake.deleteChat(GROUP)) },
  {
    name: "a deleted channel",
    decision: "forbidden",
    arrange: chat(CHANNEL, (fake) => fake.deleteChat(CHANNEL)),
  },
  { name: "a chat that never was", decision: "forbidden", arrange: () => "-1009999999999" },
  { name: "PEER_ID_INVALID", decision: "forbidden", arrange: refused(400, "Bad Request: PEER_ID_INVALID") },
  {
    name: "the group has become a supergroup",
    decision: "forbidden",
    arrange: chat(GROUP, (fake) => fake.migrate(GROUP, -1_001_000_000_077, quiet)),
  },
  {
    name: "no administrator of the channel",
    decision: "forbidden",
    arrange: chat(CHANNEL, (fake) => fake.setBotStatus(CHANNEL, "member", quiet)),
  },
  {
    name: "may not write in the supergroup",
    decision: "forbidden",
    arrange: chat(SUPERGROUP, (fake) => fake.setBotStatus(SUPERGROUP, "restricted", quiet)),
  },
  ...[
    "have no write access to the chat",
    "CHAT_WRITE_FORBIDDEN",
    "CHAT_ADMIN_REQUIRED",
    "CHAT_RESTRICTED",
  ].map(
    (text): Case => ({ name: text, decision: "forbidden", arrange: refused(400, `Bad Request: ${text}`) }),
  ),
  { name: "another 403", decision: "forbidden", arrange: refused(403, "Forbidden: something new") },
  { name: "another 400", decision: "forbidden", arrange: refused(400, "Bad Request: something new") },
  { name: "an unheard-of code", decision: "forbidden", arrange: refused(418, "I'm a teapot") },
  {
    name: "a closed topic",
    decision: "forbidden",
    arrange: topic((fake, id) => fake.closeTopic(SUPERGROUP, id)),
  },
  {
    name: "a deleted topic",
    decision: "forbidden",
    arrange: topic((fake, id) => fake.deleteTopic(SUPERGROUP, id)),
  },
  { name: "TOPIC_DELETED", decision: "forbidden", arrange: refused(400, "Bad Request: TOPIC_DELETED") },
  ...[
    'can\'t parse entities: Unsupported start tag "x" at byte offset 1',
    "message is too long",
    "message caption is too long",
    "message text is empty",
    "Wrong HTTP URL specified",
    "wrong file identifier/HTTP URL specified",
  ].map((text): Case => ({ name: text, decision: "ours", arrange: refused(400, `Bad Request: ${text}`) })),
  { name: "a frozen account", decision: "halt", arrange: refused(400, "Bad Request: FROZEN_METHOD_INVALID") },
  {
    name: "a token that was revoked",
    decision: "halt",
    arrange: chat(CHANNEL, (fake) => fake.revokeToken()),
  },
  { name: "a token that nobody knows", decision: "halt", arrange: refused(404, "Not Found") },
  { name: "429", decision: "later", wait: 7_000, arrange: fault({ retryAfter: 7 }) },
  {
    name: "429 that does not say how long",
    decision: "later",
    wait: 1_000,
    arrange: refused(429, "Too Many Requests"),
  },
  ...[500, 502, 503, 504].map(
    (status): Case => ({ name: `${status}`, decision: "unknown", arrange: fault({ status }) }),
  ),
  { name: "a page of a proxy with 502", decision: "unknown", arrange: fault("html") },
  {
    name: "such a page after the message arrived",
    decision: "unknown",
    arrived: 1,
    arrange: fault("html-after"),
  },
  { name: "a page with status 200", decision: "unknown", arrange: fault("not-json") },
  {
    name: "a page with status 403",
    decision: "unknown",
    arrange: fault({ status: 403, body: "<html></html>" }),
  },
  { name: "JSON without a result", decision: "unknown", arrange: fault({ status: 200, body: { ok: true } }) },
  { name: "a connection that breaks before", decision: "unknown", arrange: fault("reset-before") },
  { name: "a connection that breaks after", decision: "unknown", arrived: 1, arrange: fault("reset-after") },
  {
    name: "a connection that is refused",
    decision: "later",
    everyone: true,
    arrange: async (telegram) => {
      await telegram.goAway();
      return `${CHANNEL}`;
    },
  },
];

describe("a post that is not confirmed", { concurrency: true }, () => {
  for (const { name, arrange, decision, arrived = 0, wait = 0, everyone = false } of cases) {
    test(`${name}: ${decision}`, async (t) => {
      const { telegram, token, create, calls } = await setUp(t);
      const platform = create();
      const channel = await arrange(telegram);
      const reachable = !everyone;
      await assert.rejects(platform.send({ ...post, channel }), (error) => {
        assert.ok(error instanceof SendFailure);
        assert.equal(error.decision, decision);
        assert.equal(error.wait, wait);
        assert.equal(error.everyone, everyone);
        assert.doesNotMatch(error.message, /\n|https?:|\d{3}|127\.0\.0\.1|sendMessage/, "for people");
        assert.ok(!`${error.message}${error.stack}`.includes(token), "its text holds the token");
        assert.ok(!inspect(error, { depth: 9 }).includes(token), "what hangs on it holds the token");
        return true;
      });
      assert.equal(calls("sendMessage"), reachable ? 1 : 0, "sent once, by whomever");
      assert.equal(telegram.sent.length, arrived);
    });
  }
});

test("an answer is waited for no longer than 15 s: what came of the post is unknown then", async (t) => {
  const { telegram, create, calls } = await setUp(t);
  const spans: number[] = [];
  const timeout = AbortSignal.timeout.bind(AbortSignal);
  t.mock.method(AbortSignal, "timeout", (span: number) => {
    spans.push(span);
    return timeout(span / 100);
  });
  telegram.fault("sendMessage", "hang-after");
  const sending = create().send({ ...post, channel: `${CHANNEL}` });
  await assert.rejects(sending, (error: SendFailure) => error.decision === "unknown");
  assert.deepEqual(spans, [15_000]);
  assert.deepEqual([calls("sendMessage"), telegram.sent.length], [1, 1]);
});
