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
  30015: [400, "Maximum number of attachments in a message reached (10)"],
  30034: [400, "Max number of daily application command creates has been reached (200)"],
  40001: [401, "Unauthorized"],
  40005: [413, "Request entity too large"],
  40033: [400, "This message has already been crossposted"],
  40058: [400, "Cannot send messages in a forum channel"],
  40060: [400, "Interaction has already been acknowledged."],
  40094: [400, "This interaction has reached the maximum number of follow-up messages"],
  40333: [403, "internal network error"],
  50001: [403, "Missing Access"],
  50005: [403, "Cannot edit a message authored by another user"],
  50006: [400, "Cannot send an empty message"],
  50007: [403, "Cannot send messages to this user"],
  50008: [400, "Cannot send messages in a non-text channel"],
  50013: [403, "Missing Permissions"],
  50024: [400, "Cannot execute action on this channel type"],
  50027: [401, "Invalid Webhook Token"],
  50035: [400, "Invalid Form Body"],
  50083: [400, "Thread is archived"],
  50109: [400, "The request body contains invalid JSON."],
  50278: [403, "Cannot send messages to this user due to having no mutual guilds"],
  130000: [503, "API resource is currently overloaded. Try again a little later"],
  160005: [400, "Thread is locked"],
  200000: [400, "Message was blocked by automatic moderation"],
  240000: [400, "Message blocked by harmful links filter"],
  400001: [403, "File uploads are disabled for this guild"],
} as const satisfies Record<number, readonly [number, string]>;

/** An error code the fake knows the status and words of. */
export type RefusalCode = keyof typeof known;

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
