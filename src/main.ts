import { inspect } from "node:util";
import { Command } from "commander";
import { ask, writeAttachment } from "./ask.ts";
import { archived, assemble, createSource } from "./assembling.ts";
import { exampleSettings, readSettings, type Settings, SettingsFailure, secretsOf } from "./config.ts";
import { tellHand } from "./core/hand.ts";
import { voiceOf } from "./core/locale.ts";
import { Refusal } from "./core/message.ts";
import { SourceFailure } from "./core/source.ts";
import { StoreFailure } from "./core/store.ts";
import { addCtlCommands } from "./ctl/ctl.ts";
import { openWork } from "./duties/index.ts";
import { importHistory } from "./import.ts";
import { folderAddress } from "./lib/address.ts";
import { databaseSecrets } from "./lib/database-address.ts";
import { createLog } from "./lib/log.ts";
import { createRedact } from "./lib/redact.ts";
import { en } from "./locales/en.ts";
import { locales } from "./locales/index.ts";
import { networks } from "./platforms/index.ts";
import { renderText } from "./platforms/terminal/render.ts";
import { createScreen } from "./platforms/terminal/screen.ts";
import { createProgress } from "./progress.ts";
import { review } from "./review.ts";
import { newsSources } from "./sources/index.ts";
import { backUp } from "./stores/backup.ts";

/** The language of the system, for whoever sits at the terminal. */
const { locale: systemLanguage } = new Intl.DateTimeFormat().resolvedOptions();

