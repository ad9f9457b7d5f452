/**
 * Makes a function that begins a piece of work at each call; but while one is under way, however many calls come, it is done
 * just once more after it. The work takes care of its own failures.
 */
export function createAgain(work: () => Promise<void>): () => void {
  let running = false;
  let asked = false;

  async function run(): Promise<void> {
    running = true;
    while (asked) {
      asked = false;
      await work();
    }
    running = false;
  }

  return () => {
    asked = true;
    if (!running) void run();
  };
}
