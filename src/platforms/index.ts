import type { Log } from "../core/log.ts";
import type { Pictures } from "../core/picture.ts";
import type { Platform } from "../core/platform.ts";
import type { Store } from "../core/store.ts";
import type { Metrics } from "../lib/metrics.ts";
import type { WebhookPlace } from "./telegram/webhook.ts";

/** The settings that the networks read. */
export interface NetworkSettings {
  readonly DISCORD_TOKEN: string | undefined;
  readonly DISCORD_PUBLIC_KEY: string | undefined;
  readonly DISCORD_PICTURES_CHANNEL: string | undefined;
  readonly DISCORD_API: string;
  readonly DISCORD_RATE: number;
  readonly TELEGRAM_TOKEN: string | undefined;
  readonly TELEGRAM_API: string;
  readonly TELEGRAM_RATE: number;
  readonly TELEGRAM_REPEAT_UNKNOWN: boolean;
  readonly TELEGRAM_WEBHOOK_URL: string | undefined;
  readonly TELEGRAM_WEBHOOK_SECRET: string | undefined;
}

/** A network that can be turned on by a setting. */
export interface Network {
  /** The name as people write it. */
  readonly title: string;
  /** The setting that turns it on. */
  readonly setting: keyof NetworkSettings;
  /** Its adapter, or nothing where the settings leave it off. Its library is loaded only where they do not. */
  create(
    settings: NetworkSettings,
    parts: {
      readonly store: Store;
      readonly log: Log;
      readonly pictures?: Pictures | undefined;
      readonly metrics?: Metrics | undefined;
    },
  ): Promise<Platform | undefined>;
}

/**
 * The networks that the bot can serve.
 *
 * To add one: a folder here whose main file exports a function making its `Platform`, and an entry in this list. Its
 * token is a setting in `src/config.ts`. The terminal is a platform too, and the shortest one to read first.
 */
export const networks: readonly Network[] = [
  {
    title: "Discord",
    setting: "DISCORD_TOKEN",
    async create({ DISCORD_TOKEN: token, DISCORD_API: root, DISCORD_RATE: rate, ...settings }, parts) {
      if (!token) return undefined;
      const { createDiscord } = await import("./discord/discord.ts");
      return createDiscord({
        token,
        publicKey: settings.DISCORD_PUBLIC_KEY,
        picturesChannel: settings.DISCORD_PICTURES_CHANNEL,
        root,
        rate,
        ...parts,
      });
    },
  },
  {
    title: "Telegram",
    setting: "TELEGRAM_TOKEN",
    async create({ TELEGRAM_TOKEN: token, TELEGRAM_API: root, TELEGRAM_RATE: rate, ...settings }, parts) {
      if (!token) return undefined;
      const { createTelegram } = await import("./telegram/telegram.ts");
      return createTelegram({
        token,
        root,
        rate,
        repeatUnknown: settings.TELEGRAM_REPEAT_UNKNOWN,
        webhook: webhookOf(settings.TELEGRAM_WEBHOOK_URL, settings.TELEGRAM_WEBHOOK_SECRET),
        ...parts,
      });
    },
  },
];

function webhookOf(url: string | undefined, secret: string | undefined): WebhookPlace | undefined {
  return url !== undefined && secret !== undefined ? { url, secret } : undefined;
}
