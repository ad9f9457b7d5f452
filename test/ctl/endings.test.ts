import assert from "node:assert/strict";
import { test } from "node:test";
import type { Decided, Endings } from "../../src/ctl/endings.ts";
import { openStore } from "../../src/stores/index.ts";
import { folderOf } from "../delivery/program.ts";
import { LAST_OF_2025, realDay, until, worldOf } from "../delivery/world.ts";

const HOUR = 3_600_000;
/** More than may end at once of so few. */
const LOST = 12;
const KEPT = 18;

test("subscriptions that are too many to end by themselves end when the operator says so, and are kept when not", async (t) => {
  const world = await worldOf(t, { rate: 1_000, reports: [realDay("2025-12-30")] });
  const { run } = await folderOf(t);
  async function ctl<T>(...words: readonly string[]): Promise<T> {
    const { code, stdout, stderr } = await run(["ctl", "endings", ...words, "--json"], {
      DATABASE_URL: world.address,
    });
    assert.deepEqual([code, stderr], [0, ""], words.join(" "));
    return JSON.parse(stdout) as T;
  }
  const failing = async () => {
    const [discord, telegram] = await ctl<Endings[]>();
    assert.deepEqual(discord, { network: "discord", failing: 0, held: false, reasons: [] });
    return telegram;
  };
  const chats: string[] = [];
  for (let count = 0; count < LOST + KEPT; count++) chats.push(await world.onTelegram());
  const [lost, kept] = [chats.slice(0, LOST), chats.slice(LOST)];
  for (const chat of lost) world.telegram.block(Number(chat), { announce: false });
  const off = async () => {
    const all = await Promise.all(
      chats.map((channel) => world.desk.subscriptions({ platform: "telegram", channel })),
    );
    return all.flat().filter((standing) => standing.off).length;
  };
  const bot = await world.start();
  await bot.tick();
  const held = {
    network: "telegram",
    failing: LOST,
    held: true,
    reasons: [{ reason: "the person has blocked the bot", count: LOST }],
  };
  assert.deepEqual([await off(), await failing()], [0, held]);
  const [told = "", ...more] = bot.lines.flatMap(({ level, sentence }) =>
    level === "error" ? sentence : [],
  );
  assert.deepEqual(more, []);
  assert.match(
    told,
    /npm run ctl -- endings confirm telegram ends them; .+ endings refuse telegram keeps them/,
  );

  assert.deepEqual(await ctl<Decided[]>("refuse", "telegram"), [
    { network: "telegram", decision: "refuse", count: LOST },
  ]);
  assert.deepEqual(await failing(), { network: "telegram", failing: 0, held: false, reasons: [] });
  // They fail again, and are not ended for it.
  world.forward(HOUR);
  await bot.tick();
  assert.deepEqual([await off(), await failing()], [0, held]);

  assert.deepEqual(await ctl<Decided[]>("confirm", "telegram"), [
    { network: "telegram", decision: "confirm", count: LOST },
  ]);
  assert.equal(await off(), LOST);
  const posts = () => world.telegram.requests.filter(({ method }) => method === "sendMessage").length;
  const before = posts();
  world.source.reports = [realDay("2025-12-30"), realDay("2025-12-31")];
  world.forward(24 * HOUR);
  await bot.tick();
  assert.equal(posts() - before, KEPT, "nothing more is sent where it ended");
  for (const chat of kept) assert.equal(world.titles(chat).at(-1), LAST_OF_2025.en);

  // Who lets the bot in again has it all as it was set up.
  const [back = ""] = lost;
  world.telegram.unblock(Number(back));
  await until(async () => (await off()) === LOST - 1, "subscription that came back");
});

test("what the operator says of endings has to name a decision and a network", async (t) => {
  const { run, database } = await folderOf(t);
  await (await openStore(`file:${database}`)).close();
  for (const [words, message] of [
    [["confirm"], /^Say what is to become of the subscriptions of which network: npm run ctl -- endings/],
    [["conform", "telegram"], /^Say what is to become of the subscriptions of which network: /],
    [
      ["refuse", "telegraph"],
      /^There is no network telegraph: name one of discord, telegram, or all for every one\.\n$/,
    ],
  ] as const) {
    const { code, stdout, stderr } = await run(["ctl", "endings", ...words]);
    assert.deepEqual([code, stdout], [1, ""], words.join(" "));
    assert.match(stderr, message);
  }
  const { stdout } = await run(["ctl", "endings"]);
  assert.match(
    stdout,
    /^discord: every subscription can be posted to, as far as is known\.\ntelegram: every/,
  );
});
