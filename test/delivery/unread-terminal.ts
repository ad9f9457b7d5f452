import { PassThrough } from "node:stream";
import { createTerminal } from "../../src/platforms/terminal/terminal.ts";

/** A terminal at which nobody types, and which nobody reads. */
export function unreadTerminal() {
  return createTerminal({
    input: new PassThrough(),
    output: new PassThrough(),
    language: "en",
    interrupt: () => undefined,
  });
}
