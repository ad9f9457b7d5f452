import assert from "node:assert/strict";
import { Writable } from "node:stream";
import { describe, type TestContext, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import fc from "fast-check";
import { commands } from "../../commands/index.ts";
import { createBot } from "../../src/bot.ts";
import type { Bot } from "../../src/core/bot.ts";
import { createChatLanguages } from "../../src/core/chat-languages.ts";
import { type Command, defineCommand } from "../../src/core/command.ts";
import { composeSummary } from "../../src/core/compose.ts";
import { phrases } from "../../src/core/locale.ts";
import type { Log } from "../../src/core/log.ts";
import type { Message } from "../../src/core/message.ts";
import { type Platform, type PlatformEvents, type Post, SendFailure } from "../../src/core/platform.ts";
import type { Report } from "../../src/core/report.ts";
import type { Store } from "../../src/core/store.ts";
import { summarize } from "../../src/core/summary.ts";
import { createLog } from "../../src/lib/log.ts";
import { locales } from "../../src/locales/index.ts";
import { anyText, archiveOf, botOf, EMBEDDED, english, sources, textsOf, ukrainian } from "../reports.ts";
import { hear } from "../told.ts";

/** What a platform is put between in a test: the whole bot, a new SQLite file, and a log that can be read. */
export interface World {
  readonly bot: Bot;
  readonly store: Store;
  readonly log: Log;
  /** The lines of the log as they were written. */
  readonly lines: readonly string[];
  /** What was logged at a level or above: pino counts 30 for info, 40 for warnings, 50 for errors. */
  logged(level: number): string[];
  /** The same bot with further commands. */
  botWith(...more: readonly Command[]): Bot;
  /** Does this when the test ends, before everything that was asked for earlier. */
  atEnd(close: () => unknown): void;
}

/** Opens a world for one test. */
export async function openWorld(
  t: Pick<TestContext, "after">,
  {
    reports = EMBEDDED,
    now = Date.parse("2023-05-21T09:00:00Z"),
  }: { reports?: readonly Report[]; now?: number } = {},
): Promise<World> {
  const closers: (() => unknown)[] = [];
  const atEnd = (close: () => unknown) => void closers.push(close);
  t.after(async () => {
    for (const close of closers.toReversed()) await close();
  });
  const lines: string[] = [];
  const { store, archive } = await botOf(
    { after: (close) => atEnd(close as () => unknown) },
    { reports, now },
  );
  const output = new Writable({
    write(chunk, _encoding, done) {
      hear("a line of the log", String(chunk));
      lines.push(String(chunk));
      done();
    },
  });
  // No secret is named to the log: a platform must not hand it one in the first place.
  const log = createLog({ level: "debug", secrets: [], readable: false, output });
  const botWith = (...more: readonly Command[]) =>
    createBot({
      commands: [...commands, ...more],
      locales,
      archive,
      sources,
      languages: createChatLanguages(),
      store,
      log,
      now: () => now,
      timeZone: "Europe/Kyiv",
    });
  function logged(least: number): string[] {
    const entries = lines.map((line) => JSON.parse(line) as { level: number; msg: string });
    return entries.filter(({ level }) => level >= least).map(({ msg }) => msg);
  }
  return { bot: botWith(), store, log, lines, logged, botWith, atEnd };
}

/** A further command that answers as the test says. */
export function commandOf(name: string, run: () => Message | Promise<Message>): Command {
  return defineCommand({ name, options: {}, words: phrases(name, { description: name }), run });
}

/** Waits until something is true. */
export async function until(condition: () => boolean | Promise<boolean>, patience = 60_000): Promise<void> {
  const end = Date.now() + patience;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`It did not happen within ${patience} ms.`);
    await pause(5);
  }
}

/** The newest report that is part of the program, as it is posted. */
export const POST: Message = postOf(english);

function postOf(voice: typeof english): Message {
  const archive = archiveOf(...EMBEDDED);
  const day = archive.latest()?.day;
  const summary = day && summarize(archive, day);
  assert.ok(summary);
  return composeSummary(summary, { voice, sources });
}

/** A post for a channel; everything but its message may be left out. */
export function postTo(
  channel: string,
  { message = POST, key = {}, ...more }: Partial<Omit<Post, "key">> & { key?: Partial<Post["key"]> } = {},
): Post {
  return {
    key: { platform: "test", channel, number: 1, edition: "day 2023-05-21", form: "full", ...key },
    server: channel,
    message,
    silent: false,
    publish: false,
    pin: false,
    ...more,
  };
}

