import { DISCORD_TOKEN } from "../delivery/world.ts";
import { createFakeDiscord } from "../fakes/discord/discord.ts";
import { createFakeTelegram } from "../fakes/telegram/telegram.ts";
import { hearNothing } from "../told.ts";
import { mostInASecond, watchStalls } from "./crowding.ts";

/** What a service is to be: a network with so many channels that answers each post after so many milliseconds. */
export interface Wanted {
  readonly network: "discord" | "telegram";
  readonly channels: number;
  readonly delay: number;
}

/** Where the service listens. */
export interface Listening {
  readonly root: string;
  readonly token: string;
  /** The ids of its channels, each in the server of the same place. */
  readonly channels: readonly string[];
  readonly servers: readonly string[];
  /** With which Discord signs what it asks over HTTP. */
  readonly publicKey?: string;
}

/** What the service was sent since it was last asked. */
export interface Received {
  /** Channels that got exactly one post, none, and more than one. */
  readonly once: number;
  readonly none: number;
  readonly more: number;
  /** The most posts in any second, as far as the service, which is held up now and then itself, can tell for certain. */
  readonly mostInASecond: number;
  /** The same by the service's own clock alone. */
  readonly takenUpInASecond: number;
  /** For how long the service was held up at the most since the first post, in milliseconds. */
  readonly heldUp: number;
  /** From the first post to the last, in seconds; 0 where there was none. */
  readonly span: number;
}

const CHANNELS_OF_A_GUILD = 20;

/** A network in a process of its own, so that it takes no time from those who are measured. */
async function serve({ network, channels, delay }: Wanted): Promise<void> {
  const started = network === "discord" ? await discord(channels, delay) : await telegram(channels, delay);
  process.on("message", () => process.send?.(started.received()));
  process.send?.(started.listening);
}

async function discord(count: number, delay: number) {
  // The same posts are sent again and again, and are to arrive each time.
  const fake = await createFakeDiscord({ token: DISCORD_TOKEN, nonceWindow: 0 });
  const ids = Array.from({ length: count }, (_, index) => `${3_000_000_000_000_000_000n + BigInt(index)}`);
  const servers: string[] = [];
  for (let from = 0; from < count; from += CHANNELS_OF_A_GUILD) {
    const inside = ids.slice(from, from + CHANNELS_OF_A_GUILD);
    const guild = fake.addGuild({ channels: inside.map((id) => ({ id })) });
    servers.push(...inside.map(() => guild.id));
  }
  fake.fault({ method: "POST", path: /\/messages$/ }, { delay }, Number.POSITIVE_INFINITY);
  const { publicKey } = fake.endpoint;
  let seen = 0;
  let heard = 0;
  return {
    listening: { root: fake.api, token: fake.token, channels: ids, servers, publicKey },
    received() {
      const posts = fake.messages.slice(seen);
      const requests = fake.requests.slice(heard).filter(({ path }) => path.endsWith("/messages"));
      [seen, heard] = [fake.messages.length, fake.requests.length];
      return receivedBy(
        ids,
        posts.map(({ channelId }) => channelId),
        requests.map(({ at }) => at),
      );
    },
  };
}

async function telegram(count: number, delay: number) {
  const fake = await createFakeTelegram();
  const ids = Array.from({ length: count }, (_, index) => String(1_000_000 + index));
  for (const id of ids) fake.addChat({ id: Number(id), type: "private" });
  fake.fault("sendMessage", { delay }, Number.POSITIVE_INFINITY);
  let seen = 0;
  let heard = 0;
  return {
    listening: { root: fake.root, token: fake.token, channels: ids, servers: ids },
    received() {
      const posts = fake.sent.slice(seen);
      const requests = fake.requests.slice(heard).filter(({ method }) => method === "sendMessage");
      [seen, heard] = [fake.sent.length, fake.requests.length];
      return receivedBy(
        ids,
        posts.map(({ chatId }) => String(chatId)),
        requests.map(({ at }) => at),
      );
    },
  };
}

function receivedBy(ids: readonly string[], posts: readonly string[], instants: readonly number[]): Received {
  const counts = new Map<string, number>();
  for (const id of posts) counts.set(id, (counts.get(id) ?? 0) + 1);
  const of = (holds: (count: number) => boolean) => ids.filter((id) => holds(counts.get(id) ?? 0)).length;
  const during = stalls.filter(({ until }) => until >= (instants[0] ?? until));
  return {
    once: of((count) => count === 1),
    none: of((count) => count === 0),
    more: of((count) => count > 1),
    mostInASecond: mostInASecond(instants, stalls),
    takenUpInASecond: mostInASecond(instants),
    heldUp: Math.max(0, ...during.map(({ from, until }) => until - from)),
    span: ((instants.at(-1) ?? 0) - (instants[0] ?? 0)) / 1_000,
  };
}

hearNothing();
const stalls = watchStalls();
await serve(JSON.parse(process.argv[2] ?? "") as Wanted);
