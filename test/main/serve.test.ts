import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { test } from "node:test";
import { writeReports } from "../delivery/dataset-files.ts";
import { addressOf, ENDED, folderOf, health, NO_SIGNALS, ROOT, settingsIn } from "../delivery/program.ts";
import { TODAY, titleOf, upToToday } from "../delivery/todays.ts";
import { realDay, until, worldOf } from "../delivery/world.ts";
import { EMBEDDED } from "../reports.ts";

const NEWEST = EMBEDDED.at(-1)?.day as string;

test("with no token and no network it says what it has and what is off, and keeps serving", async (t) => {
  const { start, database } = await folderOf(t);
  const program = start([], { PORT: "0" });
  const [, address] = await program.says(/HTTP +(http:\/\/127\.0\.0\.1:\d+)\/healthz/);
  await program.says(/Serving\./);
  const said = program.output();
  assert.match(said, new RegExp(`Archive +the \\d+ embedded days alone; the newest report is of ${NEWEST}`));
  assert.match(said, /Sources +dataset: http:/);
  assert.match(said, /Discord +off: set DISCORD_TOKEN to turn it on/);
  assert.match(said, /Telegram +off: set TELEGRAM_TOKEN to turn it on/);
  await until(() => /dataset could not be asked/.test(program.errors()), "word of the source");
  assert.deepEqual(await health(address as string), { status: "ok", newest: NEWEST });
  const latest = (await (await fetch(`${address}/api/reports/latest`)).json()) as { date: string };
  assert.equal(latest.date, NEWEST);
  const card = await fetch(`${address}/api/card.png?when=2023-03-07`);
  assert.deepEqual([card.status, card.headers.get("content-type")], [200, "image/png"]);

  const { code, stderr } = await program.end("SIGTERM");
  assert.equal(code, ENDED);
  if (!NO_SIGNALS) assert.equal(existsSync(`${database}-wal`), false, "the database was closed in order");
  for (const line of stderr.trimEnd().split("\n")) assert.ok(JSON.parse(line).msg, line);
});

test("what others are told of the server and who asks it are as the settings say", async (t) => {
  const { start } = await folderOf(t);
  const settings = { PORT: "0", PUBLIC_URL: "https://example.org/losses/", TRUSTED_PROXIES: "1" };
  const [, address] = await start([], settings).says(/HTTP +(http:\/\/\S+)\/healthz/);
  const ask = (path: string, visitor: string) =>
    fetch(`${address}${path}`, { headers: { "x-forwarded-for": visitor } });
  assert.match(
    await (await ask("/feed.xml?lang=uk", "203.0.113.1")).text(),
    /<link rel="self" href="https:\/\/example\.org\/losses\/feed\.xml\?lang=uk"\/>/,
  );
  for (const path of ["/losses/tanks", "/tanks"])
    assert.match(await (await ask(path, "203.0.113.1")).text(), /<a class="name" href="\/losses\/">/);
  const asked = await Promise.all(
    Array.from({ length: 200 }, () => ask("/api/reports/latest", "203.0.113.1")),
  );
  assert.ok(asked.some(({ status }) => status === 429));
  assert.equal((await ask("/api/reports/latest", "203.0.113.2")).status, 200);
});

test("it reads the sources at the start, and Ctrl+C ends it like SIGTERM", async (t) => {
  const { start, folder } = await folderOf(t);
  const data = join(folder, "history");
  await writeReports(data, realDay("2025-12-30"), realDay("2025-12-31"));
  const program = start([], { PORT: "0", SOURCE_DATASET_URL: addressOf(data) });
  const [, address] = await program.says(/HTTP +(http:\/\/\S+)\/healthz/);
  await until(async () => {
    const { newest } = (await health(address as string)) as { newest: string };
    return newest === "2025-12-31";
  }, "newest report");
  assert.equal((await program.end("SIGINT")).code, ENDED);

  const again = start();
  await again.says(/Archive +2 days from file:.*losses\.db; the newest report is of 2025-12-31/);
  await again.says(/HTTP +off: set PORT to turn it on/);
  assert.doesNotMatch(again.output(), /Page/);
});

