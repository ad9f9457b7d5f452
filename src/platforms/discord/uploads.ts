import { MessageFlags, RequestMethod, type RouteLike, Routes } from "discord.js";
import { z } from "zod";
import { PICTURES_KEPT } from "../../core/keeping.ts";
import type { Log } from "../../core/log.ts";
import type { Drawn } from "../../core/picture.ts";
import type { Store } from "../../core/store.ts";
import { failureOf } from "./failures.ts";
import { describe } from "./illustrated.ts";
import type { Payload } from "./payload.ts";

/**
 * Pictures in a channel of the operator's, where each is uploaded once: whatever shows one after that brings its address.
 * Discord itself signs an address that is written without a signature, each time it is looked at (Discord documentation,
 * reference, signed attachment CDN URLs), for as long as the message there is not deleted.
 */
export interface Uploads {
  /** The address of a picture, which is uploaded where that was not done yet; nothing where it has none. */
  addressOf(drawn: Drawn): Promise<string | undefined>;
  /** The same where it is known, and nothing is uploaded. */
  known(drawn: Drawn): string | undefined;
  /** Discord does not take the address of this picture: it is not given again for a while. */
  refused(drawn: Drawn): void;
}

/** What uploading needs. */
export interface UploadsParts {
  /** The channel in which pictures are kept. */
  readonly channel: string;
  readonly store: Store;
  readonly log: Log;
  request(method: RequestMethod, route: RouteLike, payload?: Payload): Promise<unknown>;
}

/** For so many milliseconds after a failure none is uploaded: what is not allowed once is not allowed the next time. */
const COOL_DOWN = 60_000;
/** The addresses of so many pictures are known by heart; a broadcast has fewer. */
const MOST_KNOWN = 500;

/** How long the address of a picture is remembered, in milliseconds: every report brings others. */
const KEPT = PICTURES_KEPT * 86_400_000;

/** What is read of a message with a picture. */
const Made = z.object({
  id: z.string(),
  attachments: z.tuple([z.object({ url: z.url({ protocol: /^https?$/ }) })], z.unknown()),
});
/** What is kept of it. */
const Place = z.object({ message: z.string(), address: z.string() });

/** Uploads of one bot into one channel. */
export function createUploads({ channel, store, log, request }: UploadsParts): Uploads {
  const addresses = new Map<string, string>();
  const underWay = new Map<string, Promise<string | undefined>>();
  let restsUntil = 0;

  const keyOf = ({ key }: Drawn) => `discord.picture.${channel}.${key}`;

  function rest(): void {
    restsUntil = Date.now() + COOL_DOWN;
  }

  function learn({ key }: Drawn, address: string): string {
    addresses.set(key, address);
    for (const oldest of addresses.keys())
      if (addresses.size > MOST_KNOWN) addresses.delete(oldest);
      else break;
    return address;
  }

  /** Where another life of the bot has put it, if it is there still: an address whose message is gone shows nothing. */
  async function remembered(drawn: Drawn): Promise<string | undefined> {
    const text = await store.recall(keyOf(drawn));
    if (text === undefined) return undefined;
    const { message, address } = Place.parse(JSON.parse(text));
    const found = request(RequestMethod.Get, Routes.channelMessage(channel, message));
    return found.then(
      () => address,
      () => undefined,
    );
  }

  async function upload(drawn: Drawn): Promise<string> {
    const file = { name: drawn.name, contentType: "image/png", data: Buffer.from(drawn.png) };
    const attachments = [{ id: 0, filename: drawn.name, description: describe(drawn) }];
    const body = { attachments, flags: MessageFlags.SuppressNotifications, allowed_mentions: { parse: [] } };
    const made = await request(RequestMethod.Post, Routes.channelMessages(channel), { body, files: [file] });
    const { id: message, attachments: uploaded } = Made.parse(made);
    const address = unsigned(uploaded[0].url);
    const place = JSON.stringify({ message, address });
    await store.remember(keyOf(drawn), place, Date.now() + KEPT).catch(() => undefined);
    return address;
  }

  async function find(drawn: Drawn): Promise<string | undefined> {
    try {
      return learn(drawn, (await remembered(drawn).catch(() => undefined)) ?? (await upload(drawn)));
    } catch (error) {
      rest();
      const failure = failureOf(error);
      log.warn(
        { err: failure },
        `A picture could not be uploaded to the channel of DISCORD_PICTURES_CHANNEL: ${failure.message}. Every post brings its own.`,
      );
      return undefined;
    }
  }

  const known = ({ key }: Drawn) => (Date.now() < restsUntil ? undefined : addresses.get(key));

  return {
    known,
    async addressOf(drawn) {
      const { key } = drawn;
      const before = known(drawn);
      if (before !== undefined || Date.now() < restsUntil) return before;
      const work = underWay.get(key) ?? find(drawn).finally(() => underWay.delete(key));
      underWay.set(key, work);
      return work;
    },
    refused({ key }) {
      addresses.delete(key);
      rest();
    },
  };
}

/** An address without its signature, which runs out. */
function unsigned(text: string): string {
  const url = new URL(text);
  url.search = "";
  url.hash = "";
  return url.href;
}
