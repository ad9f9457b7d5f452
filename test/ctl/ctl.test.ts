import assert from "node:assert/strict";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import type { Status } from "../../src/ctl/status.ts";
import { backUp } from "../../src/stores/backup.ts";
import { openStore } from "../../src/stores/index.ts";
import { folderOf, health } from "../delivery/program.ts";
import { TODAY, titleOf } from "../delivery/todays.ts";
import { realDay, until } from "../delivery/world.ts";
import { broadcasting, CHANNELS } from "./broadcasting.ts";

test("where the bot has no database none is made, and nothing is said to be done", async (t) => {
  const { run, database, folder } = await folderOf(t);
  for (const words of [["status"], ["broadcasts"], ["pause"], ["resume", "discord"], ["endings"]]) {
    const { code, stdout, stderr } = await run(["ctl", ...words]);
    assert.deepEqual([code, stdout], [1, ""], words.join(" "));
    assert.ok(stderr.includes(database) && /DATABASE_URL/.test(stderr), stderr);
  }
  assert.deepEqual(await readdir(folder), []);
});

test("posts that are paused in the middle of a broadcast stop, also over a restart; resumed they go on, none lost and none twice", async (t) => {
  const { world, channels, ctl, posted, program, again, rows } = await broadcasting(t);
  assert.deepEqual(await ctl("pause", "discord"), [{ network: "discord", paused: true, changed: true }]);
  await until(() => /Posts to discord are paused/.test(program.errors()), program.said);
  await until(async () => (await rows("discord", "sending")) === 0, program.said);
  const before = posted.discord();
  assert.ok(before < CHANNELS.discord, "the broadcast was over before it could be paused");
  // The other network goes on to its end.
  await until(async () => (await rows("telegram", "sent")) === CHANNELS.telegram, program.said);
  const { networks, broadcasts, newest } = await ctl<Status>("status");
  assert.equal(newest?.day, TODAY);
  assert.deepEqual(
    networks.map(({ name, on, pausedSince, subscriptions, outbox }) => [
      ...[name, on, pausedSince === null, subscriptions.on],
      outbox.queued + outbox.later + outbox.sending,
    ]),
    [
      ["discord", true, false, CHANNELS.discord, CHANNELS.discord - before],
      ["telegram", true, true, CHANNELS.telegram, 0],
    ],
  );
  assert.deepEqual(
    broadcasts.map(({ id, state, posts }) => [id, state, posts.sent]),
    [
      [`discord:${TODAY}`, "running", before],
      [`telegram:${TODAY}`, "running", CHANNELS.telegram],
    ],
  );
  await program.end();
  const next = again();
  await until(() => world.discord.connected > 0, next.said);
  await until(() => /Posts to discord are paused/.test(next.errors()), next.said);
  assert.deepEqual(await ctl("resume"), [
    { network: "discord", paused: false, changed: true },
    { network: "telegram", paused: false, changed: false },
  ]);
  // Nothing was sent meanwhile: what came before the resumption is what had been sent.
  assert.equal(
    (await rows("discord", "queued")) + (await rows("discord", "sending")) + (await rows("discord", "sent")),
    CHANNELS.discord,
  );
  await until(async () => (await rows("discord", "sent")) === CHANNELS.discord, next.said);
  await next.end();
  for (const channel of [...channels.discord, ...channels.telegram])
    assert.deepEqual(world.titles(channel), [titleOf(TODAY, "en")]);
});

test("a broadcast that is aborted in its middle sends nothing more, also after a restart, and says why", async (t) => {
  const { world, channels, ctl, posted, program, rows } = await broadcasting(t);
  const id = `discord:${TODAY}`;
  const { ended } = await ctl<{ ended: number }>("abort", id, "--reason", "a slip of the pen");
  assert.ok(ended > 0, "the broadcast was over before it could be aborted");
  await until(async () => (await rows("discord", "sending")) === 0, program.said);
  const before = posted.discord();
  await until(async () => (await rows("telegram", "sent")) === CHANNELS.telegram, program.said);
  const [first] = await ctl<Status["broadcasts"]>("broadcasts");
  assert.deepEqual([first?.id, first?.state, first?.reason], [id, "aborted", "a slip of the pen"]);
  assert.deepEqual(first?.posts, { skipped: ended, sent: before });
  await program.end();
  // Whoever subscribes now does not get it either.
  const late = await world.onDiscord();
  world.setClock(Date.now());
  const bot = await world.start();
  await bot.tick();
  assert.deepEqual(world.titles(late), []);
  assert.equal(posted.discord(), before);
  for (const channel of channels.telegram) assert.deepEqual(world.titles(channel), [titleOf(TODAY, "en")]);
});

