import type { SubscriptionKey } from "./subscription.ts";

/** Names one post of a subscription. The same for every try, so that a network can recognise a repetition. */
export interface PostKey extends SubscriptionKey {
  /** The name of the edition, as `editionId` makes it. */
  readonly edition: string;
  /** The form in which it is told; `note` is the short note on a post that was restated and could not be edited. */
  readonly form: string;
}
