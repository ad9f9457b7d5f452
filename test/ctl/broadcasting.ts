import assert from "node:assert/strict";
import { join } from "node:path";
import type { TestContext } from "node:test";
import { writeReports } from "../delivery/dataset-files.ts";
import { folderOf, settingsIn } from "../delivery/program.ts";
import { upToToday } from "../delivery/todays.ts";
import { until, type WorldOptions, worldOf } from "../delivery/world.ts";

/** So many channels on each network. To Discord goes one post a second, so that there is time for a command in between. */
export const CHANNELS = { discord: 40, telegram: 12 };

/** The program in the middle of a broadcast to both networks, on a database on which an operator works too. */
export async function broadcasting(
  t: Pick<TestContext, "after">,
  { database, onDiscord = CHANNELS.discord }: Pick<WorldOptions, "database"> & { onDiscord?: number } = {},
) {
  const { start, run, folder } = await folderOf(t);
  const world = await worldOf(t, database && { database });
  const data = join(folder, "history");
  const [yesterday, today] = upToToday();
  await writeReports(data, yesterday, today);
  const channels = { discord: [] as string[], telegram: [] as string[] };
  for (let count = 0; count < onDiscord; count++) channels.discord.push(await world.onDiscord());
  for (let count = 0; count < CHANNELS.telegram; count++) channels.telegram.push(await world.onTelegram());
  const environment = settingsIn(world, data);
  /** One command of the operator; its JSON. */
  async function ctl<T>(...words: readonly string[]): Promise<T> {
    const { code, stdout, stderr } = await run(["ctl", ...words, "--json"], environment);
    assert.deepEqual([code, stderr], [0, ""], words.join(" "));
    return JSON.parse(stdout) as T;
  }
  const posted = {
    discord: () => world.discord.messages.length,
    telegram: () => world.telegram.sent.length,
  };
  const again = (more = {}) => {
    const program = start([], { ...environment, ...more });
    return { ...program, said: () => `end; it said:\n${program.output()}${program.errors()}` };
  };
  const program = again({ DISCORD_RATE: "1" });
  await until(() => posted.discord() >= 3, program.said);
  async function rows(platform: string, state: string): Promise<number> {
    const deliveries = await world.deliveries();
    return deliveries.filter((row) => row.platform === platform && row.state === state).length;
  }
  return { world, channels, ctl, posted, program, again, rows };
}
