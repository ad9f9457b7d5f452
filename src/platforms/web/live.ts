import type { Context } from "hono";
import { streamSSE } from "hono/streaming";

/** Something that pages are told: a new message, or one that takes the place of another. */
export interface Told {
  readonly event: "post" | "edit";
  /** The message as a page shows it, in a language (its tag). */
  readonly markup: (language: string) => string;
}

/** The pages that are open and hear of what is new. */
export interface Live {
  /** How many there are. */
  count(): number;
  /** The languages in which they are shown, by their tags. */
  languages(): readonly string[];
  tell(told: Told): Promise<void>;
  /** Opens the stream of a page, in a language. 503 where there are too many. */
  open(context: Context, who: string, language: string): Response;
  /** Ends all streams. */
  close(): void;
}

/** More open pages than this, of all and of one visitor, are not served: each is a connection that stays. */
const MOST = 1_000;
const MOST_OF_ONE = 8;
/** Every so many milliseconds something is said, so that nobody in between takes the connection for dead. */
const HEARTBEAT = 25_000;

interface Listener {
  readonly who: string;
  readonly language: string;
  readonly say: (told: Told) => Promise<void>;
  readonly end: () => void;
}

/** The pages of one process. `changed` is called whenever one opens or closes. */
export function createLive(changed: () => void): Live {
  const listeners = new Set<Listener>();
  let closed = false;

  return {
    count: () => listeners.size,
    languages: () => [...new Set([...listeners].map(({ language }) => language))],
    async tell(told) {
      await Promise.all([...listeners].map(({ say }) => say(told)));
    },
    open(context, who, language) {
      const own = [...listeners].filter((one) => one.who === who).length;
      if (closed || listeners.size >= MOST || own >= MOST_OF_ONE)
        return context.text("Too many open pages.", 503, { "retry-after": "60" });
      // Proxies must not collect what is to arrive at once.
      context.header("x-accel-buffering", "no");
      return streamSSE(context, async (stream) => {
        const over = Promise.withResolvers<void>();
        const listener: Listener = {
          who,
          language,
          say: (told) => stream.writeSSE({ event: told.event, data: told.markup(language) }),
          end: () => over.resolve(),
        };
        stream.onAbort(() => over.resolve());
        const beat = setInterval(() => void stream.write(": \n\n").catch(over.resolve), HEARTBEAT);
        beat.unref();
        await stream.write("retry: 3000\n\n");
        listeners.add(listener);
        changed();
        await over.promise;
        clearInterval(beat);
        listeners.delete(listener);
        changed();
      });
    },
    close() {
      closed = true;
      for (const { end } of listeners) end();
    },
  };
}
