import type { Log } from "../core/log.ts";
import { type PlatformEvents, SendFailure } from "../core/platform.ts";
import { keepTrying } from "../lib/keep-trying.ts";

/** What a connection to a network needs. */
export interface ConnectionParts {
  /** The name of the network as people write it. */
  readonly title: string;
  /** The setting that holds its token. */
  readonly setting: string;
  readonly log: Log;
  /** Turns whatever the network's library throws into a decision. */
  readonly failureOf: (error: unknown) => SendFailure;
}

/** The life of a connection to a network, with all that is the same for every network. */
export interface Connection {
  /** Ends the lives when it is aborted: by `stop`, or because the token was refused. */
  readonly signal: AbortSignal;
  /** Whether the network may be asked for anything at all: not with a token that it refused. */
  accepted(): boolean;
  /** The same for what waited before it asks: throws a `SendFailure` where it may not. */
  assertAccepted(): void;
  /**
   * Begins the first life, and another whenever one ends, until the token is refused or `stop` is called. Tells each time
   * that the network is there, and that it refuses the token.
   */
  start(live: () => Promise<void>, events: Pick<PlatformEvents, "up" | "refused">): void;
  /** Says whether the network is there: while it is not, a post might be lost between here and there. */
  report(isUp: boolean): void;
  /** Whether the network is there and accepts the token. */
  ready(): boolean;
  /** Does one request; what goes wrong becomes a `SendFailure`, and a refused token ends all others. */
  request<T>(work: () => Promise<T>): Promise<T>;
  /** Ends the life under way and waits for its end. */
  stop(): Promise<void>;
}

/** Why nothing is sent any more once a network has refused the token. */
const REFUSED = "the bot's token was refused";

/** A connection that is kept up. A refused token is never tried again: networks ban machines that go on with one. */
export function createConnection({ title, setting, log, failureOf }: ConnectionParts): Connection {
  const stopping = new AbortController();
  let supervising: Promise<void> | undefined;
  let refused = false;
  let isUp = false;
  let events: Pick<PlatformEvents, "up" | "refused"> | undefined;

  function refuse(failure: SendFailure): void {
    if (refused) return;
    refused = true;
    const sentence = `${failure.message}: ${title} stays off. Put the right one into ${setting} and start again.`;
    log.error({ err: failure }, sentence);
    events?.refused(sentence);
    // What is under way goes on with the same token, which networks ban machines for.
    stopping.abort();
  }

  function again(error: unknown): number | undefined {
    const failure = failureOf(error);
    const what = isUp ? `The connection to ${title} was lost: ${failure.message}` : failure.message;
    // A network that asks us to wait is there.
    if (failure.decision !== "later" || failure.reach === "network") isUp = false;
    if (failure.decision === "halt") {
      refuse(failure);
      return undefined;
    }
    if (failure.decision === "ours" && failure.reach === "network") {
      isUp = false;
      log.error(
        { err: failure },
        `${failure.message}. ${title} stays off until the program is started again.`,
      );
      return undefined;
    }
    log.warn({ err: failure }, `${what}. Connecting again.`);
    return failure.wait;
  }

  function assertAccepted(): void {
    if (refused) throw new SendFailure("halt", REFUSED);
  }

  return {
    signal: stopping.signal,
    start(live, told) {
      events = told;
      supervising = keepTrying({ live, again, signal: stopping.signal });
    },
    report(nowUp) {
      const before = isUp;
      isUp = nowUp;
      if (nowUp && !before) events?.up();
    },
    accepted: () => !refused,
    assertAccepted,
    ready: () => isUp && !refused && !stopping.signal.aborted,
    async request(work) {
      assertAccepted();
      try {
        return await work();
      } catch (error) {
        const failure = failureOf(error);
        if (failure.decision === "halt") refuse(failure);
        throw failure;
      }
    },
    async stop() {
      stopping.abort();
      await supervising;
    },
  };
}

/** The code of an error that says by itself that no connection had been made, whatever the reason was. */
export const NOT_CONNECTED = "ERR_NOT_CONNECTED";

/** Error codes of connections that were never made: nothing was sent over them. */
const NEVER_CONNECTED = new Set([
  NOT_CONNECTED,
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
  "CERT_HAS_EXPIRED",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  "ERR_TLS_CERT_ALTNAME_INVALID",
]);

/** Whether an error says that the network was not reached at all, so that nothing can have arrived. */
export function neverConnected(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ("syscall" in error && error.syscall === "connect") return true;
  if ("code" in error && typeof error.code === "string") return NEVER_CONNECTED.has(error.code);
  return neverConnected(error.cause);
}