test("a report that is let through is shown by a bot that runs, within seconds", async (t) => {
  const day31 = realDay("2025-12-31");
  const { start, run, database } = await folderOf(t);
  const store = await openStore(`file:${database}`);
  const slip = { ...day31, totals: { ...day31.totals, tanks: 1_148 } };
  await store.keep([realDay("2025-12-30"), slip], Date.parse("2025-12-31T06:05:00Z"));
  await store.close();
  const program = start([], { PORT: "0" });
  const [, address = ""] = await program.says(/(http:\S+)\/healthz/);
  assert.deepEqual(await health(address), { status: "ok", newest: "2025-12-30" });
  const accepted = await run(["ctl", "review", "accept", "dataset", "2025-12-31", "1"]);
  assert.equal(accepted.code, 0, accepted.stderr);
  const newest = async () => (await health(address)) as { newest: string };
  await until(async () => (await newest()).newest === "2025-12-31", program.errors);
  await program.end();
});

test("what cannot be done ends with 1 and a sentence, and nothing on the output", async (t) => {
  const { run, database } = await folderOf(t);
  await (await openStore(`file:${database}`)).close();
  const wrong: readonly (readonly [readonly string[], RegExp])[] = [
    [
      ["pause", "discrod"],
      /^There is no network discrod: name one of discord, telegram, or all for every one\.\n$/,
    ],
    [
      ["abort", "discord:2025-12-31"],
      /^There is no broadcast discord:2025-12-31: npm run ctl -- broadcasts .+\n$/,
    ],
    [["abort", "discord"], /^There is no broadcast discord: /],
    [["abort", "discord:yesterday"], /^There is no broadcast discord:yesterday: /],
    [["abort"], /missing required argument 'id'/],
  ];
  for (const [words, message] of wrong) {
    const { code, stdout, stderr } = await run(["ctl", ...words]);
    assert.deepEqual([code, stdout], [1, ""], words.join(" "));
    assert.match(stderr, message);
  }
});

test("a backup is whole while others write, is never written over, and PostgreSQL is left to its own tools", async (t) => {
  const { run, folder, database } = await folderOf(t);
  const store = await openStore(`file:${database}`);
  t.after(() => store.close());
  await store.remember("a", "1");
  const file = join(folder, "copies", "copy.db");
  const done = await run(["ctl", "backup", file, "--json"]);
  assert.deepEqual([done.code, done.stderr], [0, ""]);
  assert.deepEqual(JSON.parse(done.stdout), { file, bytes: (await stat(file)).size });
  await store.remember("a", "2");
  const again = await run(["ctl", "backup", file]);
  assert.deepEqual(
    [again.code, again.stdout, again.stderr],
    [1, "", `${file} is there already and is not overwritten: name another file.\n`],
  );
  const copy = await openStore(`file:${file}`);
  assert.equal(await copy.recall("a"), "1");
  await copy.close();
  if (process.platform !== "win32") assert.equal((await stat(file)).mode & 0o777, 0o600);
  const named = await run(["ctl", "backup"]);
  assert.match(named.stdout, /backups.losses-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ\.db \(\d+ bytes\)\.\n$/);
  await assert.rejects(backUp("postgres://bot@localhost/losses", file), /pg_dump --format=custom/);
  await assert.rejects(
    backUp(`file:${join(folder, "none.db")}`, join(folder, "none-copy.db")),
    /^StoreFailure: No backup was made/,
  );
  await assert.rejects(stat(join(folder, "none-copy.db")), { code: "ENOENT" });
});
