import type { Channel } from "./channel.ts";
import type { ChatLanguage } from "./store.ts";

/** The languages that were set for places, in memory, so that no answer waits for the database. */
export interface ChatLanguages {
  /** The language that was set for a place; nothing where everybody is answered in their own. */
  of(place: Channel): string | undefined;
  /** Sets a place's language, or with `undefined` lets everybody have their own again. */
  set(place: Channel, language: string | undefined): void;
  /** Puts what the store holds in the place of all that was known. */
  take(all: Iterable<ChatLanguage>): void;
}

/** No language is set anywhere yet. */
export function createChatLanguages(): ChatLanguages {
  let known = new Map<string, string>();
  const keyOf = ({ platform, channel }: Channel) => `${platform} ${channel}`;
  return {
    of: (place) => known.get(keyOf(place)),
    set(place, language) {
      if (language === undefined) known.delete(keyOf(place));
      else known.set(keyOf(place), language);
    },
    take(all) {
      known = new Map(Array.from(all, (one) => [keyOf(one), one.language]));
    },
  };
}
