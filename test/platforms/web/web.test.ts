import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "cheerio";
import { plain, textsOf } from "../../reports.ts";
import { platformContract, until } from "../contract.ts";
import { answerTo, begin } from "./begun.ts";
import { type OpenPage, openWeb, textIn } from "./stage.ts";

platformContract("The page", async (world) => {
  const stage = await openWeb(world);
  let page: OpenPage | undefined;
  const { platform } = stage.web;

  /** Networks answer when they have a post; here it is waited for until the page has it. */
  async function heard<T>(work: Promise<T>): Promise<T> {
    const before = page?.heard() ?? 0;
    const result = await work;
    if (page) await until(() => (page?.heard() ?? 0) > before);
    return result;
  }

  return {
    platform: {
      ...platform,
      send: (post) => heard(platform.send(post)),
      edit: (post, id) => heard(platform.edit(post, id)),
    },
    channels: ["here"],
    posts: () => page?.posts() ?? [],
    unknownMessage: "m0",
    async up() {
      page = await stage.open();
    },
    async ask(_channel, command) {
      const answer = await stage.post("/ask", { line: `/${command}`, lang: "en" });
      return textIn(load(await answer.text()), ".here");
    },
  };
});

test("a question is answered in the words of the bot, in the language of the page", async (t) => {
  const stage = await begin(t);
  for (const language of ["en", "uk", "cs"]) {
    const answer = await answerTo(stage, "/losses tanks 2023-05-21", language);
    const message = await stage.world.bot.answer({ command: "losses", words: "tanks 2023-05-21", language });
    const said = plain(textIn(answer, ".here"));
    for (const text of textsOf(message)) assert.ok(said.includes(plain(text)), text);
    assert.equal(answer(".asked").text(), "/losses tanks 2023-05-21");
  }
});

test("the page without a script answers too, and holds the newest report to begin with", async (t) => {
  const stage = await begin(t);
  const first = await stage.page("/?lang=uk");
  assert.match(first("#talk h2").first().text(), /21 травня 2023/);
  assert.equal(first("html").attr("lang"), "uk");
  const answer = load(await (await stage.post("/", { line: "/losses 2023-03-07", lang: "uk" })).text());
  assert.match(answer("#talk h2").first().text(), /7 березня 2023/);
  const asked = await stage.page("/?ask=/losses 2023-03-07");
  assert.equal(asked("#line").attr("value"), "/losses 2023-03-07");
});

test("a button carries its question, and its answer has buttons again", async (t) => {
  const stage = await begin(t);
  const answer = await answerTo(stage, "/losses 2023-03-07");
  const data = answer(".here button").first().attr("value") ?? "";
  assert.match(data, /^q1 en losses /);
  for (const view of [".discord", ".telegram"])
    assert.equal(answer(`${view} button`).first().attr("value"), data, `the same button in ${view}`);
  const pressed = load(await (await stage.post("/ask", { press: data, lang: "en" })).text());
  assert.match(pressed(".asked").text(), /^\/losses \d{4}-/);
  assert.ok(pressed(".here button").length > 0);
  for (const forged of ["q1 en losses <b>", "q2 en losses", "", "x".repeat(9_000)])
    assert.equal((await stage.post("/ask", { press: forged })).status, 204, forged.slice(0, 20));
});

test("a file of an answer can be fetched, under its name and no other", async (t) => {
  const stage = await begin(t);
  const answer = await answerTo(stage, "/export 2023-03-07 csv");
  const link = answer(".here a[download]");
  const path = link.attr("href") ?? "";
  assert.match(link.attr("download") ?? "", /\.csv$/);
  const file = await stage.get(path);
  assert.equal(file.status, 200);
  assert.match(file.headers.get("content-type") ?? "", /^text\/csv/);
  assert.match(await file.text(), /154830/);
  assert.equal((await stage.get(path.replace(/[0-9a-f]{64}/, "0".repeat(64)))).status, 404);
});

