import { DiscordAPIError, HTTPError, RateLimitError } from "discord.js";
import { type Decision, SendFailure } from "../../core/platform.ts";
import { neverConnected } from "../connection.ts";
import { TOKEN_REFUSED } from "./limits.ts";

/** What a JSON error code of Discord means for a post (Discord documentation, opcodes and status codes). */
interface Rule {
  readonly codes: readonly number[];
  readonly decision: Decision;
  /** For the operator: what happened, in plain words. */
  readonly reason: string;
  /** Whether it concerns every channel of the network. */
  readonly everyone?: true;
}

const RULES: readonly Rule[] = [
  { codes: [10003, 10004], decision: "gone", reason: "the channel is deleted" },
  { codes: [50007, 50278], decision: "gone", reason: "the person takes no messages from the bot" },
  {
    codes: [50008, 40058, 50024, 220001],
    decision: "gone",
    reason: "nothing can be posted in a channel of this kind",
  },
  { codes: [50001], decision: "forbidden", reason: "the bot may not see the channel" },
  {
    codes: [50013],
    decision: "forbidden",
    reason: "the bot may not write there: it needs Send Messages and Embed Links",
  },
  { codes: [50083, 160005], decision: "forbidden", reason: "the thread is archived or locked" },
  {
    codes: [200000, 240000, 20009],
    decision: "forbidden",
    reason: "a filter of the server refuses the post",
  },
  {
    codes: [50035, 50006, 50109, 40005, 50045, 50046],
    decision: "ours",
    reason: "Discord refuses the text of the post",
  },
  { codes: [20016, 20022, 20028, 20029, 40062], decision: "later", reason: "Discord asks to slow down" },
  { codes: [40333], decision: "later", reason: "Discord blocks the address of this machine", everyone: true },
  {
    codes: [40004, 40006, 130000],
    decision: "later",
    reason: "Discord has switched posting off for now",
    everyone: true,
  },
  {
    codes: [10062, 40060, 10015, 50027],
    decision: "forbidden",
    reason: "Discord does not wait for the answer any more",
  },
  { codes: [40001, 50014], decision: "halt", reason: TOKEN_REFUSED },
];

/** Turns whatever discord.js throws into a decision. */
export function failureOf(error: unknown): SendFailure {
  if (error instanceof SendFailure) return error;
  if (error instanceof RateLimitError)
    return new SendFailure("later", "Discord asks to slow down", {
      cause: error,
      wait: Math.max(error.retryAfter, error.timeToReset, error.sublimitTimeout),
      // A page of the guard in front of Discord has no limit in it: it concerns this machine.
      everyone: error.global || (error.scope !== "shared" && !Number.isFinite(error.limit)),
    });
  if (error instanceof DiscordAPIError || error instanceof HTTPError) return ofAnswer(error);
  if (isOrphaned(error)) return new SendFailure("halt", TOKEN_REFUSED, { cause: error });
  if (neverConnected(error))
    return new SendFailure("later", "Discord cannot be reached", { cause: error, everyone: true });
  return new SendFailure("unknown", "Discord gave no answer", { cause: error });
}

/** No right to attach files in the channel, or no uploads in its server: the same goes without a picture. */
const NO_FILES = new Set<unknown>([50013, 400001]);

/** Whether a post may have been refused for its picture alone. */
export function mayNotAttach(error: unknown): boolean {
  return error instanceof DiscordAPIError && NO_FILES.has(error.code);
}

function ofAnswer(error: DiscordAPIError | HTTPError): SendFailure {
  const code = error instanceof DiscordAPIError ? Number(error.code) : 0;
  const rule = RULES.find(({ codes }) => codes.includes(code));
  if (rule)
    return new SendFailure(rule.decision, rule.reason, { cause: error, everyone: rule.everyone ?? false });
  if (error.status === 401) return new SendFailure("halt", TOKEN_REFUSED, { cause: error });
  if (error.status >= 500)
    return new SendFailure("unknown", "Discord has trouble and gave no proper answer", {
      cause: error,
    });
  return new SendFailure("forbidden", "Discord refuses the post", { cause: error });
}

/** After one 401 the REST client forgets its token, and says only that it has none. */
function isOrphaned(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith("Expected token to be set");
}
