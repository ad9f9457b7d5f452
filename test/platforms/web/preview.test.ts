import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import type { load } from "cheerio";
import { FORMS } from "../../../src/core/answer.ts";
import { composePost } from "../../../src/core/compose-post.ts";
import { newestEdition } from "../../../src/core/edition.ts";
import { chooseLocale, voiceOf } from "../../../src/core/locale.ts";
import type { Message } from "../../../src/core/message.ts";
import { parseWords } from "../../../src/core/option-parsing.ts";
import { settingOptions } from "../../../src/core/setting-up.ts";
import type { SubscriptionSettings } from "../../../src/core/subscription.ts";
import { locales } from "../../../src/locales/index.ts";
import { asSent } from "../../../src/platforms/as-sent.ts";
import { createDiscord } from "../../../src/platforms/discord/discord.ts";
import { createTelegram } from "../../../src/platforms/telegram/telegram.ts";
import { createFakeDiscord } from "../../fakes/discord/discord.ts";
import { createFakeTelegram } from "../../fakes/telegram/telegram.ts";
import { archiveOf, EMBEDDED, english, plain, sources } from "../../reports.ts";
import { listenTo, openWorld, postTo } from "../contract.ts";
import { counted } from "../drawing.ts";
import { openWeb } from "./stage.ts";
import { visible } from "./visible.ts";

type Document = ReturnType<typeof load>;

async function begin(t: TestContext) {
  const world = await openWorld(t);
  const pictures = await counted();
  const stage = await openWeb(world, { pictures });
  stage.web.platform.start(world.bot, listenTo().events);
  return { ...stage, world, pictures };
}

const archive = archiveOf(...EMBEDDED);

/** A post, and the address of its preview. */
interface Previewed {
  readonly tag: string;
  readonly form: (typeof FORMS)[number];
  readonly days?: SubscriptionSettings["days"];
  readonly categories?: readonly string[];
  readonly query: string;
}

const EVERY_DAY = { kind: "daily", weekendTogether: false } as const;

/** Every form in every language, a digest of a week and a post of two categories. */
const PREVIEWED: readonly Previewed[] = [
  ...locales.flatMap(({ tag }) => FORMS.map((form) => ({ tag, form, query: "" }))),
  ...(["full", "card"] as const).map((form) => ({
    ...{ tag: "uk", form, query: "&days=weekly%20tuesday" },
    days: { kind: "weekly", weekday: 2 } as const,
  })),
  { tag: "en", form: "full", categories: ["tanks", "afvs"], query: "&category=tanks&category=afvs" },
];

/** The post of a day as it is wished. */
function postOf({ tag, form, days = EVERY_DAY, categories = [] }: Previewed): Message {
  const edition = newestEdition(days, "2023-03-07");
  const voice = voiceOf(chooseLocale(locales, tag));
  const wording = { voice, sources, today: "2023-03-07" } as const;
  const message = edition && composePost(archive, edition, { form, categories }, wording);
  assert.ok(message);
  return message;
}

/** What somebody reads in a part of a page, without its layout. */
function read(document: Document, part: string): string {
  return squeeze(document(part).text());
}

function squeeze(text: string): string {
  return plain(text).replace(/[\s\u200b]+/g, "");
}

const DISCORD_CHANNEL = "3000000000000000002";
const TELEGRAM_CHAT = 5_000_001;

