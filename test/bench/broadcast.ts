import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { REST, Routes } from "discord.js";
import { Telegraf } from "telegraf";
import type { Archive } from "../../src/core/archive.ts";
import { addDays } from "../../src/core/day.ts";
import { defaultSettings } from "../../src/core/subscription.ts";
import { createWording } from "../../src/delivery/wording.ts";
import { locales } from "../../src/locales/index.ts";
import { createDiscord } from "../../src/platforms/discord/discord.ts";
import { renderEmbed } from "../../src/platforms/discord/render.ts";
import { renderHtml } from "../../src/platforms/telegram/render.ts";
import { createTelegram } from "../../src/platforms/telegram/telegram.ts";
import { openStore } from "../../src/stores/index.ts";
import { postingTo } from "../delivery/posting-to.ts";
import { listen } from "../delivery/world.ts";
import { until } from "../platforms/contract.ts";
import { archiveOf, botOf, sources } from "../reports.ts";
import { HISTORY, LAST_DAY, NOW } from "./history.ts";
import type { Listening } from "./service.ts";

/** No limit that would be felt. */
export const LIFTED = 100_000;

/** A network that is posted to, in a process of its own. */
export interface Network extends Listening {
  readonly network: "discord" | "telegram";
}

/** Our whole way from the archive to the last post, with a database of its own; in seconds. */
export async function broadcast(
  to: Network,
  { rate, inFlight }: { rate: number; inFlight: number },
): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), "losses-bot-"));
  const store = await openStore(`file:${join(folder, "losses.db")}`);
  const closers: (() => unknown)[] = [];
  const { bot } = await botOf(
    { after: (close) => void closers.push(close as () => unknown) },
    { reports: [] },
  );
  const { log, lines } = listen();
  const { network, root, token, channels, servers } = to;
  const settings = defaultSettings("en", "Europe/Kyiv");
  for (const [index, channel] of channels.entries()) {
    const server = servers[index] ?? channel;
    await store.subscribe({ platform: network, channel, server, number: 1, settings }, NOW - 86_400_000 * 30);
  }
  const adapter =
    network === "discord"
      ? createDiscord({ token, root, rate, store, log })
      : createTelegram({ token, root, rate, store, log, repeatUnknown: false });
  const platform = { ...adapter, rate, inFlight };
  platform.start(bot, { up() {}, removed() {}, refused() {}, returned() {}, moved() {} });
  await until(() => platform.ready());
  const archive = archiveOfYesterday();
  archive.add(HISTORY.slice(-1));
  const posting = postingTo({ platforms: [platform], archive, store, log, now: () => NOW });
  const begin = performance.now();
  await posting.run();
  const took = (performance.now() - begin) / 1_000;
  const wrong = lines.filter(({ level }) => level === "error" || level === "warn");
  if (wrong.length > 0) throw new Error(`${wrong.length} lines of trouble: ${wrong[0]?.sentence}`);
  await posting.stop();
  await platform.stop();
  for (const close of closers) await close();
  await store.close();
  await rm(folder, { recursive: true });
  return took;
}

/** All of the history but the newest report, as a program knows it that has posted yesterday's. */
function archiveOfYesterday(): Archive {
  const archive = archiveOf(...HISTORY.slice(0, -1));
  const yesterday = addDays(LAST_DAY, -1);
  const parts = { archive, sources, locales, now: () => NOW - 86_400_000, timeZone: "Europe/Kyiv" };
  createWording(parts).post(
    { edition: `day ${yesterday}`, form: "full" },
    { language: "en", categories: [] },
  );
  return archive;
}

/** As little as can be written: the same bytes to every channel, so many at a time; in seconds. */
export async function bareLoop(to: Network, inFlight: number): Promise<number> {
  const { root, token, channels, network } = to;
  const archive = archiveOf(...HISTORY);
  const wording = createWording({ archive, sources, locales, now: () => NOW, timeZone: "Europe/Kyiv" });
  const wished = { language: "en", categories: [] };
  const { message } = wording.post({ edition: `day ${LAST_DAY}`, form: "full" }, wished);
  const post = network === "discord" ? bareDiscord(root, token) : bareTelegram(root, token);
  const begin = performance.now();
  let next = 0;
  const loop = async () => {
    while (next < channels.length) await post(channels[next++] as string, message);
  };
  await Promise.all(Array.from({ length: inFlight }, loop));
  return (performance.now() - begin) / 1_000;
}

type BarePost = (channel: string, message: Parameters<typeof renderEmbed>[0]) => Promise<unknown>;

function bareDiscord(root: string, token: string): BarePost {
  const rest = new REST({ version: "10", api: root, globalRequestsPerSecond: LIFTED }).setToken(token);
  return (channel, message) =>
    rest.post(Routes.channelMessages(channel), {
      body: {
        embeds: [renderEmbed(message)],
        allowed_mentions: { parse: [] },
        nonce: `${channel}`.slice(-20),
        enforce_nonce: false,
      },
    });
}

function bareTelegram(root: string, token: string): BarePost {
  const { telegram } = new Telegraf(token, { telegram: { apiRoot: root } });
  return (channel, message) =>
    telegram.callApi("sendMessage", {
      chat_id: Number(channel),
      text: renderHtml(message),
      parse_mode: "HTML",
      link_preview_options: { is_disabled: true },
    });
}
