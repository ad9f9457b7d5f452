import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { type TestContext, test } from "node:test";
import { readSettings, secretsOf } from "../src/config.ts";
import { newsSources } from "../src/sources/index.ts";
import { folderOf, secretsIn } from "./delivery/program.ts";
import { listen } from "./delivery/world.ts";
import { createFakeDiscord } from "./fakes/discord/discord.ts";
import { call } from "./fakes/telegram/call.ts";
import { createFakeTelegram } from "./fakes/telegram/telegram.ts";
import { isNetwork, keepUntold, leaksSoFar } from "./told.ts";

// The search of all tests for what nobody may be told is worth as much as what it finds.

const SECRET = "a-secret-that-is-told-in-vain";
keepUntold(SECRET);

/** What was told while something was done, and is forgiven. */
async function toldIn(work: () => unknown): Promise<readonly string[]> {
  assert.deepEqual(leaksSoFar(), []);
  await work();
  return leaksSoFar();
}

/** The address of a server that answers as it is told. */
async function serverOf(t: TestContext, listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test("a secret is found in what a server answers, also where it comes in two pieces", async (t) => {
  const address = await serverOf(t, (_request, response) => {
    response.write(`up 1\n${SECRET.slice(0, 9)}`);
    setTimeout(() => response.end(SECRET.slice(9)), 20);
  });
  assert.deepEqual(await toldIn(async () => (await fetch(`${address}/metrics`)).text()), [
    `${SECRET} is told in the answer of /metrics`,
  ]);
});

test("a network knows the secrets, and what it answers is not searched; who is at its place later is", async (t) => {
  const address = await serverOf(t, (_request, response) => response.end(SECRET));
  const asked = async () => (await fetch(address)).text();
  const isGone = isNetwork(address);
  assert.deepEqual(await toldIn(asked), []);
  isGone();
  assert.deepEqual(await toldIn(asked), [`${SECRET} is told in the answer of /`]);
});

test("and in a header of an answer", async (t) => {
  const address = await serverOf(t, (_request, response) => response.setHeader("location", SECRET).end());
  const told = await toldIn(async () => (await fetch(`${address}/`)).text());
  assert.deepEqual(told, [`${SECRET} is told in the head of the answer of /`]);
});

test("and deep in what is logged", async () => {
  const cause = new Error("no", { cause: { request: { headers: [{ authorization: `Bot ${SECRET}` }] } } });
  assert.deepEqual(await toldIn(() => listen().log.warn({ err: cause }, "It failed.")), [
    `${SECRET} is told in a line of the log`,
  ]);
});

for (const stream of ["stdout", "stderr"])
  test(`and in what a program writes to ${stream}, with whatever setting it came`, async () => {
    const ends: (() => unknown)[] = [];
    const after = (end: unknown) => void ends.push(end as () => unknown);
    const { start } = await folderOf({ after, name: "this test" });
    const told = "another-secret-that-is-told";
    const code = `process.${stream}.write("My token is " + process.env.TELEGRAM_TOKEN)`;
    await start([], { TELEGRAM_TOKEN: told }, [process.execPath, "--eval", code]).ended;
    const found = await toldIn(async () => {
      for (const end of ends) await end();
    });
    assert.deepEqual(found, [`${told} is told in what a program says in this test`]);
  });

test("and in what is posted, or answered, on either network", async (t) => {
  const [discord, telegram] = [await createFakeDiscord(), await createFakeTelegram()];
  t.after(() => Promise.all([discord.close(), telegram.close()]));
  const { id: channel } = discord.addChannel({ guildId: discord.addGuild().id });
  const send = (headers: Record<string, string>, content: string) =>
    fetch(`${discord.api}/v10/channels/${channel}/messages`, {
      method: "POST",
      headers: { "content-type": "application/json", "user-agent": "DiscordBot (x, 1)", ...headers },
      body: JSON.stringify({ content }),
    });
  const authorization = `Bot ${discord.token}`;
  assert.deepEqual(await toldIn(() => send({ authorization }, "Good morning")), []);
  assert.equal((await toldIn(() => send({ authorization }, discord.token))).length, 1);
  assert.equal((await toldIn(() => send({}, "fake-interaction-token-1"))).length, 1);
  telegram.addChat({ id: 5_000_001, type: "private" });
  const say = (text: string) => call(telegram, "sendMessage", { chat_id: 5_000_001, text });
  assert.deepEqual(await toldIn(() => say("Good morning")), []);
  const found = await toldIn(() => say(`bot${telegram.token}`));
  assert.deepEqual(
    found.map((one) => one.replace(/^\S+/, "it")),
    Array(2).fill("it is told in what Telegram is sent with sendMessage"),
  );
});

test("where Telegram is to call, and by what it is known then, is a secret from that time on", async (t) => {
  const telegram = await createFakeTelegram();
  t.after(telegram.close);
  const place = {
    url: "https://bot.example.org/a-place-that-nobody-knows",
    secret_token: "a-word-of-this-test",
  };
  assert.deepEqual(await toldIn(() => call(telegram, "setWebhook", place)), []);
  for (const secret of Object.values(place))
    assert.equal((await toldIn(() => listen().log.info({}, `Telegram calls ${secret}.`))).length, 1);
});

test("a process in which a secret was told fails, whatever its tests say", () => {
  const told = JSON.stringify(new URL("told.ts", import.meta.url));
  const code = `
    const { hear, keepUntold } = await import(${told});
    keepUntold(${JSON.stringify(SECRET)});
    hear("a test", process.argv[1]);`;
  const run = (text: string) => {
    const words = ["--input-type=module", "--eval", code, text];
    const { status, stderr } = spawnSync(process.execPath, words, { encoding: "utf8" });
    return { status, said: stderr.includes(`${SECRET} is told in a test`) };
  };
  assert.deepEqual(run("nothing"), { status: 0, said: false });
  assert.deepEqual(run(`Bot ${SECRET}`), { status: 1, said: true });
});

test("every setting that the program keeps to itself is a secret of the tests too", () => {
  const settings = {
    DISCORD_TOKEN: "a.discord.token",
    TELEGRAM_TOKEN: "1:a-token-of-telegram",
    TELEGRAM_WEBHOOK_URL: "https://bot.example.org/telegram",
    TELEGRAM_WEBHOOK_SECRET: "a-secret-of-a-header",
  };
  assert.deepEqual(secretsIn(settings).sort(), secretsOf(readSettings(settings, newsSources)).sort());
  assert.deepEqual(secretsIn(settings).length, Object.keys(settings).length);
  assert.deepEqual(secretsIn({ DATABASE_URL: "postgres://losses:sesame@localhost/losses" }), [
    "losses:sesame@",
  ]);
});
