import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { FakeTelegram } from "../../fakes/telegram/telegram.ts";
import { type Told, until } from "../contract.ts";
import { CHANNEL, GROUP, PERSON, SUPERGROUP, setUp } from "./harness.ts";

const BECAME = -1_001_000_000_077;
const of = (id: number) => ({ platform: "telegram", server: `${id}` });
const removed = (id: number, reason = "the bot was removed from the chat"): Told => [
  "removed",
  of(id),
  reason,
];
const returned = (id: number): Told => ["returned", of(id)];
const moved: Told = ["moved", of(GROUP), of(BECAME)];
const blocked = (id: number) => removed(id, "the person has blocked the bot");

const person = (fake: FakeTelegram) => fake.addChat({ id: PERSON, type: "private" });

/** What happens, and what is told of it. */
const cases: readonly (readonly [
  name: string,
  happens: (fake: FakeTelegram) => void,
  told: readonly Told[],
])[] = [
  ...[GROUP, SUPERGROUP, CHANNEL].flatMap((id) =>
    (["left", "kicked"] as const).map(
      (status) =>
        [
          `it is ${status} in ${id}`,
          (fake: FakeTelegram) => fake.setBotStatus(id, status),
          [removed(id)],
        ] as const,
    ),
  ),
  [
    "a person blocks it, and takes that back",
    (fake) => {
      person(fake);
      fake.block(PERSON);
      fake.unblock(PERSON);
    },
    [blocked(PERSON), returned(PERSON)],
  ],
  ["a person begins anew", (fake) => fake.say({ chatId: PERSON, text: "/start again" }), [returned(PERSON)]],
  ["a person says something else", (fake) => fake.say({ chatId: PERSON, text: "/starting" }), []],
  ["somebody says so in a group", (fake) => fake.say({ chatId: GROUP, userId: PERSON, text: "/start" }), []],
  [
    "it is added to a group again",
    (fake) => {
      fake.kick(GROUP);
      fake.setBotStatus(GROUP, "left");
      fake.setBotStatus(GROUP, "member");
    },
    [removed(GROUP), removed(GROUP), returned(GROUP)],
  ],
  [
    "it becomes an administrator of a group",
    (fake) => fake.setBotStatus(SUPERGROUP, "administrator"),
    [returned(SUPERGROUP)],
  ],
  [
    "it is restricted in a group, and still there",
    (fake) => fake.setBotStatus(SUPERGROUP, "restricted"),
    [returned(SUPERGROUP)],
  ],
  ["it is no administrator of a channel any more", (fake) => fake.setBotStatus(CHANNEL, "member"), []],
  [
    "it becomes an administrator of a channel that may not post, and then one that may",
    (fake) => {
      fake.setBotRights(CHANNEL, { post: false });
      fake.setBotRights(CHANNEL, { post: true });
    },
    [returned(CHANNEL)],
  ],
  [
    "a group becomes a supergroup: it is told on both sides",
    (fake) => fake.migrate(GROUP, BECAME),
    [moved, moved],
  ],
  [
    "only the new side tells of it",
    (fake) => {
      fake.addChat({ id: BECAME, type: "supergroup" });
      fake.say({ chatId: BECAME, userId: PERSON, text: "", fields: { migrate_from_chat_id: GROUP } });
    },
    [moved],
  ],
  [
    "a guest message looks like it",
    (fake) =>
      fake.say({
        chatId: GROUP,
        userId: PERSON,
        text: "",
        fields: { migrate_to_chat_id: BECAME, guest_query_id: "1" },
      }),
    [],
  ],
];

describe("checklist 54, 55: what becomes of a chat is told", { concurrency: true }, () => {
  for (const [name, happens, told] of cases)
    test(name, async (t) => {
      const { telegram, open, heard, told: logged } = await setUp(t);
      await open();
      happens(telegram);
      await until(() => telegram.pendingUpdates.length === 0 && telegram.isPolled);
      assert.deepEqual(heard, [["up"], ...told]);
      assert.deepEqual([logged("warn"), logged("error")], [[], []]);
    });
});

test("checklist 46: an update that comes twice is told once, also over a lost connection", async (t) => {
  const { telegram, open, heard, told } = await setUp(t);
  await open();
  telegram.kick(GROUP);
  await until(() => heard.length === 2);
  const [id = 0] = telegram.updateIds();
  telegram.resend(id);
  telegram.dropConnections();
  await until(() => told("warn").length === 1);
  await until(() => telegram.isPolled && telegram.pendingUpdates.length === 0);
  assert.deepEqual(heard.slice(0, 2), [["up"], removed(GROUP)]);
  assert.equal(heard.filter(([what]) => what === "removed").length, 1);
});

test("what happened while it was away is told when it is back", async (t) => {
  const { telegram, open, heard } = await setUp(t);
  await (await open()).stop();
  heard.length = 0;
  telegram.kick(SUPERGROUP);
  telegram.migrate(GROUP, BECAME);
  await open();
  await until(() => heard.length === 4);
  assert.deepEqual(heard, [["up"], removed(SUPERGROUP), moved, moved]);
});
