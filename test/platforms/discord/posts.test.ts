import assert from "node:assert/strict";
import { test } from "node:test";
import { channelFact } from "../../../src/core/channel-facts.ts";
import type { Message } from "../../../src/core/message.ts";
import { permissionBits } from "../../fakes/discord/limits.ts";
import { POST } from "../contract.ts";
import { CHANNEL, NEWS, OTHER, openPosting, postTo, SERVER } from "./posting.ts";

const { viewChannel, sendMessages, embedLinks, attachFiles } = permissionBits;
const ROLE = "4000000000000000001";

test("checklist 2, 34: a post rings for nobody and carries its nonce; each try of it the same one, in the next life too", async (t) => {
  const { discord, platform, live, failure } = await openPosting(t);
  const again = live();
  let read = 0;
  const message: Message = {
    ...POST,
    get title() {
      read += 1;
      return "@everyone <@&1> <@1>";
    },
  };
  const post = postTo(CHANNEL, { message });
  discord.fault({ channelId: CHANNEL }, "reset-after");
  assert.equal((await failure(platform.send(post))).decision, "unknown");
  const reads = read;
  const first = discord.messages[0]?.id;
  assert.equal(await platform.send(post), first);
  assert.equal(await again.send(post), first);
  await platform.send(postTo(OTHER, { message }));
  for (const key of [{ edition: "day 2023-05-22" }, { form: "brief" }, { number: 2 }])
    await platform.send(postTo(CHANNEL, { message, key }));

  assert.equal(read, reads, "one message is rendered once, whoever gets it");
  assert.equal(discord.messages.length, 5);
  assert.equal(new Set(discord.messages.map(({ nonce }) => nonce)).size, 5);
  for (const { payload, pinged, nonce } of discord.messages) {
    assert.deepEqual(payload.allowed_mentions, { parse: [] });
    assert.equal(payload.enforce_nonce, true);
    assert.ok(nonce && nonce.length <= 25);
    assert.deepEqual(
      [pinged, payload.embeds?.length, payload.content, payload.flags],
      [[], 1, undefined, undefined],
    );
  }
});

test("checklist 6: a repeated post that was deleted meanwhile counts as delivered", async (t) => {
  const { discord, send, platform, failure } = await openPosting(t);
  await send();
  for (const message of discord.messages) message.deleted = true;
  assert.equal(await send(), "");
  assert.equal(discord.messages.length, 1);
  const asked = discord.requests.length;
  assert.equal((await failure(platform.edit(postTo(CHANNEL), ""))).decision, "forbidden");
  assert.equal(discord.requests.length, asked, "there is nothing that could be edited");
});

test("a silent post says so, and one for a role rings for that role alone", async (t) => {
  const { discord, send } = await openPosting(t);
  discord.addGuild({ id: SERVER, roles: { [ROLE]: { mentionable: true } } });
  const message = { ...POST, title: "@everyone <@&4000000000000000002>" };
  await send(CHANNEL, { silent: true, role: ROLE, message });
  await send(OTHER, { role: "everyone" });
  const [ringing, quiet] = discord.messages;
  assert.equal(ringing?.payload.content, `<@&${ROLE}>`);
  assert.deepEqual(ringing.payload.allowed_mentions, { parse: [], roles: [ROLE] });
  assert.deepEqual([ringing.pinged, ringing.payload.flags], [[`<@&${ROLE}>`], 1 << 12]);
  assert.deepEqual([quiet?.payload.content, quiet?.pinged], [undefined, []], "what is no id is no role");
});

