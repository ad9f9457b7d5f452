import { createInterface, type Interface } from "node:readline";
import { type Bot, readLine } from "../../core/bot.ts";
import type { Platform } from "../../core/platform.ts";
import { renderText } from "./render.ts";

/** The one channel that a terminal has. */
const HERE = "here";

/** What a conversation in a terminal needs. */
export interface TerminalParts {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  /** The language of the person at the terminal, as a tag. */
  readonly language: string;
  /** Called for Ctrl+C, which a terminal in conversation no longer turns into a signal. */
  readonly interrupt: () => void;
}

/** A conversation on a pair of streams: the bot without any network, to try it and to test it. */
export function createTerminal({ input, output, language, interrupt }: TerminalParts): Platform {
  let conversation: Interface | undefined;
  let answering = Promise.resolve();
  let stopped = false;

  function print(text: string): void {
    output.write(`${text}\n\n`);
    conversation?.prompt();
  }

  async function answer(bot: Bot, line: string): Promise<void> {
    const question = readLine(line);
    if (!question.command) {
      conversation?.prompt();
      return;
    }
    const message = await bot.answer({
      ...question,
      language,
      // Whoever sits at the terminal runs the bot.
      place: {
        platform: "terminal",
        channel: HERE,
        server: HERE,
        isPrivate: true,
        features: [],
        mayManage: () => Promise.resolve(true),
      },
    });
    print(renderText(message));
  }

  return {
    name: "terminal",
    // A line is printed or not: a process that died has printed nothing that anyone still waits for.
    repeatable: 0,
    rate: 100,
    inFlight: 1,
    start(bot, events) {
      const opened = createInterface({ input, output, prompt: "> " });
      conversation = opened;
      opened.on("line", (line) => {
        answering = answering.then(() => answer(bot, line));
      });
      opened.on("SIGINT", interrupt);
      opened.on("close", () => {
        conversation = undefined;
        if (!stopped)
          answering = answering.then(() => {
            output.write("The conversation is over. Ctrl+C ends the program.\n");
          });
      });
      opened.prompt();
      events.up();
    },
    ready: () => conversation !== undefined,
    send({ message }) {
      print(`\n${renderText(message)}`);
      return Promise.resolve("printed");
    },
    edit({ message }) {
      // What is printed stays printed.
      print(`\nCorrected:\n${renderText(message)}`);
      return Promise.resolve();
    },
    async stop() {
      stopped = true;
      conversation?.close();
      await answering;
    },
  };
}