/** Adds what `.env` sets to the environment, which has the last word. */
function loadDotEnv(): void {
  try {
    process.loadEnvFile();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return;
    throw new SettingsFailure(`The file .env cannot be read: ${(error as Error).message}.`);
  }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Takes secrets out of what is written past the log. */
let redact = createRedact([]);

/** The screen on which somebody may be typing while the log is written. */
const screen = createScreen();

/** Says of what went wrong unforeseen, and ends. Libraries put tokens into their errors, and Node would write all of it. */
function crash(error: unknown): never {
  process.stderr.write(`${redact(inspect(error))}\n`);
  process.exit(1);
}

function settingsAndLog(): { settings: Settings; log: ReturnType<typeof createLog> } {
  loadDotEnv();
  const settings = readSettings(process.env, newsSources);
  const secrets = [...secretsOf(settings), ...databaseSecrets(settings.DATABASE_URL)];
  redact = createRedact(secrets);
  const log = createLog({
    level: settings.LOG_LEVEL,
    secrets,
    readable: process.stderr.isTTY,
    output: process.stderr.isTTY ? screen.beside(process.stderr) : process.stderr,
  });
  return { settings, log };
}

const program = new Command("losses-bot")
  .description("Brings the daily report on Russian losses to Discord and Telegram.")
  .action(async () => {
    const { settings, log } = settingsAndLog();
    let ending = false;
    process.off("uncaughtException", crash);
    process.on("uncaughtException", (error) => {
      log.fatal({ err: error }, "The program failed in a way that it does not know, and ends.");
      // A connection that is torn down at the end may still throw; that must not cut the end short.
      if (!ending) process.exit(1);
    });
    const asked = Promise.withResolvers<void>();
    for (const signal of ["SIGINT", "SIGTERM"] as const)
      process.on(signal, () => {
        if (ending) process.exit(1);
        ending = true;
        asked.resolve();
      });
    // Only whoever serves needs what serves.
    const { serve } = await import("./serve.ts");
    const parts = await assemble(settings, log);
    const pictures = parts.pictures();
    const work = await openWork(settings.DATABASE_URL, log);
    const stop = await serve({
      ...parts,
      work,
      pictures,
      settings,
      locales,
      log,
      language: systemLanguage,
      screen,
      process,
    });
    let code = 0;
    pictures.check().catch((error: unknown) => {
      log.fatal({ err: error }, "Pictures cannot be drawn as they should, so the program ends.");
      code = 1;
      asked.resolve();
    });
    await asked.promise;
    ending = true;
    await stop();
    process.exit(code);
  });

program
  .command("ask")
  .description("answer one question from the archive as it is")
  .argument("<question...>", 'as in a chat: "/losses 2023-03-07"')
  .option("--locale <tag>", "the language of the answer", "en")
  .option("--json", "print the message as JSON")
  .option("--out <folder>", "write the file and the picture of an answer, if it has them, into this folder")
  .action(
    async (question: string[], { locale, json, out }: { locale: string; json?: boolean; out?: string }) => {
      const { settings, log } = settingsAndLog();
      const tags = locales.map(({ tag }) => tag);
      if (!tags.includes(locale))
        program.error(`There is no language ${locale}: give one of ${tags.join(", ")}.`);
      const { store, archive, bot, pictures } = await assemble(settings, log);
      await archived(store, archive);
      const message = await ask(bot, question.join(" "), locale);
      await store.close();
      const { picture } = message;
      const drawn = picture && out !== undefined ? await pictures().draw(picture) : undefined;
      const text = json ? JSON.stringify(message, null, 2) : renderText(message);
      if (!message.failure) process.stdout.write(`${text}\n`);
      else process.stderr.write(`${text}\n`);
      if (picture) {
        const file = { name: picture.name, content: drawn?.png ?? "" };
        process.stderr.write(`${await writeAttachment(file, out)}\n`);
      }
      if (message.file) process.stderr.write(`${await writeAttachment(message.file, out)}\n`);
      process.exitCode = message.failure ? 1 : 0;
    },
  );

const operating = program
  .command("ctl")
  .description("look at a running bot and change what it does; holds for every process on the database");

addCtlCommands(operating, {
  async at(work) {
    const { settings, log } = settingsAndLog();
    // Beside the bot's database nothing would be paused, and whoever asked would believe that it is.
    const { store, archive } = await assemble(settings, log, { mustBeThere: true });
    await archived(store, archive);
    const found = networks.map(({ title, setting }) => ({
      name: title.toLowerCase(),
      on: settings[setting] !== undefined,
    }));
    const result = await work({ archive, store, networks: found, voice: voiceOf(en), now: Date.now });
    await store.close();
    return result;
  },
  backUp,
  database: () => settingsAndLog().settings.DATABASE_URL,
  print,
  now: Date.now,
});

for (const parent of [program, operating]) {
  parent
    .command("import")
    .description(
      "load the history of the data set into the database and compare it; a second time is the same as once",
    )
    .argument("[address]", "the folder of its files, or an address; without it, where the settings say")
    .option("--alone", "do not compare it with the other sources")
    .action(async (address: string | undefined, { alone }: { alone?: boolean }) => {
      const { settings, log } = settingsAndLog();
      const root = address
        ? folderAddress(address.replace(/[^/\\]+\.json$/, ""))
        : settings.sources.find(({ name }) => name === "dataset")?.root;
      if (!root)
        throw new SourceFailure(
          `${address ?? "The setting SOURCES"} names no folder: give a path, or an address with http: or https:.`,
        );
      const { store } = await assemble(settings, log);
      const stopping = new AbortController();
      process.once("SIGINT", () => stopping.abort());
      const impatient = { settings, store, retries: 0 };
      const progress = createProgress({
        terminal: process.stderr.isTTY,
        write: (text) => process.stderr.write(text),
        now: Date.now,
      });
      if (root.protocol !== "file:")
        progress.show("Reading the data set: three files, one a minute, so that its server is not hurried");
      await importHistory({
        source: createSource("dataset", root, impatient),
        others: settings.sources
          .filter(({ name }) => name !== "dataset" && !alone)
          .map(({ name, root: other }) => createSource(name, other, impatient)),
        store,
        voice: voiceOf(en),
        now: Date.now,
        timeZone: settings.TIME_ZONE,
        print,
        progress,
        signal: stopping.signal,
      }).catch((error: unknown) => {
        if (!stopping.signal.aborted || !(error instanceof SourceFailure)) throw error;
        print("Stopped. Run it again to go on; what was kept stays.");
      });
      await tellHand(store, Date.now());
      await store.close();
    });

  parent
    .command("review")
    .description("list the reports that are held because something speaks against them, or decide on one")
    .argument("[decision]", "accept or refuse")
    .argument("[source]", "the source of the report")
    .argument("[day]", "its date, as 2026-06-16")
    .argument("[version]", "its number, as the list has it")
    .action(async (...words: unknown[]) => {
      const { settings, log } = settingsAndLog();
      const { store, archive } = await assemble(settings, log);
      await archived(store, archive);
      const parts = { archive, store, voice: voiceOf(en), now: Date.now, print };
      const said = words.slice(0, 4).filter((word) => typeof word === "string");
      await review(parts, said);
      if (said.length > 0) await tellHand(store, Date.now());
      await store.close();
    });
}

program
  .command("env")
  .description("print the text of .env.example")
  .action(() => {
    process.stdout.write(exampleSettings(newsSources));
  });

// Whoever reads only the first lines of our output has seen enough.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit(0);
});

// Where nobody reads what is said of errors any more there is nobody to tell of it: each failed try would be an error to tell.
process.stderr.on("error", () => undefined);

process.on("uncaughtException", crash);

try {
  await program.parseAsync();
} catch (error) {
  const expected = [SettingsFailure, StoreFailure, SourceFailure, Refusal].some(
    (kind) => error instanceof kind,
  );
  if (!expected) crash(error);
  process.stderr.write(`${redact((error as Error).message)}\n`);
  process.exit(1);
}