test("what is owed at the start is posted as soon as the networks are there", async (t) => {
  const { start, folder } = await folderOf(t);
  const world = await worldOf(t);
  const data = join(folder, "history");
  await writeReports(data, ...upToToday());
  const [channel, chat] = [await world.onDiscord({ language: "uk" }), await world.onTelegram()];
  start([], settingsIn(world, data));
  await until(() => world.discord.messages.length > 0 && world.telegram.sent.length > 0, "posts");
  assert.deepEqual(world.titles(channel), [titleOf(TODAY, "uk")]);
  assert.deepEqual(world.titles(chat), [titleOf(TODAY, "en")]);
});

test("a port that is taken is told, and everything else goes on", async (t) => {
  const { start } = await folderOf(t);
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, "127.0.0.1", resolve));
  t.after(() => taken.close());
  const { port } = taken.address() as { port: number };
  const program = start([], { PORT: String(port) });
  await program.says(new RegExp(`HTTP +off: port ${port} on 127\\.0\\.0\\.1 cannot be used`));
  await program.says(/Serving\./);
  await until(() => /could not be asked/.test(program.errors()), "word of the source");
  assert.match(program.errors(), /Set PORT to a free one/);
  assert.equal(program.child.exitCode, null);
  assert.equal((await program.end()).code, ENDED);
});

/** What runs a command line in a terminal of its own, where the machine has it; that of other systems takes other options. */
const terminal =
  process.platform === "linux"
    ? ["/usr/bin/script", "/bin/script"].find((path) => existsSync(path))
    : undefined;

test("a renderer of pictures that cannot be loaded ends the program at its start, in order and with what to do", async (t) => {
  const { start, database } = await folderOf(t);
  const program = start([], { PORT: "0", TAKUMI_CORE_TARGET: join(ROOT, "no-such-renderer.node") });
  const { code, stderr } = await program.ended;
  assert.equal(code, 1);
  const lines = stderr.trimEnd().split("\n");
  const [fatal, ...others] = lines
    .map((line) => JSON.parse(line) as { level: number; err?: string })
    .filter(({ level }) => level === 60);
  assert.deepEqual(others, []);
  assert.match(
    fatal?.err ?? "",
    /^The renderer .+: install the packages again with npm ci.+ ← .+no-such-renderer\.node/,
  );
  assert.equal(existsSync(`${database}-wal`), false, "the database was closed in order");
});

test("in a terminal it holds a conversation, and serves on when that is over", {
  skip: terminal ? false : "this machine has no program `script` of Linux",
}, async (t) => {
  const { start } = await folderOf(t);
  const line = `exec ${JSON.stringify(process.execPath)} ${JSON.stringify(join(ROOT, "src/main.ts"))}`;
  const program = start([], { PORT: "0", TERM: "dumb", LOG_LEVEL: "silent" }, [
    terminal as string,
    "-qec",
    line,
    "/dev/null",
  ]);
  const [, address] = await program.says(/HTTP +(http:\/\/\S+)\/healthz/);
  await program.says(/Ask here, for example \/losses 2023-03-07/);
  program.child.stdin.write("/losses tanks 2023-03-07\r");
  await program.says(/Tanks: 3,432 \(\+9\)/);
  program.child.stdin.write("losses 2023-02-30\r");
  await program.says(/“2023-02-30”/);
  program.child.stdin.write("\u0004");
  await new Promise((resolve) => setTimeout(resolve, 300));
  assert.deepEqual(await health(address as string), { status: "ok", newest: NEWEST });
  assert.equal(program.child.exitCode, null);
  program.child.stdin.write("\u0003");
  const { code } = await program.ended;
  assert.equal(code === 0 || code === 130, true, `it ended with ${code}`);
});
