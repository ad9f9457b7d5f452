import { join } from "node:path";
import type { TestContext } from "node:test";
import type { TestDatabase } from "./databases.ts";
import { writeReports } from "./dataset-files.ts";
import { folderOf, settingsIn } from "./program.ts";
import { TODAY, titleOf, upToToday } from "./todays.ts";
import { type Delivery, worldOf } from "./world.ts";

/** How long a claim of a process that died keeps others off, and a bit, in milliseconds. */
const LEASE = 46_000;

/** What a network has at the end. */
export interface Toll {
  /** Channels that have the report once, and their row says so. */
  readonly delivered: number;
  /** Channels that have nothing, though nobody says that this cannot be known. */
  readonly lost: number;
  readonly twice: number;
  readonly unknown: number;
}

/**
 * A broadcast of today's report by the real program to so many channels of each network, over both fakes and a real database:
 * a file of SQLite unless another is given.
 */
export async function broadcastTo(
  t: Pick<TestContext, "after">,
  count: number,
  database?: () => Promise<TestDatabase>,
) {
  const world = await worldOf(t, database && { database });
  world.setClock(Date.now());
  const { folder, start } = await folderOf(t);
  const data = join(folder, "history");
  const [yesterday, today] = upToToday();
  await world.desk.keep([yesterday], Date.now());
  await writeReports(data, yesterday, today);
  const channels: string[] = [];
  const chats: string[] = [];
  const languageOf = (index: number) => (index % 2 ? "uk" : "en");
  for (let index = 0; index < count; index++) {
    channels.push(await world.onDiscord({ language: languageOf(index) }));
    chats.push(await world.onTelegram({ language: languageOf(index) }));
  }
  const environment = settingsIn({ ...world, address: world.apart?.address ?? world.address }, data);
  const rows = async () => (await world.deliveries()).filter(({ edition }) => edition === `day ${TODAY}`);

  function tollOf(platform: "discord" | "telegram", ended: readonly Delivery[]): Toll {
    const states = new Map(ended.map((row) => [row.channel, row.state]));
    const found = (platform === "discord" ? channels : chats).map((place, index) => {
      const titles = world.titles(place).filter((title) => title === titleOf(TODAY, languageOf(index)));
      return {
        state: states.get(place),
        others: world.titles(place).length - titles.length,
        count: titles.length,
      };
    });
    return {
      delivered: found.filter((one) => one.state === "sent" && one.count === 1 && one.others === 0).length,
      lost: found.filter((one) => one.state !== "unknown" && one.count === 0).length,
      twice: found.filter((one) => one.count > 1 || one.others > 0).length,
      unknown: found.filter(({ state }) => state === "unknown").length,
    };
  }

  return {
    world,
    /** Starts the program. */
    start: (more: Readonly<Record<string, string>> = {}) => start([], { ...environment, ...more }),
    /** How many posts both networks have. */
    posted: () => world.discord.messages.length + world.telegram.sent.length,
    rows,
    /** Whether nothing waits any more; what those that died had claimed may be left. */
    async isThrough() {
      const all = await rows();
      return all.length === 2 * count && !all.some(({ state }) => state === "queued" || state === "later");
    },
    /** What both networks have, once what was claimed by those that died has been taken up. */
    async tolls() {
      world.setClock(Date.now() + LEASE);
      await (await world.start()).tick();
      const ended = await rows();
      return { discord: tollOf("discord", ended), telegram: tollOf("telegram", ended) };
    },
  };
}
