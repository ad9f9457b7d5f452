import { mostEnded } from "../core/mass-ending.ts";
import { Refusal } from "../core/message.ts";
import { counted } from "../core/text.ts";
import { networksOf } from "./networks.ts";
import type { Desk } from "./status.ts";

/** The subscriptions of a network that cannot be posted to any more, as far as they are still on. */
export interface Endings {
  readonly network: string;
  /** How many that are. */
  readonly failing: number;
  /** Whether these are more than may end by themselves, so that they wait for the operator. */
  readonly held: boolean;
  /** What the network said of them, the most frequent first. */
  readonly reasons: readonly { readonly reason: string; readonly count: number }[];
}

/** What the operator says of the subscriptions that are held. */
export const DECISIONS = ["confirm", "refuse"] as const;

/** What was done about the subscriptions of a network, and how many that were. */
export interface Decided {
  readonly network: string;
  readonly decision: (typeof DECISIONS)[number];
  readonly count: number;
}

/** Since the beginning of time: whoever could not be posted to the last time cannot, whichever report that was. */
const EVER = 0;

/** Lists what would end, of every network. */
export async function endingsOf({ store, networks, now }: Desk): Promise<Endings[]> {
  const found: Endings[] = [];
  for (const { name } of networks) {
    const failing = await store.outbox.failing(name, { since: EVER, now: now() });
    const reasons = [...Map.groupBy(failing, ({ reason }) => reason)]
      .map(([reason, all]) => ({ reason, count: all.length }))
      .sort((one, other) => other.count - one.count);
    const channels = new Set(failing.map(({ channel }) => channel)).size;
    const held = channels > mostEnded(await store.outbox.channels(name));
    found.push({ network: name, failing: failing.length, held, reasons });
  }
  return found;
}

/**
 * Ends the subscriptions of a network that cannot be posted to any more, however many they are; or keeps them, and counts
 * their failures anew. Throws a `Refusal` where the words say neither.
 */
export async function decideEndings(
  desk: Desk,
  decision: string,
  network: string | undefined,
): Promise<Decided[]> {
  const { store, now } = desk;
  const known = DECISIONS.find((one) => one === decision);
  if (!known || network === undefined)
    throw new Refusal(
      "Say what is to become of the subscriptions of which network: npm run ctl -- endings confirm discord, or refuse.",
    );
  const terms = { since: EVER, now: now() };
  const done: Decided[] = [];
  for (const name of networksOf(desk, network)) {
    const count =
      known === "refuse"
        ? await store.outbox.keepFailing(name, terms)
        : (await store.outbox.endFailing(name, { ...terms, most: () => Number.POSITIVE_INFINITY })).failing;
    done.push({ network: name, decision: known, count });
  }
  return done;
}

/** What would end, for people. */
export function endingsLines({ network, failing, held, reasons }: Endings): string[] {
  if (failing === 0) return [`${network}: every subscription can be posted to, as far as is known.`];
  const state = held
    ? "They are too many to end by themselves"
    : "They are few enough to end by themselves, with the next report";
  return [
    `${network}: ${counted(failing, "subscription", "subscriptions")} cannot be posted to any more. ${state}.`,
    ...reasons.map(({ reason, count }) => `  ${count}: ${reason}`),
    `  npm run ctl -- endings confirm ${network} ends them; npm run ctl -- endings refuse ${network} keeps them, and counts their failures anew.`,
  ];
}

/** What was done, for people. */
export function decidedLine({ network, decision, count }: Decided): string {
  const which = counted(count, "subscription", "subscriptions");
  return decision === "confirm"
    ? `${network}: ${which} ended. Where the bot was thrown out they come on again with it.`
    : `${network}: ${which} kept. What fails from now on is counted anew.`;
}