test("checklist 59: where links may not be embedded a post comes as text, once, whole lines only", async (t) => {
  const { discord, send } = await openPosting(t);
  discord.permit(CHANNEL, viewChannel | sendMessages);
  const rows = Array.from({ length: 200 }, (_, index) => ({
    label: `Row ${index}`,
    value: "1,234",
    change: "+56",
  }));
  const message: Message = {
    title: "*@everyone*",
    lines: ["As claimed_by_them"],
    table: rows,
    source: { text: "Source", url: "https://example.org/a" },
  };
  const id = await send(CHANNEL, { message, role: ROLE });
  assert.equal(await send(CHANNEL, { message, role: ROLE }), id, "tried again it is the same");
  assert.equal(discord.messages.length, 1);
  const [made] = discord.messages;
  const content = made?.payload.content ?? "";
  assert.ok(content.length > 1_500 && content.length <= 2_000);
  assert.deepEqual(
    [made?.payload.embeds, made?.payload.allowed_mentions],
    [[], { parse: [], roles: [ROLE] }],
  );
  assert.ok(content.startsWith(`<@&${ROLE}>\n**\\*@\u200beveryone\\***\n\nAs claimed\\_by\\_them`));
  assert.ok(content.endsWith("…\n```\n\n[Source](<https://example.org/a>)"));
  for (const line of content.split("\n").filter((other) => other.startsWith("Row")))
    assert.match(line, /^Row \d+ +1,234 \+56$/);
});

test("a whole post fits into text, with its source and its links", async (t) => {
  const { discord, send } = await openPosting(t);
  discord.permit(CHANNEL, viewChannel | sendMessages);
  await send(CHANNEL);
  const content = discord.messages[0]?.payload.content ?? "";
  for (const { value } of POST.table ?? []) assert.ok(content.includes(value), value);
  assert.ok(content.includes(POST.source?.text ?? "?"));
});

test("where nothing may be written it is tried once more, and then the permissions are named", async (t) => {
  const { discord, send, failure } = await openPosting(t);
  discord.permit(CHANNEL, viewChannel);
  const { decision, message } = await failure(send());
  assert.equal(decision, "forbidden");
  assert.match(message, /Send Messages/);
  assert.equal(discord.requests.length, 2);
  discord.permit(CHANNEL, 0n);
  assert.equal((await failure(send())).reach, "server");
  assert.equal(discord.requests.length, 3, "a channel that cannot be seen is not tried twice");
});

test("checklist 50: a file comes with its post, and is left out where the server takes none", async (t) => {
  const { discord, send } = await openPosting(t);
  const file = { name: "card.png", type: "image/png", content: new Uint8Array([1, 2, 3]) };
  const message = { ...POST, file };
  await send(CHANNEL, { message });
  discord.fault({ channelId: OTHER }, { status: 403, body: { code: 400_001, message: "No uploads" } });
  await send(OTHER, { message });
  const [whole, bare] = discord.messages;
  assert.deepEqual(
    whole?.files.map(({ name, bytes }) => [name, [...bytes]]),
    [["card.png", [1, 2, 3]]],
  );
  assert.deepEqual([bare?.files.length, bare?.payload.embeds?.length], [0, 1]);
});

test("in an announcement channel a post is published where that is wished, and nowhere else", async (t) => {
  const { discord, send, start, logged } = await openPosting(t);
  await start();
  await send(NEWS, { publish: true });
  await send(CHANNEL, { publish: true });
  await send(NEWS, { publish: false, key: { number: 2 } });
  assert.deepEqual(
    discord.messages.map(({ published }) => published),
    [true, false, false],
  );
  // Once more, as after a kill before the post was settled: it is published already.
  await send(NEWS, { publish: true });
  assert.deepEqual(logged(40), []);
});

test("a publishing that fails fails no post", async (t) => {
  const { discord, send, start, logged } = await openPosting(t);
  await start();
  const crosspost = { path: /crosspost$/ };
  for (const [index, fault] of [
    { status: 403, body: { code: 50_013, message: "No" } },
    { rateLimit: "shared", retryAfter: 1_200 },
    { status: 400, body: { code: 50_024, message: "No" } },
  ].entries()) {
    discord.fault(crosspost, fault as never);
    assert.ok(await send(NEWS, { publish: true, key: { number: index + 1 } }));
  }
  assert.equal(discord.messages.length, 3);
  assert.equal(logged(40).length, 3);
  assert.deepEqual(logged(50), []);
});

