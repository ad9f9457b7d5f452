import assert from "node:assert/strict";
import { describe, type TestContext, test } from "node:test";
import type { FakeDiscord } from "../../fakes/discord/discord.ts";
import { permissionBits, smallestInvitation } from "../../fakes/discord/limits.ts";
import type { StoredMessage } from "../../fakes/discord/messages.ts";
import { commandOf } from "../contract.ts";
import { cardOf, counted } from "../drawing.ts";
import { CHANNEL, NEWS, OTHER, openPosting, POSTS, postTo } from "./posting.ts";
import { openStage } from "./stage.ts";

/** The channel of the operator's, in a server of its own. */
const PICTURES = "3000000000000000077";
const CHANNELS = [CHANNEL, OTHER, NEWS];
const card = cardOf("2023-03-07");
const other = cardOf("2023-03-06");
const INVALID = { status: 400, body: { code: 50035, message: "Invalid Form Body", errors: {} } };
const commands = [commandOf("card", () => cardOf("2023-03-07"))];

/** A bot with that channel, which only posts, and three channels to post to. */
async function open(t: TestContext, permissions: bigint = smallestInvitation) {
  const world = await openPosting(t, {}, { pictures: await counted(), picturesChannel: PICTURES });
  const { discord } = world;
  discord.addGuild({ channels: [{ id: PICTURES, permissions }] });
  return { ...world, ...watching(discord) };
}

/** What is in the channel of pictures, and what in others. */
function watching(discord: FakeDiscord) {
  return {
    uploaded: () => discord.messages.filter(({ channelId }) => channelId === PICTURES),
    posted: () => discord.messages.filter(({ channelId }) => channelId !== PICTURES),
    asked: () => discord.requests.filter(({ path }) => path.includes(PICTURES)).length,
  };
}

/** How a picture stands in a message. */
function imageIn({ payload }: StoredMessage): { url?: string; description?: string } {
  const [embed] = payload.embeds ?? [];
  return embed?.image ?? {};
}

describe("with a channel for pictures", { concurrency: true }, () => {
  test("one is uploaded once, without a sound, and posts bring its address and what it shows", async (t) => {
    const { platform, uploaded, posted } = await open(t);
    await Promise.all(CHANNELS.map((channel) => platform.send(postTo(channel, { message: card }))));
    const [upload] = uploaded();
    assert.ok(upload);
    assert.equal(uploaded().length, 1);
    assert.deepEqual(
      [upload.files.map(({ name }) => name), upload.payload.attachments, upload.payload.flags],
      [
        ["losses-2023-03-07.png"],
        [{ id: 0, filename: "losses-2023-03-07.png", description: "What 2023-03-07 shows" }],
        4096,
      ],
    );
    const url = `https://cdn.discordapp.com/attachments/${PICTURES}/${upload.id}/losses-2023-03-07.png`;
    assert.equal(posted().length, 3);
    for (const post of posted()) {
      assert.equal(post.files.length, 0);
      assert.deepEqual(imageIn(post), { url, description: "What 2023-03-07 shows" });
    }
    await platform.send(postTo(CHANNEL, { message: other, key: { form: "card" } }));
    assert.deepEqual([uploaded().length, posted().at(-1)?.files.length], [2, 0]);
  });

  test("channels that take no files have pictures too", async (t) => {
    const { platform, discord, posted } = await open(t);
    const permissions = smallestInvitation & ~permissionBits.attachFiles;
    const { id } = discord.addChannel({ guildId: discord.addGuild({}).id, permissions });
    await platform.send(postTo(id, { message: card }));
    const [post] = posted();
    assert.match((post && imageIn(post).url) ?? "", /\.png$/);
  });

  test("another life of the bot finds it, and uploads it again where it was deleted", async (t) => {
    const { live, platform, uploaded, posted } = await open(t);
    await platform.send(postTo(CHANNEL, { message: card }));
    await live().send(postTo(OTHER, { message: card }));
    assert.equal(uploaded().length, 1);
    assert.deepEqual(new Set(posted().map((post) => imageIn(post).url)).size, 1);
    for (const upload of uploaded()) upload.deleted = true;
    await live().send(postTo(NEWS, { message: card }));
    assert.equal(uploaded().length, 2);
    assert.equal(new Set(posted().map((post) => imageIn(post).url)).size, 2);
  });

  test("posts bring their own where it cannot be uploaded, which is tried once and told", async (t) => {
    const { platform, posted, asked, logged } = await open(t, 0n);
    for (const channel of CHANNELS) await platform.send(postTo(channel, { message: card }));
    assert.equal(asked(), 1);
    for (const post of posted()) {
      assert.deepEqual(
        post.files.map(({ name }) => name),
        ["losses-2023-03-07.png"],
      );
      assert.equal(imageIn(post).url, "attachment://losses-2023-03-07.png");
    }
    assert.equal(posted().length, 3);
    const told = logged(40).map((entry) => /DISCORD_PICTURES_CHANNEL.*brings its own/.test(entry));
    assert.deepEqual(told, [true]);
  });

  test("a post brings its own where Discord does not take the address", async (t) => {
    const { platform, discord, uploaded, posted } = await open(t);
    discord.fault({ ...POSTS, channelId: CHANNEL }, INVALID);
    await platform.send(postTo(CHANNEL, { message: card }));
    await platform.send(postTo(OTHER, { message: card }));
    assert.deepEqual([uploaded().length, posted().map(({ files }) => files.length)], [1, [1, 1]]);
  });

  test("a post is edited into one with another address", async (t) => {
    const { platform, uploaded, posted } = await open(t);
    const id = await platform.send(postTo(CHANNEL, { message: other }));
    await platform.edit(postTo(CHANNEL, { message: card }), id);
    const [post] = posted();
    assert.ok(post);
    assert.deepEqual([uploaded().length, post.files.length], [2, 0]);
    assert.match(imageIn(post).url ?? "", /losses-2023-03-07\.png$/);
  });

  test("an answer brings the address of what was posted", async (t) => {
    const pictures = await counted();
    const { platform, discord, ask } = await openStage(t, commands, { pictures, picturesChannel: PICTURES });
    discord.addGuild({ channels: [{ id: PICTURES }] });
    assert.equal((await ask("card")).files.length, 1);
    await platform.send(postTo(CHANNEL, { message: card }));
    const answer = await ask("card");
    assert.deepEqual([answer.files.length, watching(discord).uploaded().length], [0, 1]);
    assert.match(imageIn(answer).url ?? "", /^https:.*\.png$/);
  });
});
