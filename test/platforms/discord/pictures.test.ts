import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { Agent, getGlobalDispatcher, setGlobalDispatcher } from "undici";
import type { Message } from "../../../src/core/message.ts";
import { permissionBits, smallestInvitation } from "../../fakes/discord/limits.ts";
import type { StoredMessage } from "../../fakes/discord/messages.ts";
import { commandOf } from "../contract.ts";
import { broken, cardOf, counted } from "../drawing.ts";
import { postTo } from "./posting.ts";
import { CHANNEL, openStage, seen } from "./stage.ts";

const actions = [
  [
    { label: "Card", line: "card" },
    { label: "Other", line: "other" },
    { label: "Text", line: "text" },
  ],
];
const answers: Readonly<Record<string, Message>> = {
  card: cardOf("2023-03-07", { actions }),
  other: cardOf("2023-03-06", { actions }),
  text: { title: "A text", lines: ["In words."], actions },
};
const commands = Object.entries(answers).map(([name, message]) => commandOf(name, () => message));

/** The picture of a message as people see it: its file, what is said of it, and where it stands. */
function pictureIn({ files, payload }: StoredMessage) {
  const [file] = files;
  const { embeds = [], attachments = [] } = payload as {
    embeds?: { image?: { url: string }; description?: string }[];
    attachments?: { description?: string }[];
  };
  return {
    name: file?.name,
    isPng:
      Buffer.from(file?.bytes ?? [])
        .subarray(1, 4)
        .toString() === "PNG",
    alt: attachments[0]?.description,
    image: embeds[0]?.image?.url,
    text: embeds[0]?.description,
  };
}

describe("an answer with a picture", { concurrency: true }, () => {
  test("is an embed around it, with what it shows as its description", async (t) => {
    const { ask, logged } = await openStage(t, commands, { pictures: await counted() });
    const message = await ask("card");
    assert.equal(seen(message.payload).title, "Card of 2023-03-07");
    assert.deepEqual(pictureIn(message), {
      name: "losses-2023-03-07.png",
      isPng: true,
      alt: "What 2023-03-07 shows",
      image: "attachment://losses-2023-03-07.png",
      text: "*Source*",
    });
    assert.deepEqual(logged(40), []);
  });

  test("gives its place to another, to a text, and comes back", async (t) => {
    const pictures = await counted();
    const { ask, press } = await openStage(t, commands, { pictures });
    const message = await ask("text");
    const names = () => message.files.map(({ name }) => name);
    for (const [id, name] of [
      ["card", ["losses-2023-03-07.png"]],
      ["other", ["losses-2023-03-06.png"]],
      ["text", []],
      ["card", ["losses-2023-03-07.png"]],
    ] as const) {
      const { pressed } = await press({ message, customId: `q1 en ${id}` });
      // What takes long is acknowledged first.
      await pressed.answer();
      assert.deepEqual(names(), name);
    }
    assert.equal(pictures.drawn.length, 3);
  });

  test("goes in words where it cannot be drawn, and the operator is told", async (t) => {
    const { ask, logged } = await openStage(t, commands, { pictures: broken });
    const message = await ask("card");
    assert.deepEqual([message.files.length, pictureIn(message).image], [0, undefined]);
    assert.match(pictureIn(message).text ?? "", /Personnel, in words/);
    assert.equal(logged(50).length, 1);
  });
});

describe("a post with a picture", { concurrency: true }, () => {
  const card = { message: cardOf("2023-03-07") };
  const text = { message: { title: "A text", lines: ["In words."] } };

  test("brings it", async (t) => {
    const { platform, discord } = await openStage(t, commands, { pictures: await counted() });
    const id = await platform.send(postTo(CHANNEL, card));
    const [sent] = discord.messages;
    assert.equal(sent?.id, id);
    assert.ok(sent);
    assert.deepEqual(
      [pictureIn(sent).name, pictureIn(sent).alt, pictureIn(sent).isPng, pictureIn(sent).image],
      ["losses-2023-03-07.png", "What 2023-03-07 shows", true, "attachment://losses-2023-03-07.png"],
    );
  });

  test("is edited into another, into a text and back, and keeps nothing of what it was", async (t) => {
    const { platform, discord } = await openStage(t, commands, { pictures: await counted() });
    const id = await platform.send(postTo(CHANNEL, card));
    const [sent] = discord.messages;
    assert.ok(sent);
    for (const [message, name, alt] of [
      [cardOf("2023-03-06"), "losses-2023-03-06.png", "What 2023-03-06 shows"],
      [text.message, undefined, undefined],
      [card.message, "losses-2023-03-07.png", "What 2023-03-07 shows"],
    ] as const) {
      await platform.edit(postTo(CHANNEL, { message }), id);
      const { image } = pictureIn(sent);
      assert.deepEqual([sent.files.length, pictureIn(sent).name], [name ? 1 : 0, name]);
      assert.deepEqual([pictureIn(sent).alt, image], [alt, name && `attachment://${name}`]);
    }
  });

  test("goes in words where the bot may not attach files, and is edited so", async (t) => {
    const { platform, discord } = await openStage(t, commands, { pictures: await counted() });
    const guild = discord.addGuild({});
    const permissions = smallestInvitation & ~permissionBits.attachFiles;
    const { id: channel } = discord.addChannel({ guildId: guild.id, permissions });
    const id = await platform.send(postTo(channel, card));
    const [sent] = discord.messages;
    assert.ok(sent);
    assert.equal(sent.files.length, 0);
    assert.match(pictureIn(sent).text ?? "", /Personnel, in words/);
    await platform.edit(postTo(channel, { message: cardOf("2023-03-06") }), id);
    assert.deepEqual([sent.files.length, seen(sent.payload).title], [0, "Card of 2023-03-06"]);
  });

  test("goes in words where it cannot be drawn", async (t) => {
    const { platform, discord, logged } = await openStage(t, commands, { pictures: broken });
    await platform.send(postTo(CHANNEL, card));
    const [sent] = discord.messages;
    assert.ok(sent);
    assert.match(pictureIn(sent).text ?? "", /Personnel, in words/);
    assert.deepEqual([sent.files.length, logged(50).length], [0, 1]);
  });
});

test("a picture arrives whichever version of undici makes the requests of the process, as the one that the sources brought", async (t) => {
  const before = getGlobalDispatcher();
  const agent = new Agent();
  setGlobalDispatcher(agent);
  t.after(async () => {
    setGlobalDispatcher(before);
    await agent.close();
  });
  const { platform, discord, ask } = await openStage(t, commands, { pictures: await counted() });
  await platform.send(postTo(CHANNEL, { message: cardOf("2023-03-07") }));
  const [sent] = discord.messages;
  assert.ok(sent);
  assert.equal(pictureIn(sent).isPng, true);
  assert.equal(pictureIn(await ask("card")).isPng, true);
});
