import assert from "node:assert/strict";
import { randomInt } from "node:crypto";
import { type TestContext, test } from "node:test";
import { startPostgres } from "../fakes/postgres.ts";
import { databasesOf, type TestDatabase } from "./databases.ts";
import { killAgain } from "./killing.ts";

const CHANNELS = 60;
/** So many may be claimed by a kill, of each network, that had not been begun: a killed program tells nobody that they were not. */
const AHEAD = 2;
/** The most posts under way at the same time on Telegram, as the adapter has it. */
const IN_FLIGHT = 10;

async function assertNoneLost(
  t: TestContext,
  kills: number,
  database?: () => Promise<TestDatabase>,
): Promise<void> {
  const seed = Number(process.env["KILL_SEED"] ?? randomInt(2 ** 31));
  t.diagnostic(`KILL_SEED=${seed}`);
  const tell = (line: string) => t.diagnostic(line);
  const { discord, telegram, slow } = await killAgain(t, { channels: CHANNELS, kills, seed, tell, database });
  assert.deepEqual([discord.lost, discord.twice], [0, 0]);
  assert.equal(discord.delivered + discord.unknown, CHANNELS);
  assert.ok(
    discord.unknown <= (slow ? discord.inFlight + discord.ahead : 0),
    `${discord.unknown} unknown on Discord`,
  );
  assert.deepEqual([telegram.lost, telegram.twice], [0, 0]);
  assert.equal(telegram.delivered + telegram.unknown, CHANNELS);
  assert.ok(
    telegram.unknown <= telegram.inFlight + telegram.ahead,
    `${telegram.unknown} unknown, ${telegram.inFlight} in flight, ${telegram.ahead} not begun`,
  );
  assert.ok(telegram.ahead <= kills * AHEAD, `${telegram.ahead} not begun`);
  assert.ok(telegram.mostInFlight <= IN_FLIGHT, `${telegram.mostInFlight} in flight at once`);
}

test("checklist 1: a program that is killed ten times loses nobody and posts nothing twice", (t) =>
  assertNoneLost(t, 10));

test("checklist 1: nor does one that is killed while it posts from PostgreSQL", async (t) => {
  const server = await startPostgres();
  try {
    await assertNoneLost(t, 3, databasesOf(server));
  } finally {
    await server.stop();
  }
});
