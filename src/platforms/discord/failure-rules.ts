import type { Decision, Reach } from "../../core/decision.ts";
import {
  CLOSED,
  FILTERED,
  HARMFUL_LINKS,
  needing,
  OTHER_KIND_OF_CHANNEL,
} from "../../core/refusal-reason.ts";
import { TOKEN_REFUSED } from "./limits.ts";

/** What a JSON error code of Discord means for a post (Discord documentation, opcodes and status codes). */
export interface Rule {
  readonly codes: readonly number[];
  readonly decision: Decision;
  readonly reach: Reach;
  /** For the operator and for whoever set up the posts: what happened, and how it can be mended. */
  readonly reason: string;
  /** The least wait before the next try where Discord names none, in milliseconds. */
  readonly wait?: number;
}

const MINUTE = 60_000;

/** Discord knows no such message: it was deleted. After a repeated post it means that the first one had arrived. */
export const UNKNOWN_MESSAGE = 10008;
/** The bot lacks a permission in the channel. */
export const MISSING_PERMISSIONS = 50013;
/** The bot may not see the channel, or is in no such server. */
export const MISSING_ACCESS = 50001;
/** Discord knows no such channel, or lets the bot know of none. */
export const NOT_THERE: ReadonlySet<number> = new Set([10003, MISSING_ACCESS]);
/** The server takes no files. */
export const NO_FILES = 400001;
/** Something in the message is not as Discord wants it. */
export const INVALID_FORM = 50035;
/** The message is published already. */
export const ALREADY_PUBLISHED = 40033;

/** What was asked for cannot be done in a channel of this kind. */
export const OTHER_KIND = 50024;

/** What holds for a code that is in no rule: it is held against the channel, and against nobody for good. */
export const UNRULED: Rule = {
  codes: [],
  decision: "forbidden",
  reach: "channel",
  reason: "Discord refuses the post",
};

/**
 * Every code that Discord is known to answer to a post or to its editing.
 *
 * To add one: its number in the line that says what to do about it, or a line of its own.
 */
export const RULES: readonly Rule[] = [
  { codes: [10003], decision: "gone", reach: "channel", reason: "the channel is deleted" },
  {
    codes: [10004],
    decision: "gone",
    reach: "server",
    reason: "the server is deleted, or the bot was removed from it",
  },
  { codes: [10015, 50027], decision: "gone", reach: "channel", reason: "the webhook is deleted" },
  {
    codes: [UNKNOWN_MESSAGE, 50005],
    decision: "forbidden",
    reach: "channel",
    reason: "the post is deleted, or Discord lets nobody change it any more",
  },
  {
    codes: [MISSING_ACCESS],
    decision: "forbidden",
    reach: "server",
    reason: needing("the bot may not see the channel, or is not in the server any more", ["View Channel"]),
  },
  {
    codes: [MISSING_PERMISSIONS],
    decision: "forbidden",
    reach: "channel",
    reason: needing("the bot may not write there", [
      "Send Messages",
      "Send Messages in Threads",
      "Embed Links",
    ]),
  },
  {
    codes: [50007, 50278],
    decision: "gone",
    reach: "channel",
    reason: "the person takes no messages from the bot, or shares no server with it any more",
  },
  {
    codes: [50008, 40058, OTHER_KIND, 220001],
    decision: "gone",
    reach: "channel",
    reason: OTHER_KIND_OF_CHANNEL,
  },
  {
    codes: [50083],
    decision: "forbidden",
    reach: "channel",
    reason: CLOSED.archived,
  },
  { codes: [160005], decision: "forbidden", reach: "channel", reason: CLOSED.thread },
  {
    codes: [200000],
    decision: "forbidden",
    reach: "channel",
    reason: FILTERED.autoMod,
  },
  {
    codes: [240000],
    decision: "forbidden",
    reach: "channel",
    reason: HARMFUL_LINKS,
  },
  {
    codes: [20009],
    decision: "forbidden",
    reach: "channel",
    reason: FILTERED.content,
  },
  { codes: [NO_FILES], decision: "forbidden", reach: "server", reason: "the server takes no files" },
  {
    codes: [50035, 50006, 50109, 40005, 50045, 50046],
    decision: "ours",
    reach: "channel",
    reason: "Discord refuses the content of the post",
  },
  {
    codes: [30007, 30058, 30034, 30015],
    decision: "ours",
    reach: "channel",
    reason: "a quota of Discord is used up",
  },
  {
    codes: [20016, 20022, 20028, 30046, 40003, 40062],
    decision: "later",
    reach: "channel",
    reason: "the channel is at its limit of messages for now",
    wait: MINUTE,
  },
  {
    codes: [20029],
    decision: "later",
    reach: "server",
    reason: "the server is at its limit of messages for now",
    wait: MINUTE,
  },
  {
    codes: [40333],
    decision: "later",
    reach: "network",
    reason: "Discord blocks the address of this machine",
    wait: 10 * MINUTE,
  },
  {
    codes: [40004, 40006, 130000],
    decision: "later",
    reach: "network",
    reason: "Discord has switched posting off for now",
    wait: MINUTE / 2,
  },
  {
    codes: [10062, 40060, 40094],
    decision: "forbidden",
    reach: "channel",
    reason: "Discord does not wait for the answer any more",
  },
  { codes: [40001, 50014], decision: "halt", reach: "network", reason: TOKEN_REFUSED },
];
