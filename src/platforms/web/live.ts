import type { Context } from "hono";
import { streamSSE } from "hono/streaming";
import type { Day } from "../../core/day.ts";
import { within } from "../../lib/within.ts";
import { type Mark, writtenMark } from "./mark.ts";

/** Something that pages are told: a new message, or one that takes the place of another. */
export interface Told {
  readonly event: "post" | "edit";
  /** Later than the stamp of whatever was told before. */
  readonly at: number;
  /** The day whose report it shows, where it is a new report that comes to everybody. */
  readonly day?: Day;
  /** Whether a page that is so far has not been told. */
  isMissed(mark: Mark): boolean;
  /** The message as a page shows it, in a language (its tag); nothing where there is none. */
  markup(language: string): Promise<string>;
}

/** A page that wants to be told. */
export interface Opening {
  readonly who: string;
  /** The tag of its language. */
  readonly language: string;
  readonly mark: Mark;
}

/** The pages that are open and hear of what is new. */
export interface Live {
  /** How many there are. */
  count(): number;
  /** Whether a page that is open is so far. */
  isAny(isSo: (mark: Mark) => boolean): boolean;
  /** Tells every page that has not been told, and waits for those that take it in. A second time nobody is told again. */
  tell(told: Told): Promise<void>;
  /** Opens the stream of a page. 503 where there are too many. */
  open(context: Context, opening: Opening): Response;
  /** Ends all streams. */
  close(): void;
}

/** More open pages than this, of all and of one visitor, are not served: each is a connection that stays. */
const MOST = 1_000;
const MOST_OF_ONE = 8;
/** Every so many milliseconds something is said, so that nobody in between takes the connection for dead. */
const HEARTBEAT = 25_000;
/** A page that has not taken in what it is told by then holds up all others, and is let go; it comes back if it can. */
const PATIENCE = 5_000;

interface Listener extends Opening {
  mark: Mark;
  /** What was told before it is under way, so that all comes in order. */
  said: Promise<unknown>;
  readonly say: (told: Told, mark: Mark) => Promise<void>;
  readonly end: () => void;
}

/** The pages of one process. `changed` is called whenever one opens or closes. */
export function createLive(changed: () => void): Live {
  const listeners = new Set<Listener>();
  let closed = false;

  async function say(listener: Listener, told: Told): Promise<void> {
    const { mark } = listener;
    listener.mark = { day: told.day ?? mark.day, at: Math.max(mark.at, told.at) };
    const now = listener.mark;
    // One that cannot be told any more is gone, and comes back if it can.
    listener.said = listener.said.then(() => listener.say(told, now)).catch(listener.end);
    if (!(await within(PATIENCE, listener.said))) listener.end();
  }

  return {
    count: () => listeners.size,
    isAny: (isSo) => [...listeners].some(({ mark }) => isSo(mark)),
    async tell(told) {
      const missed = [...listeners].filter(({ mark }) => told.isMissed(mark));
      await Promise.all(missed.map((listener) => say(listener, told)));
    },
    open(context, { who, language, mark }) {
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
          mark,
          said: Promise.resolve(),
          say: async (told, mark) => {
            const data = await told.markup(language);
            if (data) await stream.writeSSE({ event: told.event, id: writtenMark(mark), data });
          },
          end: () => over.resolve(),
        };
        stream.onAbort(() => over.resolve());
        const beat = setInterval(() => void stream.write(": \n\n").catch(over.resolve), HEARTBEAT);
        beat.unref();
        await stream.write(": \n\n");
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
