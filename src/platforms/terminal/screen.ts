import { Writable } from "node:stream";

/** A line that is being typed, which always stands last on its screen. */
export interface TypedLine {
  /** Takes the line away, so that something can be written where it stood. */
  away(): void;
  /** Draws the line again, with what was typed of it so far. */
  back(): void;
}

/** A screen on which one line may be being typed while other things are written to it. */
export interface Screen {
  /** Sets the line that is being typed; nothing when none is. */
  hold(line: TypedLine | undefined): void;
  /** What is written to the screen past the conversation, such as the log: it comes to stand above the line. */
  beside(output: NodeJS.WritableStream): Writable;
}

/** A screen on which nothing is being typed yet. */
export function createScreen(): Screen {
  let held: TypedLine | undefined;
  return {
    hold(line) {
      held = line;
    },
    beside: (output) =>
      new Writable({
        decodeStrings: false,
        write(chunk: string | Uint8Array, _encoding, done) {
          const line = held;
          line?.away();
          output.write(chunk);
          line?.back();
          done();
        },
      }),
  };
}