test("who asks too much is told so, and others are not", async (t) => {
  const stage = await begin(t, { visitor: (context) => context.req.header("x-test") ?? "" });
  const ask = (who: string) => stage.post("/ask", { line: "/about" }, { "x-test": who });
  const said: string[] = [];
  for (let count = 0; count < 6; count++) said.push(await (await ask("one")).text());
  assert.match(said.at(-1) ?? "", /a lot of questions at once/);
  assert.doesNotMatch(said.slice(0, 5).join(""), /a lot of questions at once/);
  assert.doesNotMatch(await (await ask("other")).text(), /a lot of questions at once/);
});

test("pages are handed out as fast as people read, and no faster", async (t) => {
  const stage = await begin(t, { visitor: () => "one" });
  const statuses: number[] = [];
  for (let count = 0; count < 121; count++) statuses.push((await stage.get("/files/none")).status);
  assert.deepEqual([...new Set(statuses.slice(0, 120))], [404]);
  assert.equal(statuses[120], 429);
});

test("whoever sits at the machine sets up posts, which then arrive as they were asked for", async (t) => {
  const stage = await begin(t);
  const answer = await answerTo(stage, "/subscribe uk brief");
  assert.match(answer(".here").text(), /Форма: коротко/);
  const known = await stage.world.store.subscriptions({ platform: "web", server: "here" });
  assert.deepEqual(
    known.map(({ channel, settings }) => [channel, settings.language, settings.forms]),
    [["here", "uk", ["brief"]]],
  );
});

test("nobody else sets up anything, however they ask", async (t) => {
  const stage = await begin(t);
  const foreign = [
    { "x-forwarded-for": "203.0.113.7" },
    { forwarded: "for=203.0.113.7" },
    { via: "1.1 proxy" },
  ];
  for (const headers of foreign) {
    const answer = await stage.post("/ask", { line: "/subscribe" }, headers);
    assert.match(await answer.text(), /ask it there, where I must be a member/, JSON.stringify(headers));
  }
  for (const headers of [
    { origin: "https://elsewhere.example" },
    { origin: "null" },
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
  ])
    for (const path of ["/", "/ask"])
      assert.equal(
        (await stage.post(path, { line: "/subscribe" }, headers)).status,
        403,
        JSON.stringify(headers),
      );
  assert.deepEqual(await stage.world.store.subscriptions({ platform: "web", server: "here" }), []);
});

test("a server that others reach is read-only, also by way of a proxy that says nothing of itself", async (t) => {
  const proxied = await begin(t, { isProxied: true });
  assert.match((await answerTo(proxied, "/subscribe"))(".here").text(), /where I must be a member/);
  const stage = await begin(t, { host: "0.0.0.0" });
  for (const line of ["/subscribe", "/unsubscribe", "/settings", "/language uk", "/forget sure:yes"]) {
    const answer = await answerTo(stage, line);
    assert.match(answer(".here").text(), /ask it there, where I must be a member/, line);
  }
});

test("every page has headers that let nothing in from elsewhere", async (t) => {
  const stage = await begin(t);
  for (const path of ["/", "/preview", "/2023-03-07", "/2023-03", "/tanks", "/nothing", "/2029-01-01"]) {
    const answer = await stage.get(path);
    assert.equal(
      answer.headers.get("content-security-policy"),
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
      path,
    );
    assert.equal(answer.headers.get("x-content-type-options"), "nosniff");
    const text = await answer.text();
    assert.doesNotMatch(text, / style=| on[a-z]+=|<style|<script(?! type="module" src="\/files\/)/, path);
    const document = load(text);
    const loaded = document("[src], link[rel=stylesheet], link[rel=icon]")
      .toArray()
      .map((element) => element.attribs["src"] ?? element.attribs["href"] ?? "");
    for (const address of loaded) assert.match(address, /^\/(?!\/)/);
  }
});

test("files have a hash in their name and are kept for ever", async (t) => {
  const stage = await begin(t);
  const document = await stage.page("/");
  const css = document("link[rel=stylesheet]").attr("href") ?? "";
  assert.match(css, /^\/files\/page\.[0-9a-f]{10}\.css$/);
  const answer = await stage.get(css);
  assert.match(answer.headers.get("content-type") ?? "", /^text\/css/);
  assert.match(answer.headers.get("cache-control") ?? "", /immutable/);
});
