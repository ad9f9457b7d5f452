import assert from "node:assert/strict";
import { PassThrough } from "node:stream";
import { type TestContext, test } from "node:test";
import { botWords } from "../../../src/bot.ts";
import { renderText } from "../../../src/platforms/terminal/render.ts";
import { createScreen } from "../../../src/platforms/terminal/screen.ts";
import { createTerminal } from "../../../src/platforms/terminal/terminal.ts";
import { english, ukrainian } from "../../reports.ts";
import { listenTo, openWorld, POST, platformContract, postTo, until, type World } from "../contract.ts";

const PROMPT = "> ";

function openOn(world: World, language = "en", keys = false) {
  const input = new PassThrough();
  const output = Object.assign(new PassThrough(), keys && { isTTY: true });
  const chunks: string[] = [];
  output.on("data", (chunk) => chunks.push(String(chunk)));
  let interrupted = 0;
  const interrupt = () => {
    interrupted += 1;
  };
  const screen = createScreen();
  const platform = createTerminal({ input, output, language, interrupt, screen });
  world.atEnd(() => platform.stop());
  // Without the prompt, and without what moves the cursor where a person types.
  const printed = () => chunks.filter((chunk) => !/^(> |\s*|\p{Cc}\[\d*[A-Z])$/u.test(chunk));
  /** Types a line and waits for what it brings. */
  async function type(line: string): Promise<string> {
    const before = printed().length;
    input.write(`${line}\n`);
    await until(() => printed().length > before);
    return printed().at(-1) ?? "";
  }
  return {
    platform,
    input,
    printed,
    type,
    chunks,
    log: screen.beside(output),
    interrupted: () => interrupted,
  };
}

async function open(t: TestContext, language?: string, keys?: boolean) {
  const world = await openWorld(t);
  const terminal = openOn(world, language, keys);
  terminal.platform.start(world.bot, listenTo().events);
  return { ...world, ...terminal };
}

platformContract("The terminal", (world) => {
  const { platform, printed, type } = openOn(world);
  return Promise.resolve({
    platform,
    channels: ["here"],
    // What nobody asked for stands apart from the line that is being typed.
    posts: () => printed().filter((text) => text.startsWith("\n")),
    keeps: true,
    up: () => until(() => platform.ready()),
    ask: (_channel, command) => type(`/${command}`),
  });
});

test("a question is answered in the language of the terminal, with or without a slash, in any case", async (t) => {
  const { type, bot } = await open(t, "uk-UA");
  const message = await bot.answer({ command: "losses", language: "uk" });
  for (const line of ["/losses", "losses", "  /LOSSES  ", "/втрати", "Втрати", "verluste"])
    assert.equal((await type(line)).trim(), renderText(message));
  const tanks = await bot.answer({ command: "losses", words: "танки 2023-05-21", language: "uk" });
  assert.equal(tanks.failure, undefined);
  assert.equal((await type("/losses танки   2023-05-21")).trim(), renderText(tanks));
});

test("a language that the bot does not speak is answered in English", async (t) => {
  const { type } = await open(t, "ja-JP");
  assert.match(await type("/help"), /^What you can ask/);
});

test("whoever sits there may set up posts, which are printed, and again where they are put right", async (t) => {
  const { type, platform, printed, store } = await open(t);
  assert.match(await type("/subscribe"), /\S/);
  const subscriptions = await store.subscriptions({ platform: "terminal", server: "here" });
  assert.deepEqual(
    subscriptions.map(({ channel, number }) => [channel, number]),
    [["here", 1]],
  );
  const id = await platform.send(postTo("here"));
  assert.equal(printed().at(-1)?.trim(), renderText(POST));
  await platform.edit(postTo("here"), id);
  assert.equal(printed().at(-1)?.trim(), `Corrected:\n${renderText(POST)}`);
});

test("an unknown command and one that does not fit are answered with a sentence", async (t) => {
  for (const [language, voice] of [
    ["en", english],
    ["uk", ukrainian],
  ] as const) {
    const { type } = await open(t, language);
    assert.equal(
      (await type("/weather")).trim(),
      voice.say(botWords, "unknownCommand", { command: "weather" }),
    );
    assert.match(await type("/losses 2023-13-01"), /2023-13-01/);
  }
});

test("an empty line brings the prompt again and nothing else", async (t) => {
  const { input, chunks, printed } = await open(t);
  await until(() => chunks.length === 1);
  for (const line of ["\n", "   \n", "/\n", "/  \n"]) {
    const before = chunks.length;
    input.write(line);
    await until(() => chunks.length > before);
    assert.equal(chunks.at(-1), PROMPT);
  }
  assert.deepEqual(printed(), []);
});

/** What a screen shows of what was written to it, row by row: enough of a terminal for what a line that is typed needs. */
function shownOf(text: string): string[] {
  const rows: string[] = [""];
  let [row, column] = [0, 0];
  const moves: Readonly<Record<string, (count: number) => void>> = {
    A: (count) => {
      row -= count;
    },
    G: (count) => {
      column = count - 1;
    },
    J: () => {
      rows.splice(row + 1);
      rows[row] = (rows[row] ?? "").slice(0, column);
    },
  };
  for (const [part, count, kind] of text.matchAll(/\p{Cc}\[(\d*)([A-Z])|[\s\S]/gu)) {
    if (kind) {
      const move = moves[kind];
      assert.ok(move, `the screen does not know ${JSON.stringify(part)}`);
      move(Number(count || 1));
    } else if (part === "\r") column = 0;
    else if (part === "\n") [row, column] = [row + 1, 0];
    else {
      rows[row] =
        `${(rows[row] ?? "").padEnd(column).slice(0, column)}${part}${(rows[row] ?? "").slice(column + 1)}`;
      column += 1;
    }
    rows[row] ??= "";
  }
  return rows;
}

test("what is logged comes to stand above the line that is being typed, and not into it", async (t) => {
  const { input, chunks, log } = await open(t, "en", true);
  const screen = () => shownOf(chunks.join(""));
  await until(() => chunks.length > 0);
  log.write("WARN: no source\n");
  assert.deepEqual(screen(), ["WARN: no source", "> "]);
  input.write("/losses ta");
  await until(() => screen().at(-1) === "> /losses ta");
  log.write("INFO: another line\n");
  assert.deepEqual(screen(), ["WARN: no source", "INFO: another line", "> /losses ta"]);
  input.write("\u007f\u007f");
  await until(() => screen().at(-1) === "> /losses ");
  input.write("2023-03-07\n");
  await until(() => screen().some((row) => /combat losses, 7 March 2023/.test(row)));
  assert.equal(screen()[2], "> /losses 2023-03-07");
  assert.equal(screen().filter((row) => row.includes("/losses 2023")).length, 1);
});

test("several lines at once are answered in their order", async (t) => {
  const { input, printed } = await open(t);
  input.write("/help\n/losses\n/about\n");
  await until(() => printed().length === 3);
  assert.deepEqual(
    printed().map((text) => /^What you can ask|combat losses|these figures/i.exec(text)?.[0]),
    ["What you can ask", "combat losses", "these figures"],
  );
});

test("at the end of the input the last answer is still given, and it is said how to end the program", async (t) => {
  const { input, printed, platform } = await open(t);
  input.end("/help");
  const said = () => printed().join("\n");
  await until(() => said().includes("The conversation is over."));
  assert.match(said(), /^What you can ask.*The conversation is over\. Ctrl\+C ends the program\.\n$/s);
  assert.equal(platform.ready(), false);
  await platform.stop();
});

test("Ctrl+C interrupts the bot, once for each press, and the conversation leaves that to it", async (t) => {
  const { input, interrupted, platform, printed } = await open(t, "en", true);
  input.write("\x03");
  await until(() => interrupted() === 1);
  assert.deepEqual(printed(), []);
  await platform.stop();
  assert.equal(interrupted(), 1);
});

test("a stop closes the conversation but not the streams, which are not its own", async (t) => {
  const { input, platform, printed } = await open(t);
  await platform.stop();
  assert.equal(platform.ready(), false);
  input.write("/help\n");
  assert.deepEqual(printed(), []);
  assert.equal(input.destroyed, false);
});