test("no more than ten messages of a channel are published in an hour", async (t) => {
  const { discord, send, start, store } = await openPosting(t);
  await start();
  const left = () => store.recall(channelFact("unpublished", postTo(NEWS).key));
  for (let count = 0; count < 12; count++) {
    assert.equal((await left()) !== undefined, count > 10, `before ${count}`);
    await send(NEWS, { publish: true, key: { edition: `day ${count}` } });
  }
  assert.match((await left()) ?? "", /as many published within the hour as may be/);
  assert.equal(discord.messages.length, 12);
  assert.equal(discord.messages.filter(({ published }) => published).length, 10);
  assert.equal(discord.invalidRequests, 0);
});

test("checklist 14: a post is edited in place, keeps its role and rings for nobody", async (t) => {
  const { discord, send, platform } = await openPosting(t);
  discord.addGuild({ id: SERVER, roles: { [ROLE]: { mentionable: true } } });
  const file = { name: "card.png", type: "image/png", content: new Uint8Array([1]) };
  const id = await send(CHANNEL, { role: ROLE, message: { ...POST, file } });
  const newer = { ...POST, title: "Restated" };
  await platform.edit(postTo(CHANNEL, { role: ROLE, message: newer }), id);
  const [message] = discord.messages;
  assert.deepEqual([discord.messages.length, message?.edits.length], [1, 1]);
  assert.equal(message?.payload.embeds?.[0]?.title, "Restated");
  assert.deepEqual(
    [message?.payload.content, message?.payload.allowed_mentions],
    [`<@&${ROLE}>`, { parse: [] }],
  );
  assert.equal(message?.files.length, 0, "nothing of the post before stays");
});

test("a post that came as text is edited as text", async (t) => {
  const { discord, send, platform } = await openPosting(t);
  discord.permit(CHANNEL, viewChannel | sendMessages);
  const id = await send();
  await platform.edit(postTo(CHANNEL, { message: { ...POST, title: "Restated" } }), id);
  const { content, embeds } = discord.messages[0]?.payload ?? {};
  assert.match(content ?? "", /^\*\*Restated\*\*/);
  assert.deepEqual(embeds, []);
  discord.permit(CHANNEL, viewChannel | sendMessages | embedLinks | attachFiles);
  await platform.edit(postTo(CHANNEL), id);
  assert.deepEqual(
    [discord.messages[0]?.payload.content, discord.messages[0]?.payload.embeds?.length],
    ["", 1],
  );
});

test("a post that cannot be edited any more says so, and one that may be later says when", async (t) => {
  const { discord, send, platform, failure } = await openPosting(t);
  const id = await send();
  const edit = () => failure(platform.edit(postTo(CHANNEL), id));
  const [message] = discord.messages;
  assert.ok(message);
  discord.fault({ method: "PATCH" }, { status: 403, body: { code: 50_005, message: "No" } });
  assert.equal((await edit()).decision, "forbidden");
  // Only so many posts that are older than an hour may be edited; later it may be again.
  discord.fault({ method: "PATCH" }, { status: 400, body: { code: 30_046, message: "Try again later" } });
  const many = await edit();
  assert.deepEqual([many.decision, many.reach], ["later", "channel"]);
  assert.ok(many.wait >= 60_000);
  discord.fault({ method: "PATCH" }, { rateLimit: "user", retryAfter: 7 });
  const limited = await edit();
  assert.equal(limited.decision, "later");
  assert.ok(limited.wait >= 7_000);
  const second = await send(OTHER);
  discord.fault({ method: "PATCH" }, "reset-before");
  assert.equal((await failure(platform.edit(postTo(OTHER), second))).decision, "unknown");
  for (const other of discord.messages) other.deleted = true;
  assert.equal((await failure(platform.edit(postTo(OTHER), second))).decision, "forbidden");
});
