import type { Bot } from "../core/bot.ts";
import { type Platform, type PlatformEvents, SendFailure } from "../core/platform.ts";
import { aborted } from "../lib/aborted.ts";
import { createUnderWay } from "../lib/under-way.ts";

/** How long posts under way are waited for when another process goes on, in milliseconds. */
const LAST_POSTS = 3_000;

/** A network of which one process at a time sends the posts, and hears people where only one can. */
export interface HeldPlatform {
  /** The network as this process has it: while another has the duty it is not ready, and sends nothing. */
  readonly platform: Platform;
  /** Does the duty until the signal ends it. Never rejects. */
  hold(signal: AbortSignal): Promise<void>;
}

/**
 * Holds a network. One that is called at the HTTP server is started by every process, so that all of them answer people. Any
 * other has one connection, which is made with the duty and ended with it; `create` makes a new one after the first.
 */
export function holdPlatform(first: Platform, create: () => Promise<Platform | undefined>): HeldPlatform {
  const { name, repeatable, rate, inFlight } = first;
  const isEverywhere = first.hook !== undefined;
  const sends = createUnderWay();
  let fresh: Platform | undefined = first;
  let current: Platform | undefined = isEverywhere ? first : undefined;
  let begin: { readonly bot: Bot; readonly events: PlatformEvents } | undefined;
  let duty: AbortSignal | undefined;
  const isHeld = () => duty?.aborted === false;

  /** Does something with the network, while it is this process that may. */
  function use<T>(work: (platform: Platform) => Promise<T>): Promise<T> {
    if (!isHeld() || !current)
      return Promise.reject(new SendFailure("later", "another process sends the posts"));
    const result = work(current);
    sends.add(
      result.then(
        () => undefined,
        () => undefined,
      ),
    );
    return result;
  }

  async function connected(signal: AbortSignal): Promise<void> {
    const platform = fresh ?? (await create()) ?? first;
    fresh = undefined;
    current = platform;
    if (begin) platform.start(begin.bot, begin.events);
    await aborted(signal);
    await sends.finished(LAST_POSTS);
    current = undefined;
    await platform.stop();
  }

  return {
    platform: {
      ...{ ...first, name, repeatable, rate, inFlight },
      start(bot, events) {
        begin = { bot, events };
        current?.start(bot, events);
      },
      ready: () => isHeld() && current?.ready() === true,
      isIdle: () => !isHeld() && (current === undefined || current.ready()),
      send: (post) => use((platform) => platform.send(post)),
      edit: (post, message) => use((platform) => platform.edit(post, message)),
      async stop() {
        await (current ?? fresh)?.stop();
      },
    },
    async hold(signal) {
      duty = signal;
      if (!isEverywhere) return connected(signal);
      // It may have been there for long: what is due is due now.
      if (current?.ready()) begin?.events.up();
      await aborted(signal);
      await sends.finished(LAST_POSTS);
    },
  };
}
