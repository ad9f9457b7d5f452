import { ChannelType, DiscordAPIError, HTTPError, RateLimitError } from "discord.js";
import { z } from "zod";
import { SendFailure } from "../../core/platform.ts";
import { needing } from "../../core/refusal-reason.ts";
import { neverConnected } from "../connection.ts";
import { MISSING_PERMISSIONS, RULES, UNRULED } from "./failure-rules.ts";
import { TOKEN_REFUSED } from "./limits.ts";
import { neededIn } from "./permissions.ts";

/** How long a blocked machine waits where nobody says how long, in milliseconds. */
const BLOCKED_WAIT = 600_000;
/** What Discord says besides its code where it wants the bot to wait, in seconds. */
const Waiting = z.object({ retry_after: z.number().nonnegative() });

/** Turns whatever discord.js throws into a decision. The kind of the channel, where it is known, makes the reason plainer. */
export function failureOf(error: unknown, kind?: ChannelType): SendFailure {
  if (error instanceof SendFailure) return error;
  if (error instanceof RateLimitError)
    return new SendFailure("later", "Discord asks to slow down", {
      cause: error,
      wait: Math.max(error.retryAfter, error.timeToReset, error.sublimitTimeout),
      reach: error.global ? "network" : "channel",
    });
  if (error instanceof DiscordAPIError || error instanceof HTTPError) return ofAnswer(error, kind);
  if (isOrphaned(error)) return new SendFailure("halt", TOKEN_REFUSED, { cause: error, reach: "network" });
  if (neverConnected(error))
    return new SendFailure("later", "Discord cannot be reached", { cause: error, reach: "network" });
  return new SendFailure("unknown", "Discord gave no answer", { cause: error });
}

function ofAnswer(error: DiscordAPIError | HTTPError, kind: ChannelType | undefined): SendFailure {
  const code = codeOf(error);
  const rule = RULES.find(({ codes }) => codes.includes(code));
  if (rule) {
    const { decision, reach, reason } = rule;
    const wait = decision === "later" ? Math.max(rule.wait ?? 0, namedWait(error)) : 0;
    const plain = code === MISSING_PERMISSIONS && kind !== undefined ? lackingIn(kind) : reason;
    return new SendFailure(decision, plain, { cause: error, reach, wait });
  }
  if (error.status === 401) return new SendFailure("halt", TOKEN_REFUSED, { cause: error, reach: "network" });
  if (error.status >= 500)
    return new SendFailure("unknown", "Discord has trouble and gave no proper answer", { cause: error });
  // Discord refuses in JSON; a page is of the guard in front of it, and concerns this machine.
  if (error.status === 403 && error instanceof DiscordAPIError && error.rawError instanceof ArrayBuffer)
    return new SendFailure("later", "Discord blocks the address of this machine", {
      cause: error,
      reach: "network",
      wait: BLOCKED_WAIT,
    });
  return new SendFailure(UNRULED.decision, UNRULED.reason, { cause: error });
}

/** What a code means, where there is nothing more to know of it. */
export function ruled(code: number): SendFailure {
  const { decision, reason, reach, wait } = RULES.find(({ codes }) => codes.includes(code)) ?? UNRULED;
  return new SendFailure(decision, reason, { reach, wait: wait ?? 0 });
}

/** The code that Discord gave for a refusal; 0 where it gave none. */
export function codeOf(error: unknown): number {
  return error instanceof DiscordAPIError ? Number(error.code ?? 0) || 0 : 0;
}

function namedWait(error: DiscordAPIError | HTTPError): number {
  const waiting = Waiting.safeParse(error instanceof DiscordAPIError ? error.rawError : undefined);
  return waiting.success ? Math.ceil(waiting.data.retry_after * 1_000) : 0;
}

function lackingIn(kind: ChannelType): string {
  const where = isThreadKind(kind) ? "in this thread" : "in this channel";
  return needing(`the bot may not write ${where}`, Object.keys(neededIn(kind)));
}

function isThreadKind(kind: ChannelType): boolean {
  return (
    kind === ChannelType.PublicThread ||
    kind === ChannelType.PrivateThread ||
    kind === ChannelType.AnnouncementThread
  );
}

/** After one 401 the REST client forgets its token, and says only that it has none. */
function isOrphaned(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith("Expected token to be set");
}
