import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { inspect } from "node:util";
import type { Decision, Reach } from "../../../src/core/decision.ts";
import { SendFailure } from "../../../src/core/platform.ts";
import type { Fault } from "../../fakes/telegram/faults.ts";
import type { FakeTelegram } from "../../fakes/telegram/telegram.ts";
import { postTo, until } from "../contract.ts";
import { CHANNEL, GROUP, PERSON, SUPERGROUP, setUp } from "./harness.ts";

/** What the group becomes. */
const BECAME = -1_001_000_000_077;

/** What brings a failure about; returns the channel that the post is for. */
type Arrange = (telegram: FakeTelegram) => string | Promise<string>;

interface Case {
  readonly name: string;
  readonly arrange: Arrange;
  readonly decision: Decision;
  /** How many messages the service has all the same. */
  readonly arrived?: number;
  readonly wait?: number;
  /** The channel alone, unless something else is said. */
  readonly reach?: Reach;
  readonly movedTo?: string;
  /** What the reason says, for the operator and for who asks what is wrong. */
  readonly says?: RegExp;
  /** How many calls the service saw; one, unless something else is said. */
  readonly calls?: number;
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

const SERVER = "server" as const;
const NETWORK = "network" as const;

/** The rows of the table of errors, in its order; `section 3.5` of the reference has the same. */
const cases: readonly Case[] = [
  { name: "429", decision: "later", wait: 7_000, arrange: fault({ retryAfter: 7 }), says: /slow down/ },
  { name: "429 for eleven minutes", decision: "later", wait: 660_000, arrange: fault({ retryAfter: 660 }) },
  {
    name: "429 that does not say how long",
    decision: "later",
    wait: 1_000,
    arrange: refused(429, "Too Many Requests"),
  },

  {
    name: "the person blocked the bot",
    decision: "gone",
    reach: SERVER,
    says: /blocked/,
    arrange: chat(PERSON, (fake) => {
      person(fake);
      fake.block(PERSON, quiet);
    }),
  },
  {
    name: "the person's account is closed",
    decision: "gone",
    reach: SERVER,
    says: /account is closed/,
    arrange: chat(PERSON, (fake) => {
      person(fake);
      fake.deleteChat(PERSON);
    }),
  },
  ...[GROUP, SUPERGROUP, CHANNEL].map(
    (id): Case => ({
      name: `kicked from ${id}`,
      decision: "gone",
      reach: SERVER,
      says: /removed from the chat/,
      arrange: chat(id, (fake) => fake.kick(id, quiet)),
    }),
  ),
  ...[GROUP, SUPERGROUP, CHANNEL].map(
    (id): Case => ({
      name: `not a member of ${id}`,
      decision: "gone",
      reach: SERVER,
      says: /not in the chat/,
      arrange: chat(id, (fake) => fake.setBotStatus(id, "left", quiet)),
    }),
  ),
  {
    name: "the group was deleted",
    decision: "gone",
    reach: SERVER,
    says: /deleted/,
    arrange: chat(GROUP, (fake) => fake.deleteChat(GROUP)),
  },

  {
    name: "a deleted channel",
    decision: "missing",
    reach: SERVER,
    says: /does not find/,
    arrange: chat(CHANNEL, (fake) => fake.deleteChat(CHANNEL)),
  },
  { name: "a chat that never was", decision: "missing", reach: SERVER, arrange: () => "-1009999999999" },
  ...["private chat not found", "PEER_ID_INVALID"].map(
    (text): Case => ({
      name: text,
      decision: "missing",
      reach: SERVER,
      arrange: refused(400, `Bad Request: ${text}`),
    }),
  ),

  {
    name: "the group has become a supergroup",
    decision: "moved",
    reach: SERVER,
    movedTo: `${BECAME}`,
    arrange: chat(GROUP, (fake) => fake.migrate(GROUP, BECAME, quiet)),
  },
  {
    name: "the group has become a supergroup, and which one is not said",
    decision: "missing",
    reach: SERVER,
    arrange: refused(400, "Bad Request: group chat was upgraded to a supergroup chat"),
  },

  {
    name: "no administrator of the channel",
    decision: "forbidden",
    reach: SERVER,
    says: /right to post in the channel/,
    arrange: chat(CHANNEL, (fake) => fake.setBotStatus(CHANNEL, "member", quiet)),
  },
  {
    name: "an administrator of the channel that may not post",
    decision: "forbidden",
    reach: SERVER,
    says: /right to post in the channel/,
    arrange: chat(CHANNEL, (fake) => fake.setBotRights(CHANNEL, { post: false }, quiet)),
  },
  {
    name: "may not send text messages",
    decision: "forbidden",
    reach: SERVER,
    says: /right to send text messages/,
    arrange: chat(SUPERGROUP, (fake) => fake.setBotStatus(SUPERGROUP, "restricted", quiet)),
  },
  ...(
    [
      ["have no write access to the chat", /right to write/],
      ["CHAT_WRITE_FORBIDDEN", /right to write/],
      ["CHAT_ADMIN_REQUIRED", /rights of an administrator/],
      ["CHAT_RESTRICTED", /restricted in the chat: it needs Send Messages/],
      ["not enough rights to send photos to the chat", /right to send files and pictures/],
      ["not enough rights to send the rich message to the chat", /right to send/],
    ] as const
  ).map(
    ([text, says]): Case => ({
      name: text,
      decision: "forbidden",
      reach: SERVER,
      says,
      arrange: refused(400, `Bad Request: ${text}`),
    }),
  ),

  {
    name: "a closed topic",
    decision: "forbidden",
    says: /topic is closed/,
    arrange: topic((fake, id) => fake.closeTopic(SUPERGROUP, id)),
  },
  {
    name: "a deleted topic",
    decision: "forbidden",
    says: /topic was deleted/,
    arrange: topic((fake, id) => fake.deleteTopic(SUPERGROUP, id)),
  },
  {
    name: "TOPIC_DELETED",
    decision: "forbidden",
    says: /topic was deleted/,
    arrange: refused(400, "Bad Request: TOPIC_DELETED"),
  },

  ...[
    'can\'t parse entities: Unsupported start tag "x" at byte offset 1',
    "message is too long",
    "MESSAGE_TOO_LONG",
    "message caption is too long",
    "message text is empty",
    "text must be non-empty",
    "Wrong HTTP URL specified",
    "wrong file_id or the file is temporarily unavailable",
    "wrong file identifier/HTTP URL specified",
    "BUTTON_DATA_INVALID",
    "chat_id is empty",
  ].map(
    (text): Case => ({
      name: text,
      decision: "ours",
      says: /text/,
      arrange: refused(400, `Bad Request: ${text}`),
    }),
  ),
  ...["PHOTO_INVALID_DIMENSIONS", "PHOTO_SAVE_FILE_INVALID", "IMAGE_PROCESS_FAILED", "MEDIA_EMPTY"].map(
    (text): Case => ({
      name: text,
      decision: "ours",
      says: /picture/,
      arrange: refused(400, `Bad Request: ${text}`),
    }),
  ),
  { name: "a body that is too large", decision: "ours", arrange: refused(413, "Request Entity Too Large") },
  {
    name: "a method that is not known",
    decision: "ours",
    arrange: refused(404, "Not Found: method not found"),
  },

  {
    name: "a token that was revoked",
    decision: "halt",
    reach: NETWORK,
    arrange: chat(CHANNEL, (fake) => fake.revokeToken()),
  },
  { name: "401", decision: "halt", reach: NETWORK, arrange: refused(401, "Unauthorized") },
  { name: "a token that nobody knows", decision: "halt", reach: NETWORK, arrange: refused(404, "Not Found") },
  ...[400, 406].map(
    (code): Case => ({
      name: `a frozen account, as ${code}`,
      decision: "halt",
      reach: NETWORK,
      says: /frozen/,
      arrange: refused(code, "Bad Request: FROZEN_METHOD_INVALID"),
    }),
  ),
  {
    name: "409",
    decision: "later",
    wait: 30_000,
    arrange: refused(409, "Conflict: terminated by other getUpdates request"),
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
    reach: NETWORK,
    calls: 0,
    says: /cannot be reached/,
    arrange: async (telegram) => {
      await telegram.goAway();
      return `${CHANNEL}`;
    },
  },

  {
    name: "the person never wrote to the bot",
    decision: "forbidden",
    reach: SERVER,
    says: /no conversation/,
    arrange: chat(PERSON, (fake) => {
      person(fake);
      fake.setBotStatus(PERSON, "left", quiet);
    }),
  },
  ...[
    [403, "Forbidden: something new"],
    [400, "Bad Request: something new"],
    [418, "I'm a teapot"],
  ].map(
    ([code, text]): Case => ({
      name: `an unheard-of ${code}`,
      decision: "forbidden",
      reach: SERVER,
      arrange: refused(Number(code), `${text}`),
    }),
  ),
];

// A few at a time: with all of them at once a busy machine makes no connection in time.
describe("checklist 50: a post that is not confirmed", { concurrency: 4 }, () => {
  for (const { name, arrange, decision, ...expected } of cases) {
    test(`${name}: ${decision}`, async (t) => {
      const { arrived = 0, wait = 0, reach = "channel", movedTo, says = /\S/ } = expected;
      const { telegram, token, create, calls } = await setUp(t);
      const platform = create();
      const channel = await arrange(telegram);
      await assert.rejects(platform.send(postTo(channel)), (error) => {
        assert.ok(error instanceof SendFailure);
        assert.deepEqual(
          [error.decision, error.wait, error.reach, error.movedTo],
          [decision, wait, reach, movedTo],
        );
        assert.match(error.message, says);
        assert.doesNotMatch(error.message, /\n|https?:|\d{3}|127\.0\.0\.1|sendMessage/, "for people");
        assert.ok(!`${error.message}${error.stack}`.includes(token), "its text holds the token");
        assert.ok(!inspect(error, { depth: 9 }).includes(token), "what hangs on it holds the token");
        return true;
      });
      assert.equal(calls("sendMessage"), expected.calls ?? 1, "sent once, by whomever");
      assert.equal(telegram.sent.length, arrived);
    });
  }
});

test("an answer is waited for no longer than 15 s: what came of the post is unknown then", async (t) => {
  const { telegram, create, calls } = await setUp(t);
  const spans: number[] = [];
  const time = new AbortController();
  t.mock.method(AbortSignal, "timeout", (span: number) => {
    spans.push(span);
    return time.signal;
  });
  telegram.fault("sendMessage", "hang-after");
  const sending = create().send(postTo(`${CHANNEL}`));
  await Promise.race([sending, until(() => telegram.sent.length === 1)]);
  time.abort(new DOMException("The time is up.", "TimeoutError"));
  await assert.rejects(sending, (error: SendFailure) => error.decision === "unknown");
  assert.deepEqual(spans, [15_000]);
  assert.deepEqual([calls("sendMessage"), telegram.sent.length], [1, 1]);
});
