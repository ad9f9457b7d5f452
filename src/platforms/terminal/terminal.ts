import { clearScreenDown, createInterface, cursorTo, type Interface, moveCursor } from "node:readline";
import { type Bot, readLine } from "../../core/bot.ts";
import type { Platform } from "../../core/platform.ts";
import { renderText } from "./render.ts";
import { createScreen, type Screen, type TypedLine } from "./screen.ts";

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
  /** Where the line that is being typed is held while something else is written; without it nothing else is. */
  readonly screen?: Screen | undefined;
}

/** A conversation on a pair of streams: the bot without any network, to try it and to test it. */
export function createTerminal({
  input,
  output,
  language,
  interrupt,
  screen = createScreen(),
}: TerminalParts): Platform {
  let conversation: Interface | undefined;
  let answering = Promise.resolve();
  let stopped = false;
  let typed: TypedLine | undefined;

  function print(text: string): void {
    hold(undefined);
    output.write(`${text}\n\n`);
    prompt();
  }

  function hold(line: TypedLine | undefined): void {
    // What goes into a file or another program is written in its order, and nothing of it taken away.
    typed = "isTTY" in output && output.isTTY ? line : undefined;
    screen.hold(typed);
  }

  /** Asks for a line, which comes to stand below whatever is written past the conversation. */
  function prompt(): void {
    const asking = conversation;
    if (!asking) return;
    asking.prompt();
    hold({
      away() {
        moveCursor(output, 0, -asking.getCursorPos().rows);
        cursorTo(output, 0);
        clearScreenDown(output);
      },
      back() {
        // Drawing begins as many rows higher as the line had before.
        output.write("\n".repeat(asking.getCursorPos().rows));
        asking.prompt(true);
      },
    });
  }

  async function answer(bot: Bot, line: string): Promise<void> {
    const question = readLine(line, bot);
    if (!question.command) {
      prompt();
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
        hold(undefined);
        answering = answering.then(() => answer(bot, line));
      });
      opened.on("SIGINT", interrupt);
      opened.on("close", () => {
        conversation = undefined;
        hold(undefined);
        if (!stopped)
          answering = answering.then(() => {
            output.write("The conversation is over. Ctrl+C ends the program.\n");
          });
      });
      prompt();
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
      typed?.away();
      conversation?.close();
      await answering;
    },
  };
}
