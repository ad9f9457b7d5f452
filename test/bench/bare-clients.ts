import { Client, GatewayIntentBits } from "discord.js";
import { Telegraf } from "telegraf";

// Both networks on their libraries and nothing else: what a bot costs before it does anything. The words of the command
// line are the token and root of Discord, and those of Telegram.
const [discordToken = "", api = "", telegramToken = "", apiRoot = ""] = process.argv.slice(2);
const client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api } });
await client.login(discordToken);
await new Telegraf(telegramToken, { telegram: { apiRoot } }).launch();