test("what is shown is what both networks are sent, field by field, in every form and language", async (t) => {
  const { page, world, pictures } = await begin(t);
  const discord = await createFakeDiscord();
  const telegram = await createFakeTelegram();
  world.atEnd(discord.close);
  world.atEnd(telegram.close);
  discord.addGuild({ channels: [{ id: DISCORD_CHANNEL }] });
  telegram.addChat({ id: TELEGRAM_CHAT, type: "private" });
  const { store, log } = world;
  const onDiscord = createDiscord({
    token: discord.token,
    root: discord.api,
    rate: 1_000,
    store,
    log,
    pictures,
  });
  const onTelegram = createTelegram({
    token: telegram.token,
    root: telegram.root,
    rate: 25,
    store,
    log,
    pictures,
  });
  for (const platform of [onDiscord, onTelegram]) world.atEnd(() => platform.stop());

  for (const [number, previewed] of PREVIEWED.entries()) {
    const { tag, form, query } = previewed;
    const name = `${tag} ${form}${query}`;
    const message = postOf(previewed);
    const key = { edition: "day 2023-03-07", form, number };
    await onDiscord.send(postTo(DISCORD_CHANNEL, { message, key: { ...key, platform: "discord" } }));
    await onTelegram.send(postTo(`${TELEGRAM_CHAT}`, { message, key: { ...key, platform: "telegram" } }));
    const stored = discord.messages.at(-1);
    const sent = telegram.sent.at(-1);
    assert.ok(stored && sent);

    const drawn = message.picture && (await pictures.draw(message.picture));
    const shown = asSent(message, { language: tag, drawn, isPost: true, log });
    // What tells a post from one that was sent before is not seen.
    const { nonce: _nonce, enforce_nonce: _enforced, components = [], ...body } = stored.payload;
    assert.deepEqual(shown.discord.body, body, name);
    assert.deepEqual(shown.discord.components, components, name);
    assert.deepEqual(
      shown.discord.files,
      stored.files.map((file) => file.name),
    );
    assert.equal(shown.telegram.method, sent.kind === "photo" ? "sendPhoto" : "sendMessage");
    // Where it goes and the picture, which is compared by itself, are not of the message's text.
    const { chat_id: _chat, photo: _photo, ...payload } = sent.payload;
    assert.deepEqual(shown.telegram.payload, payload, name);
    assert.deepEqual(shown.telegram.keyboard, sent.buttons);
    if (drawn)
      for (const file of [stored.files[0]?.bytes, sent.file?.bytes])
        assert.ok(file && Buffer.from(drawn.png).equals(file), `${name}: the picture that was drawn`);

    const document = await page(`/preview?posts=${tag}&form=${form}&day=2023-03-07${query}`);
    assert.equal(read(document, ".bubble"), squeeze(sent.text), `${name} as on Telegram`);
    const [embed] = stored.payload.embeds ?? [];
    assert.equal(read(document, ".embed"), squeeze(visible(`${embed?.title}\n${embed?.description}`)), name);
    // A table is set with spaces, so that every one counts. A few categories are told in lines.
    const isTable = form === "full" && !previewed.categories;
    const [, fenced] = embed?.description?.split("```") ?? [];
    const table = sent.entities.find(({ type }) => type === "pre");
    assert.equal(fenced !== undefined, isTable, name);
    assert.equal(table !== undefined, isTable, name);
    assert.equal(document(".embed pre").text(), fenced?.replace(/^\n|\n$/g, "") ?? "", name);
    assert.equal(
      document(".bubble pre").text(),
      table ? sent.text.slice(table.offset, table.offset + table.length) : "",
      name,
    );
    const picture = document(".embed img").attr("src");
    assert.equal(picture !== undefined, form === "card");
    assert.equal(document(".bubble img").attr("src"), picture);
    if (drawn) assert.equal(document(".embed img").attr("alt"), drawn.alt);
  }
});

test("the picture of a card can be fetched as it is", async (t) => {
  const { page, get } = await begin(t);
  const document = await page("/preview?form=card&day=2023-03-07");
  const answer = await get(document(".embed img").attr("src") ?? "");
  assert.equal(answer.headers.get("content-type"), "image/png");
  assert.equal(Buffer.from(await answer.arrayBuffer()).toString("latin1", 1, 4), "PNG");
});

test("several forms make several posts, each on both networks, in the language of the posts", async (t) => {
  const { page } = await begin(t);
  const document = await page(
    "/preview?lang=de&posts=uk&form=story&form=brief&category=tanks&day=2023-03-07",
  );
  const sides = document(".sides").toArray();
  assert.deepEqual(
    sides.map((side) => [side.attribs["data-form"], side.attribs["lang"]]),
    [
      ["brief", "uk"],
      ["story", "uk"],
    ],
  );
  assert.equal(document("html").attr("lang"), "de");
  assert.match(document(".sides .embed").first().text(), /^Танки:/);
  assert.equal(document(".sides figure").length, 4);
});

