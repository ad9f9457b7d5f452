import { handMark, pausedSince } from "../core/hand.ts";
import type { Log } from "../core/log.ts";
import type { Store } from "../core/store.ts";

/** Between two looks, in milliseconds: what the operator sets has to hold within five seconds. */
const LOOK = 2_000;

/** What is needed to follow the operator's hand. */
export interface HandParts {
  readonly store: Store;
  /** The names of the networks. */
  readonly platforms: readonly string[];
  readonly log: Log;
  /** Called when something was set: by this command line or another, on this machine or another. */
  readonly onChange: () => void;
}

/** What the operator has set from the command line, as this process last saw it. */
export interface Hand {
  /** Whether nothing is to be posted to a network. Costs nothing, so it can be asked before every post. */
  paused(platform: string): boolean;
  /** Looks at the store at once. Rejects with a `StoreFailure`. */
  look(): Promise<void>;
  /** Looks every two seconds, until `stop`. */
  watch(): void;
  stop(): void;
}

/** Follows what the operator sets; one for each process. */
export function createHand({ store, platforms, log, onChange }: HandParts): Hand {
  let paused: ReadonlySet<string> = new Set();
  let mark: string | undefined;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let failing = false;

  async function look(): Promise<void> {
    const found = await handMark(store);
    const held = new Set<string>();
    for (const platform of platforms)
      if ((await pausedSince(store, platform)) !== undefined) held.add(platform);
    for (const platform of platforms)
      if (held.has(platform) !== paused.has(platform))
        log.warn(
          { platform },
          held.has(platform)
            ? `Posts to ${platform} are paused. npm run ctl -- resume ${platform} lets them go out again.`
            : `Posts to ${platform} go out again.`,
        );
    paused = held;
    const changed = mark !== undefined && mark !== found;
    mark = found;
    if (changed) onChange();
  }

  async function next(): Promise<void> {
    try {
      await look();
      failing = false;
    } catch (error) {
      // What was seen last holds until the database is there again.
      if (!failing) log.warn({ err: error }, "It cannot be looked up what the operator has set.");
      failing = true;
    }
    begin();
  }

  function begin(): void {
    if (stopped) return;
    timer = setTimeout(() => void next(), LOOK);
    timer.unref();
  }

  return {
    paused: (platform) => paused.has(platform),
    look,
    watch: begin,
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
