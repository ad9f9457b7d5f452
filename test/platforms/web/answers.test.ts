import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "cheerio";
import { createDiscord } from "../../../src/platforms/discord/discord.ts";
import { createTelegram } from "../../../src/platforms/telegram/telegram.ts";
import { createFakeDiscord } from "../../fakes/discord/discord.ts";
import { createFakeTelegram } from "../../fakes/telegram/telegram.ts";
import { plain } from "../../reports.ts";
import { listenTo, openWorld, until } from "../contract.ts";
import { CALM, PATIENT } from "../discord/posting.ts";
import { counted } from "../drawing.ts";
import { openWeb } from "./stage.ts";
import { visible } from "./visible.ts";

const DISCORD_CHANNEL = "3000000000000000002";
const TELEGRAM_CHAT = 5_000_001;

/** Questions of every kind of answer: figures, words, a picture, a file, a refusal. */
const QUESTIONS = [
  ["losses", { when: "2023-03-07" }],
  ["losses", { when: "2023-03-07", form: "brief", category: "tanks" }],
  ["losses", { when: "2023-03-07", form: "card" }],
  ["chart", { when: "2023-03-01..2023-03-31" }],
  ["export", { when: "2023-03-07", format: "csv" }],
  ["losses", { when: "2021-01-01" }],
  ["help", {}],
  ["about", {}],
] as const;

const squeeze = (text: string) => plain(text).replace(/[\s\u200b]+/g, "");

test("an answer is shown as both networks bring it to who asks there, with its buttons, picture and file", async (t) => {
  const world = await openWorld(t);
  const { store, log } = world;
  const pictures = await counted();
  const stage = await openWeb(world, { pictures });
  const discord = await createFakeDiscord(PATIENT);
  const telegram = await createFakeTelegram();
  world.atEnd(discord.close);
  world.atEnd(telegram.close);
  discord.addGuild({ channels: [{ id: DISCORD_CHANNEL }] });
  const parts = { store, log, pictures };
  const onDiscord = createDiscord({
    token: discord.token,
    root: discord.api,
    rate: 1_000,
    deadlines: CALM,
    ...parts,
  });
  const onTelegram = createTelegram({ token: telegram.token, root: telegram.root, rate: 25, ...parts });
  for (const platform of [onDiscord, onTelegram, stage.web.platform])
    platform.start(world.bot, listenTo().events);
  world.atEnd(() => Promise.all([onDiscord.stop(), onTelegram.stop()]));
  await until(() => discord.connected === 1 && discord.commandWrites > 0 && telegram.isPolled);

  let people = 0;
  for (const [tag, locale] of [
    ["en", "en-GB"],
    ["uk", "uk"],
  ] as const)
    for (const [name, options] of QUESTIONS) {
      const line = `/${name} ${Object.values(options).join(" ")}`.trim();
      const answer = load(await (await stage.post("/ask", { line, lang: tag })).text());
      const where = `${tag} ${line}`;
      const buttons = (view: string) =>
        answer(`${view} button`)
          .toArray()
          .map((button) => ({ text: answer(button).text(), data: answer(button).attr("value") }));

      people += 1;
      const asked = discord.slash({
        name,
        options,
        channelId: DISCORD_CHANNEL,
        userId: String(2_000_000 + people),
        locale,
      });
      const { embeds = [], components = [] } = await asked.answer();
      const [embed] = embeds;
      assert.equal(
        squeeze(answer(".discord .embed").text()),
        squeeze(visible(`${embed?.title}\n${embed?.description ?? ""}`)),
        where,
      );
      const rows = components as { components: { label: string; custom_id: string }[] }[];
      assert.deepEqual(
        buttons(".discord"),
        rows.flatMap((row) =>
          row.components.map(({ label, custom_id }) => ({ text: label, data: custom_id })),
        ),
        where,
      );
      assert.equal(answer(".discord img").length, embed?.image ? 1 : 0, where);
      const files = (asked.original?.files ?? []).map((file) => file.name);
      const shown = embed?.image?.url.replace("attachment://", "");
      assert.deepEqual(
        answer(".discord .file")
          .toArray()
          .map((file) => answer(file).text()),
        files.filter((file) => file !== shown),
        where,
      );

      const before = telegram.sent.length;
      // Nobody may ask much in a short time.
      const chatId = TELEGRAM_CHAT + people;
      telegram.addChat({ id: chatId, type: "private" });
      telegram.say({ chatId, text: line, languageCode: tag });
      await until(() => telegram.sent.length > before);
      const sent = telegram.sent.at(-1);
      assert.ok(sent);
      assert.equal(squeeze(answer(".telegram .text").text()), squeeze(sent.text), where);
      assert.deepEqual(
        buttons(".telegram"),
        sent.buttons.flat().map(({ text, data }) => ({ text, data })),
        where,
      );
      assert.equal(answer(".telegram img").length, sent.kind === "photo" ? 1 : 0, where);
      assert.equal(answer(".telegram .file").text(), sent.kind === "document" ? sent.file?.name : "", where);
    }
});
