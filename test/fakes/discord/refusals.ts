// To add a refusal: its code, the HTTP status Discord sends with it, and Discord's own words.
const known = {
  10003: [404, "Unknown Channel"],
  10004: [404, "Unknown Guild"],
  10008: [404, "Unknown Message"],
  10013: [404, "Unknown User"],
  10015: [404, "Unknown Webhook"],
  10062: [404, "Unknown interaction"],
  10063: [404, "Unknown application command"],
  20009: [400, "Explicit content cannot be sent to the desired recipient(s)"],
  20012: [403, "You are not authorized to perform this action on this application"],
  20016: [429, "This action cannot be performed due to slowmode rate limit"],
  20022: [429, "This message cannot be edited due to announcement rate limits"],
  20028: [429, "The channel you are writing has hit the write rate limit"],
  20029: [429, "The write action you are performing on the server has hit the write rate limit"],
  30007: [400, "Maximum number of webhooks reached (15)"],
  30015: [400, "Maximum number of attachments in a message reached (10)"],
  30034: [400, "Max number of daily application command creates has been reached (200)"],
  30046: [429, "Maximum number of edits to messages older than 1 hour reached. Try again later"],
  30058: [400, "Maximum number of webhooks per guild reached (1000)"],
  40001: [401, "Unauthorized"],
  40003: [429, "You are opening direct messages too fast"],
  40004: [403, "Send messages has been temporarily disabled"],
  40005: [413, "Request entity too large"],
  40006: [403, "This feature has been temporarily disabled server-side"],
  40033: [400, "This message has already been crossposted"],
  40058: [400, "Cannot send messages in a forum channel"],
  40060: [400, "Interaction has already been acknowledged."],
  40062: [429, "Service resource is being rate limited."],
  40067: [400, "A tag is required to create a forum post in this channel"],
  40094: [400, "This interaction has reached the maximum number of follow-up messages"],
  40333: [403, "internal network error"],
  50001: [403, "Missing Access"],
  50005: [403, "Cannot edit a message authored by another user"],
  50006: [400, "Cannot send an empty message"],
  50007: [403, "Cannot send messages to this user"],
  50008: [400, "Cannot send messages in a non-text channel"],
  50013: [403, "Missing Permissions"],
  50014: [401, "Invalid authentication token provided"],
  50024: [400, "Cannot execute action on this channel type"],
  50027: [401, "Invalid Webhook Token"],
  50035: [400, "Invalid Form Body"],
  50045: [400, "File uploaded exceeds the maximum size"],
  50046: [400, "Invalid file uploaded"],
  50083: [400, "Thread is archived"],
  50109: [400, "The request body contains invalid JSON."],
  50278: [403, "Cannot send messages to this user due to having no mutual guilds"],
  130000: [503, "API resource is currently overloaded. Try again a little later"],
  160005: [400, "Thread is locked"],
  200000: [400, "Message was blocked by automatic moderation"],
  220001: [400, "Webhooks posted to forum channels must have a thread_name or thread_id"],
  240000: [400, "Message blocked by harmful links filter"],
  400001: [403, "File uploads are disabled for this guild"],
} as const satisfies Record<number, readonly [number, string]>;

/** An error code the fake knows the status and words of. */
export type RefusalCode = keyof typeof known;

/** Every error code that the fake knows. */
export const refusalCodes: readonly RefusalCode[] = Object.keys(known).map(
  (code) => Number(code) as RefusalCode,
);

/** A request Discord turns down: thrown by whoever notices, answered with this status and body. */
export interface Refusal extends Error {
  readonly status: number;
  readonly body: Record<string, unknown>;
  readonly headers: Record<string, string>;
}

/** Makes a refusal with any status and body. */
export function refusal(
  status: number,
  body: Record<string, unknown>,
  headers: Record<string, string> = {},
): Refusal {
  return Object.assign(new Error(String(body["message"])), { status, body, headers });
}

/** Makes the refusal Discord sends under this error code, with the faulty fields if it names any. */
export function refuse(code: RefusalCode, errors?: Record<string, unknown>): Refusal {
  const [status, message] = known[code];
  return refusal(status, { message, code, ...(errors && { errors }) });
}

/** Makes the refusal of a request that has no error code of its own, such as "404: Not Found". */
export function refusePlainly(status: number, words: string): Refusal {
  return refusal(status, { message: `${status}: ${words}`, code: 0 });
}

/** Tells a refusal from a mistake in the fake itself. */
export function isRefusal(error: unknown): error is Refusal {
  return error instanceof Error && "status" in error && "body" in error;
}
