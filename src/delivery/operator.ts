import type { Channel } from "../core/channel.ts";
import type { Log } from "../core/log.ts";
import type { Platform } from "../core/platform.ts";
import type { Store } from "../core/store.ts";

/** What telling the operator needs. */
export interface OperatorParts {
  /** The operator's own channels. */
  readonly chats: readonly Channel[];
  readonly platforms: readonly Platform[];
  readonly store: Store;
  readonly log: Log;
}

/** Tells the operator the few things that a person must know. */
export interface Operator {
  readonly chats: readonly Channel[];
  /** Says something once for each key, in the log and in the operator's channels. Never rejects. */
  tell(key: string, sentence: string, facts?: object): Promise<void>;
}

/** Tells one operator; what was told is remembered by the store, so that a restart does not repeat it. */
export function createOperator({ chats, platforms, store, log }: OperatorParts): Operator {
  const told = new Set<string>();

  async function send(chat: Channel, key: string, sentence: string): Promise<void> {
    const platform = platforms.find(({ name }) => name === chat.platform);
    if (!platform?.ready()) return;
    await platform.send({
      key: { ...chat, number: 0, edition: key, form: "notice" },
      server: chat.channel,
      message: { title: sentence },
      silent: false,
      publish: false,
      pin: false,
    });
  }

  return {
    chats,
    async tell(key, sentence, facts = {}) {
      if (told.has(key)) return;
      told.add(key);
      log.error(facts, sentence);
      try {
        const memory = `told.${key}`;
        if ((await store.recall(memory)) !== undefined) return;
        await store.remember(memory, sentence);
        for (const chat of chats)
          await send(chat, key, sentence).catch((error: unknown) =>
            log.warn({ err: error, platform: chat.platform }, "The operator could not be told in chat."),
          );
      } catch (error) {
        log.warn({ err: error }, "It could not be remembered what the operator was told.");
      }
    },
  };
}
