import { z } from "zod";
import type { Channel, Server } from "./channel.ts";
import { isTimeZone } from "./time-zone.ts";

/** A time of the day, `HH:MM`, in the zone of the subscription. */
export type ClockTime = `${number}:${number}`;

/** Accepts a time of the day written `HH:MM` and nothing else. */
export const ClockTime = z.custom<ClockTime>(
  (text) => typeof text === "string" && /^([01]\d|2[0-3]):[0-5]\d$/.test(text),
  "not a time of the day written HH:MM",
);

/** How its posts are to be; everything that an administrator can set up of a subscription. */
export const SubscriptionSettings = z.object({
  /** The tag of the language of its posts. */
  language: z.string(),
  /** The forms in which each report is posted, one post for each; at least one. */
  forms: z.array(z.string()).min(1).readonly(),
  /** The ids of the categories and groups that are posted; none means all of them. */
  categories: z.array(z.string()).readonly(),
  /** When a report is posted: as soon as it is out; then, but not earlier in the day; or at that time every day. */
  time: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("arrival") }),
    z.object({ kind: z.enum(["after", "at"]), time: ClockTime }),
  ]),
  /** The zone of `time` and `quiet`, of the IANA list. */
  timeZone: z.string().refine(isTimeZone, "not a time zone"),
  /**
   * On which days: every day, with Saturday's and Sunday's reports in one post if wished; the seven reports up to that of
   * a weekday (1 is Monday) in one post; or the reports of a month after its end.
   */
  days: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("daily"), weekendTogether: z.boolean() }),
    z.object({ kind: z.literal("weekly"), weekday: z.int().min(1).max(7) }),
    z.object({ kind: z.literal("monthly") }),
  ]),
  /** Whether posts come without a sound. */
  silent: z.boolean(),
  /** Between these two times of the day posts come without a sound. */
  quiet: z.object({ from: ClockTime, to: ClockTime }).optional(),
  /** Discord: the id of the role that is mentioned, in the post of the first form. */
  role: z.string().optional(),
  /** Discord: whether posts in an announcement channel are published to those who follow it. */
  publish: z.boolean(),
  /** Telegram: whether the newest post is pinned. */
  pin: z.boolean(),
  /** Whether a short note follows where a post that was restated cannot be edited. */
  notes: z.boolean(),
  /** Whether nothing is posted until this is turned off again. */
  paused: z.boolean(),
});

/** How its posts are to be; everything that an administrator can set up of a subscription. */
export type SubscriptionSettings = z.infer<typeof SubscriptionSettings>;

/** What holds for a subscription that was asked for without a word more: every report, once, in full, when it is out. */
export function defaultSettings(language: string, timeZone: string): SubscriptionSettings {
  return {
    language,
    forms: ["full"],
    categories: [],
    time: { kind: "arrival" },
    timeZone,
    days: { kind: "daily", weekendTogether: false },
    silent: false,
    publish: true,
    pin: false,
    notes: false,
    paused: false,
  };
}

/** Names one of the subscriptions of a channel. */
export interface SubscriptionKey extends Channel {
  /** 1 for the first one of a channel. 0 is the operator's, who gets every broadcast first and is in no table. */
  readonly number: number;
}

/** A channel that asked for posts. */
export interface Subscription extends SubscriptionKey, Server {
  readonly settings: SubscriptionSettings;
}

/** The most subscriptions of one channel, and of all channels of a server together. */
export const MOST_OF_CHANNEL = 5;
export const MOST_OF_SERVER = 20;

/** Why a subscription is off. Those that were `removed` come on again when the bot comes back. */
export type OffCause =
  /** The channel is gone, or the bot was thrown out or blocked. */
  | "removed"
  /** It could not be posted to for days on end. */
  | "failing";

/** A subscription with what became of it. All instants are in epoch milliseconds. */
export interface Standing extends Subscription {
  readonly createdAt: number;
  /** When it was last set when or in which forms it is posted. */
  readonly changedAt: number;
  /** When the time of its posts, or the zone of that, was last set. */
  readonly timedAt: number;
  readonly off?: { readonly at: number; readonly cause: OffCause; readonly reason: string };
  /** How many posts in a row failed since the last one that arrived, and when the first of them did. */
  readonly failures: number;
  readonly failingSince?: number;
}
