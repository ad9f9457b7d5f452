import type { Records, Sent } from "./records.ts";

type Waiter = { chatId: number; resolve: (sent: Sent) => void; reject: (error: Error) => void };

/** Hands out the messages of a chat one after the other, waiting for those that are still to come. */
export function createInbox(records: Records) {
  const taken = new Set<Sent>();
  const waiters = new Set<Waiter>();

  function take(chatId: number): Sent | undefined {
    const sent = records.sent.find((candidate) => candidate.chatId === chatId && !taken.has(candidate));
    if (sent !== undefined) taken.add(sent);
    return sent;
  }

  function put(sent: Sent): void {
    records.sent.push(sent);
    for (const waiter of waiters) {
      if (waiter.chatId !== sent.chatId) continue;
      taken.add(sent);
      // At once, or a second message could be given to somebody who already has one.
      waiters.delete(waiter);
      waiter.resolve(sent);
      return;
    }
  }

  return {
    put,
    /** The next message to this chat that was not yet taken. */
    async next(chatId: number, timeoutMs = 15_000): Promise<Sent> {
      const ready = take(chatId);
      if (ready !== undefined) return ready;
      const { promise, resolve, reject } = Promise.withResolvers<Sent>();
      const waiter = { chatId, resolve, reject };
      waiters.add(waiter);
      const timer = setTimeout(() => {
        const calls = records.requests
          .slice(-8)
          .map(({ method, status }) => `${method} ${status ?? "unanswered"}`);
        reject(new Error(`No message to ${chatId} within ${timeoutMs} ms; last calls: ${calls.join(", ")}.`));
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
        reject(new Error(`The fake was closed while a test waited for a message to ${chatId}.`));
      }
    },
  };
}