test("forms that make the same post of a few categories show it once, under the names of all of them", async (t) => {
  const { page } = await begin(t);
  const every = FORMS.map((form) => `form=${form}`).join("&");
  const document = await page(`/preview?${every}&category=tanks&category=afvs&day=2023-03-07`);
  assert.deepEqual(
    document(".sides")
      .toArray()
      .map((side) => side.attribs["data-form"]),
    ["brief", "full story card"],
  );
  const captions = document("figcaption").toArray();
  assert.deepEqual(
    captions.map((caption) => document(caption).text()),
    ["Discord: Brief", "Telegram: Brief", "Discord: Full, story and card", "Telegram: Full, story and card"],
  );
});

test("the command sets up what is previewed, and says nothing that holds anyway", async (t) => {
  const { page } = await begin(t);
  const cases = [
    ["", "/subscribe language:en"],
    ["?posts=uk", "/subscribe language:uk"],
    ["?posts=uk&form=full&days=daily&time=arrival", "/subscribe language:uk"],
    ["?posts=uk&form=brief&form=card", "/subscribe language:uk form:brief,card"],
    ["?category=tanks&category=uavs", "/subscribe language:en category:tanks,uavs"],
    [
      "?days=weekly%20monday&time=after%2009:00",
      "/subscribe language:en days:weekly monday time:after 09:00",
    ],
    ["?days=weekend&time=18:00", "/subscribe language:en days:weekend time:18:00"],
  ] as const;
  for (const [query, command] of cases) {
    const document = await page(`/preview${query}`);
    assert.equal(document("#command").text(), command);
    const reading = {
      command: "subscribe",
      options: settingOptions,
      voice: english,
      locales,
      today: "2023-05-21",
      newest: "2023-05-21",
    } as const;
    const read = parseWords(reading, command.replace("/subscribe", ""));
    assert.deepEqual(Object.keys(read), command.match(/[a-z]+(?=:)/g), command);
  }
});

test("a day that makes no post, or has no report, is told", async (t) => {
  const { page } = await begin(t);
  const saturday = await page("/preview?days=weekend&day=2023-05-20");
  assert.match(saturday("#result").text(), /There is no report of 20 May 2023/);
  const monthly = await page("/preview?days=monthly&day=2023-03-07");
  assert.equal(monthly(".sides").length, 0);
  assert.match(monthly("#result").text(), /that day alone makes no post/);
});

test("what does not fit is refused in the words of the command, and the form stays", async (t) => {
  const { get, page } = await begin(t);
  for (const [query, why] of [
    ["form=nonsense", /“nonsense” is not a form, or several/],
    ["category=submarine%20cables", /is not a category, or several/],
    ["days=never", /“never” is not “daily”/],
    ["time=25:00", /“25:00” is not “on arrival”/],
    ["posts=tlh", /“tlh” is not a language/],
    ["day=2023-13-01", /is not a day or stretch/],
  ] as const) {
    assert.equal((await get(`/preview?${query}`)).status, 400, query);
    const document = await page(`/preview?${query}`);
    assert.match(document('[role="alert"]').text(), why);
    assert.equal(document("form.wishes select").length, 3);
  }
});

test("the form is filled in with what was wished", async (t) => {
  const { page } = await begin(t);
  const document = await page(
    "/preview?posts=pl&form=brief&category=tanks&days=monthly&time=09:00&day=2023-03-07",
  );
  const chosen = (name: string) => document(`[name="${name}"] option[selected]`).attr("value");
  assert.deepEqual(
    [chosen("posts"), chosen("days"), chosen("time"), document('[name="day"]').attr("value")],
    ["pl", "monthly", "09:00", "2023-03-07"],
  );
  const checked = document("input[checked]")
    .toArray()
    .map((box) => `${box.attribs["name"]}=${box.attribs["value"]}`);
  assert.deepEqual(checked, ["form=brief", "category=tanks"]);
});
