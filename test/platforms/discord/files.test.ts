import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Message } from "../../../src/core/message.ts";
import type { StoredMessage } from "../../fakes/discord/messages.ts";
import { commandOf, until } from "../contract.ts";
import { SOON } from "./posting.ts";
import { CHANNEL, EPHEMERAL, openStage, seen } from "./stage.ts";

const TABLE = `\ufeffдень;категорія;усього\r\n${"2023-03-07;Танки — усього «орієнтовно»;3441\r\n".repeat(3_000)}`;
const FILE = { name: "losses-2023-03.csv", type: "text/csv; charset=utf-8", content: TABLE };
const BYTES = Uint8Array.from({ length: 100_000 }, (_, index) => (index * 7) % 256);

const table = commandOf("table", () => ({ title: "A table", file: FILE }));

function filesOf({ files }: StoredMessage) {
  return files.map(({ name, bytes }) => ({ name, text: Buffer.from(bytes).toString("utf8") }));
}

describe("an answer with a file", { concurrency: true }, () => {
  test("brings it whole under its name, in any alphabet", async (t) => {
    const { ask, logged } = await openStage(t, [table]);
    const message = await ask("table");
    assert.equal(seen(message.payload).title, "A table");
    assert.deepEqual(filesOf(message), [{ name: "losses-2023-03.csv", text: TABLE }]);
    assert.deepEqual(logged(40), []);
  });

  test("brings bytes as they are", async (t) => {
    const file = { name: "picture.png", type: "image/png", content: BYTES };
    const { ask } = await openStage(t, [commandOf("picture", () => ({ title: "A picture", file }))]);
    const message = await ask("picture");
    assert.deepEqual(
      message.files.map(({ name }) => name),
      ["picture.png"],
    );
    assert.deepEqual(message.files[0]?.bytes, BYTES);
  });

  test("brings an empty one too", async (t) => {
    const file = { ...FILE, content: "" };
    const { ask } = await openStage(t, [commandOf("nothing", () => ({ title: "Nothing", file }))]);
    assert.deepEqual(filesOf(await ask("nothing")), [{ name: "losses-2023-03.csv", text: "" }]);
  });

  test("brings it after an announcement as well", async (t) => {
    const answer = Promise.withResolvers<Message>();
    const slow = commandOf("slow", () => answer.promise);
    const { discord } = await openStage(t, [slow], { deadlines: SOON });
    const asked = discord.slash({ name: "slow", channelId: CHANNEL });
    assert.equal((await asked.acknowledged).type, 5);
    answer.resolve({ title: "A table", file: FILE });
    await asked.answer();
    assert.ok(asked.original);
    assert.deepEqual(filesOf(asked.original), [{ name: "losses-2023-03.csv", text: TABLE }]);
  });

  test("of a button takes the place of the one before, and goes when the next answer has none", async (t) => {
    const actions = [
      [
        { label: "Text", line: "text" },
        { label: "Table", line: "table" },
        { label: "Slow", line: "slow" },
      ],
    ];
    const slow = Promise.withResolvers<Message>();
    const answers: Readonly<Record<string, () => Message | Promise<Message>>> = {
      text: () => ({ title: "A text", actions }),
      table: () => ({ title: "A table", file: FILE, actions }),
      slow: () => slow.promise,
    };
    const { ask, press } = await openStage(
      t,
      Object.entries(answers).map(([name, run]) => commandOf(name, run)),
      { deadlines: SOON },
    );
    const message = await ask("text");
    const names = () => message.files.map(({ name }) => name);
    assert.deepEqual(names(), []);
    await (await press({ message, customId: "q1 en table" })).pressed.answer();
    assert.deepEqual(names(), ["losses-2023-03.csv"]);
    const { pressed, type } = await press({ message, customId: "q1 en slow" });
    assert.equal(type, 6);
    slow.resolve({ title: "Another", file: { ...FILE, name: "other.csv" }, actions });
    await pressed.answer();
    assert.deepEqual(names(), ["other.csv"]);
    await (await press({ message, customId: "q1 en text" })).pressed.answer();
    assert.deepEqual([seen(message.payload).title, names()], ["A text", []]);
  });

  test("that Discord refuses leaves the bot running", async (t) => {
    const file = { ...FILE, content: new Uint8Array(11 * 1024 * 1024) };
    const { ask, discord, logged } = await openStage(t, [
      table,
      commandOf("huge", () => ({ title: "Too much", file })),
    ]);
    discord.slash({ name: "huge", channelId: CHANNEL }).acknowledged.catch(() => undefined);
    await until(() => logged(40).length > 0);
    assert.equal(filesOf(await ask("table")).length, 1);
  });
});

test("a failure is told alone, without a file", async (t) => {
  const failing = commandOf("failing", () => ({ title: "No", failure: "question" as const }));
  const { ask } = await openStage(t, [failing]);
  const message = await ask("failing");
  assert.deepEqual([message.payload.flags, message.files.length], [EPHEMERAL, 0]);
});