/** What a network told by itself, in order: what happened, and to what. */
export type Told = readonly [what: keyof PlatformEvents, ...about: unknown[]];

/** Hears what a network tells. */
export function listenTo(): { readonly events: PlatformEvents; readonly told: Told[] } {
  const told: Told[] = [];
  return {
    told,
    events: {
      up: () => void told.push(["up"]),
      removed: (where, reason) => void told.push(["removed", where, reason]),
      holds: (server, channels) => void told.push(["holds", server, channels]),
      returned: (where) => void told.push(["returned", where]),
      moved: (from, to) => void told.push(["moved", from, to]),
      refused: (sentence) => void told.push(["refused", sentence]),
    },
  };
}

/** A platform with people and channels at its other end. Texts are given as people see them, without any markup. */
export interface Stage {
  readonly platform: Platform;
  /** Channels that can be posted to; one is enough where a network has no more. */
  readonly channels: readonly string[];
  /** A channel that does not exist, where there can be one. */
  readonly missing?: string;
  /** Waits until the platform, once it is started, hears what people ask. */
  up(): Promise<void>;
  /** What was posted to a channel, as it reads now, oldest first. */
  posts(channel: string): readonly string[];
  /** Whether what was posted stays as it is, so that what is put in its place comes after it. */
  readonly keeps?: true;
  /** Whether each post came without a sound, where posts make one. */
  silent?(channel: string): readonly boolean[];
  /** The id of a message that no channel has, where messages have ids. */
  readonly unknownMessage?: string;
  /** Asks a command without options, in English; resolves to the answer. */
  ask(channel: string, command: string): Promise<string>;
}

/**
 * What holds for every platform. `open` makes the platform and its other end, asks the world to end both, and starts
 * nothing: the contract does.
 */
