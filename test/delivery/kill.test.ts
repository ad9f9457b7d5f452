import assert from "node:assert/strict";
import { randomInt } from "node:crypto";
import { test } from "node:test";
import { killAgain } from "./killing.ts";

const CHANNELS = 60;
const KILLS = 10;
/** The most posts under way at the same time on Telegram, as the adapter has it. */
const IN_FLIGHT = 10;

test("checklist 1: a program that is killed ten times loses nobody and posts nothing twice", async (t) => {
  const seed = Number(process.env["KILL_SEED"] ?? randomInt(2 ** 31));
  t.diagnostic(`KILL_SEED=${seed}`);
  const tell = (line: string) => t.diagnostic(line);
  const { discord, telegram, slow } = await killAgain(t, { channels: CHANNELS, kills: KILLS, seed, tell });
  assert.deepEqual([discord.lost, discord.twice], [0, 0]);
  assert.equal(discord.delivered + discord.unknown, CHANNELS);
  assert.ok(discord.unknown <= (slow ? discord.inFlight : 0), `${discord.unknown} unknown on Discord`);
  assert.deepEqual([telegram.lost, telegram.twice], [0, 0]);
  assert.equal(telegram.delivered + telegram.unknown, CHANNELS);
  assert.ok(
    telegram.unknown <= telegram.inFlight,
    `${telegram.unknown} unknown, ${telegram.inFlight} in flight`,
  );
  assert.ok(telegram.mostInFlight <= IN_FLIGHT, `${telegram.mostInFlight} in flight at once`);
});
