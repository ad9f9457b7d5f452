/** Where progress is shown. */
export interface ProgressParts {
  /** Whether a line can be written over, as on a terminal. */
  readonly terminal: boolean;
  readonly write: (text: string) => void;
  /** The instant that it is, in epoch milliseconds. */
  readonly now: () => number;
}

/** Shows how far something has come. */
export interface Progress {
  /** Shows a line in the place of the one before; where lines cannot be written over, now and then a new one. */
  show(text: string): void;
  /** Takes the last line away, so that something else can be printed. */
  clear(): void;
}

/** Between two lines of progress where they cannot be written over, in milliseconds. */
const SELDOM = 10_000;

/** Progress on a terminal as one line that changes, elsewhere as plain lines. */
export function createProgress({ terminal, write, now }: ProgressParts): Progress {
  let width = 0;
  let last = Number.NEGATIVE_INFINITY;

  function clear(): void {
    if (width > 0) write(`\r${" ".repeat(width)}\r`);
    width = 0;
  }

  return {
    show(text) {
      if (terminal) {
        clear();
        width = text.length;
        write(text);
      } else if (now() - last >= SELDOM) {
        last = now();
        write(`${text}\n`);
      }
    },
    clear,
  };
}