export function platformContract(name: string, open: (world: World) => Promise<Stage>): void {
  async function begin(t: TestContext, bot?: (world: World) => Bot) {
    const world = await openWorld(t);
    const stage = await open(world);
    const { events, told } = listenTo();
    stage.platform.start(bot?.(world) ?? world.bot, events);
    await stage.up();
    await until(() => stage.platform.ready());
    const [channel = ""] = stage.channels;
    return { ...stage, world, channel, told };
  }

  describe(`${name} as a platform`, () => {
    test("is ready from its start to its stop", async (t) => {
      const world = await openWorld(t);
      const { platform, up } = await open(world);
      assert.equal(platform.ready(), false);
      const { events, told } = listenTo();
      platform.start(world.bot, events);
      await up();
      await until(() => platform.ready());
      // Which channels a server has may be told at any time.
      assert.deepEqual(
        told.filter(([what]) => what !== "holds"),
        [["up"]],
      );
      await platform.stop();
      assert.equal(platform.ready(), false, "a stopped platform sends nothing");
    });

    test("may be stopped twice, or without having been started", async (t) => {
      const idle = await open(await openWorld(t));
      await idle.platform.stop();
      const { platform } = await begin(t);
      await platform.stop();
      await platform.stop();
    });

    test("says how fast and for how long it may be used", async (t) => {
      const { platform } = await open(await openWorld(t));
      assert.match(platform.name, /^[a-z]+$/);
      assert.ok(platform.rate > 0 && platform.repeatable >= 0);
      assert.ok(Number.isInteger(platform.inFlight) && platform.inFlight > 0);
    });

    test("brings a post whole, to every channel", async (t) => {
      const { platform, channels, posts } = await begin(t);
      const messages = [POST, postOf(ukrainian)];
      for (const channel of channels)
        for (const [index, message] of messages.entries()) {
          const key = { edition: `day 2023-05-2${index}` };
          assert.match(await platform.send(postTo(channel, { message, key })), /\S/);
        }
      for (const channel of channels) {
        const texts = posts(channel).map(squeeze);
        assert.equal(texts.length, messages.length);
        for (const [index, message] of messages.entries())
          for (const piece of textsOf(message)) assert.ok(texts[index]?.includes(squeeze(piece)), piece);
      }
    });

    test("brings a post twice only where it says that it would", async (t) => {
      const { platform, channel, posts } = await begin(t);
      const ids = [];
      for (const _ of [1, 2]) ids.push(await platform.send(postTo(channel)));
      assert.equal(posts(channel).length, platform.repeatable > 0 ? 1 : 2);
      if (platform.repeatable > 0) assert.equal(ids[0], ids[1]);
    });

    test("takes posts for different ones when their keys differ in anything", async (t) => {
      const { platform, channel, posts } = await begin(t);
      const keys = [
        {},
        { number: 2 },
        { form: "brief" },
        { edition: "day 2023-05-20" },
        { edition: "week 2023-05-15..2023-05-21" },
      ];
      for (const key of keys) await platform.send(postTo(channel, { key }));
      assert.equal(posts(channel).length, keys.length);
    });

    test("brings a post without a sound when it is to be silent", async (t) => {
      const { platform, channel, silent } = await begin(t);
      const wanted = [true, false];
      for (const [index, one] of wanted.entries())
        await platform.send(postTo(channel, { silent: one, key: { number: index + 1 } }));
      // Where nothing makes a sound it arrives all the same.
      if (silent) assert.deepEqual(silent(channel), wanted);
    });

    test("puts a post in the place of one that was sent, and once more changes nothing", async (t) => {
      const { platform, channel, posts, keeps } = await begin(t);
      const corrected = { ...POST, lines: ["This is a correction.", ...(POST.lines ?? [])] };
      const id = await platform.send(postTo(channel));
      for (const _ of [1, 2]) await platform.edit(postTo(channel, { message: corrected }), id);
      const texts = posts(channel);
      for (const piece of textsOf(corrected)) assert.ok(squeeze(texts.at(-1) ?? "").includes(squeeze(piece)));
      if (keeps) assert.match(texts.at(-1) ?? "", /Corrected:/);
      else assert.equal(texts.length, 1);
    });

    test("says where a post cannot be edited", async (t) => {
      const { platform, channel, unknownMessage } = await begin(t);
      if (unknownMessage === undefined) return;
      const editing = platform.edit(postTo(channel), unknownMessage);
      await assert.rejects(editing, (error) => {
        assert.ok(error instanceof SendFailure);
        assert.ok(!["later", "unknown", "halt"].includes(error.decision), error.decision);
        return true;
      });
    });

    test("says what to do about a channel that does not exist", async (t) => {
      const { platform, missing } = await begin(t);
      // Where there is one channel only, whatever it is called, everything arrives.
      if (missing === undefined) assert.ok(await platform.send(postTo("anywhere")));
      else await assert.rejects(platform.send(postTo(missing)), SendFailure);
    });

    test("brings any text at all, without what could act on the reader's screen", async (t) => {
      const { platform, channel, posts } = await begin(t);
      let number = 0;
      const text = fc.oneof(anyText(60), anyText(60), anyText(6_000));
      const row = fc.record({ label: text, value: text, change: text });
      const message = fc.record({
        title: text,
        lines: fc.array(text),
        table: fc.array(row),
        notes: fc.array(text),
      });
      await fc.assert(
        fc.asyncProperty(message, async (hostile) => {
          const before = posts(channel).length;
          number += 1;
          const named = { ...hostile, title: `Title${hostile.title}` };
          await platform.send(postTo(channel, { message: named, key: { number } }));
          assert.equal(posts(channel).length, before + 1);
          const seen = (posts(channel).at(-1) ?? "").replaceAll("\n", "");
          assert.doesNotMatch(seen, /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
        }),
        { numRuns: 50 },
      );
    });

    test("answers with the bot's words", async (t) => {
      const { ask, channel, world } = await begin(t);
      for (const command of ["losses", "about", "help", "subscribe"]) {
        const answer = squeeze(await ask(channel, command));
        if (command === "subscribe") continue;
        const message = await world.bot.answer({ command, language: "en" });
        for (const piece of textsOf(message))
          assert.ok(answer.includes(squeeze(piece)), `${piece} in ${answer}`);
      }
    });

    test("answers a command that fails, and goes on", async (t) => {
      const broken = commandOf("broken", () => Promise.reject(new Error("broken on purpose")));
      const { ask, channel } = await begin(t, (world) => world.botWith(broken));
      assert.match(await ask(channel, "broken"), /went wrong on my side/);
      assert.match(await ask(channel, "help"), /What you can ask/);
    });

    test("waits for the answers under way when it is stopped", async (t) => {
      const [begun, stopping] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
      const slow = commandOf("slow", async () => {
        begun.resolve();
        await stopping.promise;
        return { title: "At last" };
      });
      const { platform, ask, channel } = await begin(t, (world) => world.botWith(slow));
      const answer = ask(channel, "slow");
      await begun.promise;
      const stopped = platform.stop();
      stopping.resolve();
      await stopped;
      assert.match(await answer, /At last/);
    });
  });
}

/** A text without what layout changes: spaces and lines. */
function squeeze(text: string): string {
  return text.replace(/[\s\u00a0\u202f]+/g, " ").trim();
}
