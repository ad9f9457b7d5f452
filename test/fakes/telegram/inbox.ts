import type { Request } from "./records.ts";

type Waiter<T> = { chatId: number; resolve: (item: T) => void; reject: (error: Error) => void };

/**
 * Hands out what a list has of a chat, such as the messages to it, one after the other, waiting for what is still to
 * come. `requests` are the calls that a failure tells of.
 */
export function createInbox<T extends { readonly chatId: number }>(
  what: string,
  list: T[],
  requests: readonly Request[],
) {
  const taken = new Set<T>();
  const waiters = new Set<Waiter<T>>();

  function take(chatId: number): T | undefined {
    const item = list.find((candidate) => candidate.chatId === chatId && !taken.has(candidate));
    if (item !== undefined) taken.add(item);
    return item;
  }

  function put(item: T): void {
    list.push(item);
    for (const waiter of waiters) {
      if (waiter.chatId !== item.chatId) continue;
      taken.add(item);
      // At once, or a second one could be given to somebody who already has one.
      waiters.delete(waiter);
      waiter.resolve(item);
      return;
    }
  }

  return {
    put,
    /** The next one of this chat that was not yet taken. */
    async next(chatId: number, timeoutMs = 60_000): Promise<T> {
      const ready = take(chatId);
      if (ready !== undefined) return ready;
      const { promise, resolve, reject } = Promise.withResolvers<T>();
      const waiter = { chatId, resolve, reject };
      waiters.add(waiter);
      const timer = setTimeout(() => {
        const calls = requests.slice(-8).map(({ method, status }) => `${method} ${status ?? "unanswered"}`);
        reject(new Error(`No ${what} to ${chatId} within ${timeoutMs} ms; last calls: ${calls.join(", ")}.`));
      }, timeoutMs);
      try {
        return await promise;
      } finally {
        clearTimeout(timer);
        waiters.delete(waiter);
      }
    },
    close(): void {
      for (const { chatId, reject } of waiters) {
        reject(new Error(`The fake was closed while a test waited for a ${what} to ${chatId}.`));
      }
    },
  };
}
