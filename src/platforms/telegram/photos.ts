import { PICTURES_KEPT } from "../../core/keeping.ts";
import type { Drawn } from "../../core/picture.ts";
import type { Store } from "../../core/store.ts";
import { within } from "../../lib/within.ts";
import type { Calls, Parameters } from "./calls.ts";
import { isUnknownFile } from "./failures.ts";
import type { Uploaded } from "./upload.ts";

/** Puts photos into chats, each of which is uploaded once. */
export interface Photos {
  /** Sends a photo with these other parameters of sendPhoto, and returns the number of the message. */
  send(drawn: Drawn, payload: Parameters): Promise<number>;
  /** Puts a photo with this caption in the place of a message, be it a text or another photo. */
  edit(drawn: Drawn, caption: Parameters, payload: Parameters): Promise<void>;
}

/** By what name Telegram knows an image, as the store has it: names are those of one bot. */
function keyOf(bot: string, { key }: Drawn): string {
  return `telegram.photo.${bot}.${key}`;
}

/** How long the name of an image is remembered, in milliseconds: there is no end of what people can have drawn. */
const KEPT = PICTURES_KEPT * 86_400_000;
/**
 * How long the upload of an image by another is waited for, in milliseconds. By then the right to send a post has run out, so
 * that it certainly was not sent and can be tried again; a send that ends later is given up as one that may have arrived.
 */
const LONGEST_WAIT = 15_000;

/** Photos of one bot. `bot` is its number. */
export function createPhotos(
  { call, upload }: Calls,
  store: Store,
  bot: string,
  longestWait = LONGEST_WAIT,
): Photos {
  /** Uploads under way: whoever sends the same meanwhile waits, and sends it by its name. */
  const underWay = new Map<string, Promise<unknown>>();

  /** The name of an image, once an upload of it that is under way has ended or hangs; nothing where it has none. */
  async function nameOf(drawn: Drawn): Promise<string | undefined> {
    const key = keyOf(bot, drawn);
    const other = underWay.get(key);
    const isOver = other === undefined || (await within(longestWait, other));
    const name = await store.recall(key);
    // Another one may have begun while the store was asked.
    return name ?? (isOver && underWay.has(key) ? nameOf(drawn) : undefined);
  }

  /** Does it with the name that Telegram has given the image; where there is none, or none that it knows, with the image itself. */
  async function put<T>(
    drawn: Drawn,
    named: (name: string) => Promise<T>,
    unnamed: () => Promise<Uploaded>,
    done: (uploaded: Uploaded) => T,
  ): Promise<T> {
    const name = await nameOf(drawn);
    if (name !== undefined)
      try {
        return await named(name);
      } catch (error) {
        if (!isUnknownFile(error)) throw error;
      }
    const key = keyOf(bot, drawn);
    const work = unnamed().then(async (uploaded) => {
      const given = uploaded.photo?.at(-1)?.file_id;
      if (given !== undefined) await store.remember(key, given, Date.now() + KEPT).catch(() => undefined);
      return uploaded;
    });
    underWay.set(key, work);
    try {
      return done(await work);
    } finally {
      if (underWay.get(key) === work) underWay.delete(key);
    }
  }

  const fileOf = ({ name, png }: Drawn) => ({ name, type: "image/png", content: png });

  return {
    send: (drawn, payload) =>
      put(
        drawn,
        async (photo) => (await call("sendPhoto", { ...payload, photo })).message_id,
        () => upload("sendPhoto", "photo", fileOf(drawn), payload),
        ({ message_id: id }) => id,
      ),
    edit: (drawn, caption, payload) =>
      put<void>(
        drawn,
        async (media) => {
          await call("editMessageMedia", { ...payload, media: { type: "photo", media, ...caption } });
        },
        () =>
          upload("editMessageMedia", "picture", fileOf(drawn), {
            ...payload,
            media: { type: "photo", media: "attach://picture", ...caption },
          }),
        () => undefined,
      ),
  };
}
