// The reasons of refusals that whoever set up the posts can mend. They are kept with a post in these words, by which it is
// known again what to say of it.

/** Why nothing can be posted in a thread or a topic that is there. */
export const CLOSED = {
  thread: "the thread is locked: unlock it",
  archived: "the thread is archived: open it again",
  topic: "the topic is closed: open it, or make the bot an administrator that may manage topics",
} as const;

/** Why nothing can be posted in a topic that is not there any more. */
export const NO_TOPIC = "the topic was deleted: subscribe another one";

/** Which filter of a server blocks a post. */
export const FILTERED = {
  autoMod: "AutoMod of the server blocks the post: exempt the bot's role from that rule",
  content: "Discord's filter of explicit content blocks the post",
} as const;

/** Why a post is blocked that no administrator of a server can let through. */
export const HARMFUL_LINKS = "Discord's filter of harmful links blocks the post";

/** Why a post is not published to those who follow its channel, which is done only so often in an hour. */
export const AT_ITS_LIMIT = "its channel had as many published within the hour as may be";

/** Why a channel that is there can never be posted to. */
export const OTHER_KIND_OF_CHANNEL =
  "nothing can be posted in a channel of this kind: subscribe a text channel or a thread";

/** What whoever set up the posts can do about a refusal, where that is no permission. */
export type Mending = "closed" | "noTopic" | "filtered" | "links" | "kind";

const MENDINGS: ReadonlyMap<string, Mending> = new Map([
  ...Object.values(CLOSED).map((reason) => [reason, "closed"] as const),
  [NO_TOPIC, "noTopic"],
  ...Object.values(FILTERED).map((reason) => [reason, "filtered"] as const),
  [HARMFUL_LINKS, "links"],
  [OTHER_KIND_OF_CHANNEL, "kind"],
]);

/** How a refusal of this reason is mended; nothing where its decision says all. */
export function mendingOf(reason: string): Mending | undefined {
  return MENDINGS.get(reason);
}

const NEEDS = ": it needs ";

/** The reason of a refusal for want of permissions: what the bot may not do, and what it needs, in the network's own words. */
export function needing(what: string, permissions: readonly string[]): string {
  const last = permissions.slice(-2).join(" and ");
  return `${what}${NEEDS}${[...permissions.slice(0, -2), last].join(", ")}`;
}

/** The permissions that such a reason says are needed; none where it is another one. */
export function permissionsIn(reason: string): readonly string[] {
  const at = reason.lastIndexOf(NEEDS);
  return at < 0 ? [] : reason.slice(at + NEEDS.length).split(/, | and /);
}
