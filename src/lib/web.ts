import { setTimeout as pause } from "node:timers/promises";
import { ReadFailure, type ReadLimits, readFile } from "./read.ts";
import { type Answer, type Asking, askOnce, Passing } from "./request.ts";

/** The way in which one source is read. */
export interface Web {
  /**
   * The text at an `http:`, `https:` or `file:` address, from memory where the server says that it has not changed.
   * Waits until the source may be asked again. Throws a `ReadFailure`.
   */
  read(address: URL, asking: Asking, signal: AbortSignal): Promise<string>;
  /** Forgets what was remembered to be compared with: what could not be understood must be sent again. */
  forget(): void;
}

/** Whose turn it is to ask a source, where several processes do. Instants are in epoch milliseconds. */
export interface Turns {
  /**
   * Takes the right to send a request now, after which nobody may for `spacing` milliseconds; or says from when on it
   * may be asked for again.
   */
  take(
    now: number,
    spacing: number,
  ): Promise<{ readonly taken: boolean; readonly free: number; readonly resting: number }>;
  /** Puts the next request of everybody off: to an instant, or, where the source asked to be left alone, to the end of that. */
  putOff(until: { readonly free?: number; readonly resting?: number }): Promise<void>;
}

/** Turns for one process alone. */
function createTurns(): Turns {
  let [free, resting] = [0, 0];
  return {
    take(now, spacing) {
      const taken = now >= free && now >= resting;
      if (taken) free = now + spacing;
      return Promise.resolve({ taken, free, resting });
    },
    putOff(until) {
      free = Math.max(free, until.free ?? 0);
      resting = Math.max(resting, until.resting ?? 0);
      return Promise.resolve();
    },
  };
}

/** How a source is read. Spans are in milliseconds. */
export interface WebTerms {
  /** The User-Agent, which names the program. */
  readonly agent: string;
  /** Between the beginnings of two requests. */
  readonly spacing?: number;
  /** How many times a request is repeated that got no answer, or one that says to try again. */
  readonly retries?: number;
  readonly limits?: ReadLimits;
  /** The instant that it is, in epoch milliseconds. */
  readonly now?: () => number;
  /** Who may ask when; without it this web alone decides. */
  readonly turns?: Turns;
  readonly wait?: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

const MINUTE = 60_000;
/** No source of the bot sends more than 1 MB; what is decompressed counts. */
const LIMITS: ReadLimits = { bytes: 5_000_000, time: 15_000 };
/** The longest wait for a repetition; a source that asks for more is left alone until then, but for a day at the most. */
const LONGEST_WAIT = 5 * MINUTE;
const LONGEST_REST = 24 * 60 * MINUTE;
/** Repetitions begin up to so much later than they might, so that not everybody asks at the same moment. */
const JITTER = 15_000;
/** So many answers are kept to be compared with by the server. */
const KEPT_ANSWERS = 6;
/** A page of the same host that is elsewhere is followed so many times. */
const MOST_HOPS = 3;

/** An HTTP date in the form that is sent (RFC 9110, 5.6.7). */
const HTTP_DATE = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/;

/** An answer with what the server needs to say that it has not changed. */
interface KeptAnswer {
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** The web for one source: whatever it reads, it sends a request at most once in `spacing`. */
export function createWeb(terms: WebTerms): Web {
  const {
    agent,
    spacing = MINUTE,
    retries = 1,
    limits = LIMITS,
    now = Date.now,
    turns = createTurns(),
    wait = (milliseconds, signal) => pause(milliseconds, undefined, { signal }),
  } = terms;
  const kept = new Map<string, KeptAnswer>();
  /** Waits for this request's turn, which what is learned meanwhile may put off. */
  async function turn(signal: AbortSignal): Promise<void> {
    for (;;) {
      const { taken, free, resting } = await turns.take(now(), spacing);
      if (taken) return;
      if (now() < resting)
        throw new ReadFailure("resting", `it asked to be left alone until ${instant(resting)}`);
      try {
        await wait(Math.max(0, free - now()), signal);
      } catch (cause) {
        throw new ReadFailure("late", "there was no time left to ask it", { cause });
      }
    }
  }

  /** Asks, and follows where the answer is elsewhere on the same host; each step is a request that has its turn. */
  async function follow(address: URL, asking: Asking, signal: AbortSignal): Promise<string> {
    const known = kept.get(address.href);
    let at = address;
    for (let hops = 0; hops <= MOST_HOPS; hops++) {
      await turn(signal);
      const own = { "user-agent": agent, ...(hops === 0 && known?.headers) };
      const answer = await askOnce(at, asking, own, { limits, signal, sent: hops > 0 });
      if (answer.kind === "elsewhere") at = answer.address;
      else if (answer.kind === "text") {
        remember(address, asking, answer);
        return answer.text;
      } else if (known) return known.text;
      else throw new ReadFailure("status", "it answered with status 304", { status: 304 });
    }
    throw new ReadFailure("form", "it sent us on again and again");
  }

  function remember({ href }: URL, { body }: Asking, { text, headers }: Answer & { kind: "text" }): void {
    kept.delete(href);
    const { etag, "last-modified": modified } = headers;
    if (body !== undefined || (!etag && !modified)) return;
    kept.set(href, {
      text,
      headers: {
        ...(etag && { "if-none-match": String(etag) }),
        ...(modified && { "if-modified-since": String(modified) }),
      },
    });
    const [oldest] = kept.keys();
    if (kept.size > KEPT_ANSWERS && oldest !== undefined) kept.delete(oldest);
  }

  return {
    forget: () => kept.clear(),
    async read(address, asking, signal) {
      // The client would refuse it too, with a message that repeats the password.
      if (address.username || address.password)
        throw new ReadFailure("form", "its address holds a name or a password, which must be left out");
      if (address.protocol === "file:") return readFile(address, signal, limits);
      for (let tries = 0; ; tries++) {
        try {
          return await follow(address, asking, signal);
        } catch (error) {
          if (!(error instanceof Passing)) throw error;
          const until = retryAt(error.retryAfter, now());
          const isLong = until - now() > LONGEST_WAIT;
          const isOver = tries >= retries || isLong || signal.aborted;
          const free = Math.max(now() + spacing, Math.min(until, now() + LONGEST_WAIT));
          await turns.putOff({
            free: isOver ? until && free : free + Math.random() * JITTER,
            ...(isLong && { resting: Math.min(until, now() + LONGEST_REST) }),
          });
          if (isOver) throw error;
        }
      }
    },
  };
}

function instant(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 16).replace("T", " ")} UTC`;
}

/** When a `Retry-After` allows the next request: it is a number of seconds or a date (RFC 9110, 10.2.3). 0 where it says nothing. */
function retryAt(text: string | undefined, now: number): number {
  if (text && /^\d+$/.test(text)) return now + Number(text) * 1_000;
  return text && HTTP_DATE.test(text) ? Date.parse(text) || 0 : 0;
}
