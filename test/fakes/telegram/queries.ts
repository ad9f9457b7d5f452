import { refuse } from "./refusal.ts";

/** How long the service waits for the answer to a query, in milliseconds. */
const PATIENCE = 15_000;

/** The queries that wait for an answer: pressed buttons and inline queries, which share their numbers. */
export type Queries = ReturnType<typeof createQueries>;

/** Numbers the queries and forgets those that nobody answered in time. */
export function createQueries(now: () => number) {
  const open = new Map<string, number>();
  let count = 0;

  return {
    /** A new query; returns its number. */
    open(): string {
      const id = `${4_000_000_000_000_000 + ++count}`;
      open.set(id, now());
      return id;
    },
    /** Refuses the answer to a query that is unknown or too old, and takes the answer to any other as its last. */
    close(id: string): void {
      const since = open.get(id);
      open.delete(id);
      if (since === undefined || now() - since > PATIENCE)
        refuse(400, "Bad Request: query is too old and response timeout expired or query ID is invalid");
    },
  };
}
