/**
 * The work that one process does at a time, of all those that share a database: who polls the sources, and for each network who
 * sends the posts and holds its connection. Each is a duty of its own, and any process may have any of them.
 */
export interface Work {
  /**
   * Does a duty whenever no other process does it: again after it was lost to another, and at once where there is none. `run`
   * goes on until its signal ends it, and then comes to an end soon; it never rejects. The signal comes when the work stops, or
   * when another process has taken the duty over, because this one was frozen or cut off.
   */
  hold(duty: string, run: (signal: AbortSignal) => Promise<void>): void;
  /** Ends all duties, waits for their end, and leaves them to others, who take them up at once. */
  stop(): Promise<void>;
}
