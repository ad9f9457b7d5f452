import type { Log } from "../core/log.ts";
import type { Message } from "../core/message.ts";
import type { Drawn, Pictures } from "../core/picture.ts";
import { takesLong } from "../lib/at-once.ts";

/** Draws the picture of a message; nothing where it has none, or where it cannot be drawn: its words say what matters. */
export type Illustrate = (message: Message) => Promise<Drawn | undefined>;

/** How messages get their pictures; without something that draws they get none. */
export function createIllustrating(pictures: Pictures | undefined, log: Log): Illustrate {
  return async ({ picture }) => {
    if (!picture || !pictures) return undefined;
    takesLong();
    try {
      return await pictures.draw(picture);
    } catch (error) {
      log.error(
        { err: error, picture: picture.name },
        "A picture could not be drawn; the answer goes without it.",
      );
      return undefined;
    }
  };
}
