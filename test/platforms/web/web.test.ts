import assert from "node:assert/strict";
import { connect } from "node:net";
import { type TestContext, test } from "node:test";
import { load } from "cheerio";
import { archiveOf, EMBEDDED, plain, reportOf, textsOf } from "../../reports.ts";
import { listenTo, openWorld, POST, platformContract, postTo, until, type World } from "../contract.ts";
import { type OpenPage, openWeb, textIn, type WebStage } from "./stage.ts";

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

async function begin(
  t: TestContext,
  more: Parameters<typeof openWeb>[1] = {},
): Promise<WebStage & { world: World }> {
  const world = await openWorld(t);
  const stage = await openWeb(world, more);
  stage.web.platform.start(world.bot, listenTo().events);
  return { ...stage, world };
}

/** What is answered to a line, as a document. */
async function answerTo(stage: WebStage, line: string, language = "en") {
  return load(await (await stage.post("/ask", { line, lang: language })).text());
}

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

test("a report that comes in is shown on every open page in its language, once", async (t) => {
  const archive = archiveOf(...EMBEDDED);
  const stage = await begin(t, { archive });
  const pages = [await stage.open("en"), await stage.open("uk")];
  await stage.web.news();
  assert.deepEqual(
    pages.map((page) => page.posts()),
    [[], []],
    "what was there is no news",
  );
  archive.add([reportOf("2023-05-22", { personnel: 204_360, tanks: 3_795 })]);
  await stage.web.news();
  await stage.web.news();
  await until(() => pages.every((page) => page.posts().length > 0));
  assert.deepEqual(
    pages.map((page) => page.posts().map((text) => plain(text.split("\n")[0] ?? ""))),
    [["Russian combat losses, 22 May 2023"], ["Бойові втрати російської армії, 22 травня 2023 року"]],
  );
});

test("a page that comes back is told what came while it was away, once, also by a process that was started since", async (t) => {
  const archive = archiveOf(...EMBEDDED.slice(0, -1), reportOf("2023-05-20", { personnel: 202_430 }));
  const stage = await begin(t, { archive, now: () => Date.parse("2023-05-23T09:00:00Z") });
  const before = (await stage.page("/"))("#talk").attr("data-since") ?? "";
  const stays = await stage.open("en", before);
  archive.add([reportOf("2023-05-22", { personnel: 204_360, tanks: 3_795 })]);
  await stage.web.news();
  await until(() => stays.posts().length === 1);

  const back = await stage.open("uk", before);
  await until(() => back.posts().length === 1);
  assert.match(plain(back.posts()[0] ?? ""), /^Бойові втрати російської армії, 22 травня 2023 року/);

  await stage.end();
  archive.add([reportOf("2023-05-23", { personnel: 205_060, tanks: 3_798 })]);
  const web = await stage.again();
  web.platform.start(stage.world.bot, listenTo().events);
  const after = await stage.open("en", stays.mark());
  await until(() => after.posts().length > 0);
  await web.news();
  const known = await stage.open("en", after.mark());
  const fresh = await stage.open("en");
  const late = await stage.open("en", before);
  await until(() => late.posts().length === 2);
  const titles = (page: OpenPage) => page.posts().map((text) => text.split("\n")[0]);
  assert.deepEqual(titles(after), ["Russian combat losses, 23 May 2023"]);
  assert.deepEqual(titles(late), [
    "Russian combat losses, 22 May 2023",
    "Russian combat losses, 23 May 2023",
  ]);
  assert.deepEqual([titles(known), titles(fresh)], [[], []], "who has it already, or sees it anyway");
});

test("what delivery brings reaches a page that was away for a moment too, once and as it reads now", async (t) => {
  const stage = await begin(t);
  const { platform } = stage.web;
  const [stays, away] = [await stage.open(), await stage.open()];
  await until(() => platform.ready());
  await platform.send(postTo("here", { message: { title: "One" } }));
  await until(() => stays.posts().length === 1 && away.posts().length === 1);
  away.close();
  const id = await platform.send(postTo("here", { message: { title: "Two" } }));
  await platform.edit(postTo("here", { message: { title: "Two, corrected" } }), id);
  const back = await stage.open("en", away.mark());
  await until(() => back.posts().some((text) => text.includes("Two, corrected")));
  await platform.send(postTo("here", { message: { title: "Three" } }));
  await until(() => back.posts().length === 2 && stays.posts().length === 3);
  assert.deepEqual(
    [stays, back].map((page) => page.posts().map((text) => text.trim())),
    [
      ["One", "Two, corrected", "Three"],
      ["Two, corrected", "Three"],
    ],
  );
});

test("how far a page is may be anything, and is then not known", async (t) => {
  const stage = await begin(t);
  for (const since of [
    "",
    ".",
    "x",
    "2023-02-30.1",
    "2023-05-21.-1",
    "2023-05-21.1e9",
    ".9".repeat(500),
    "<b>",
  ])
    assert.deepEqual((await stage.open("en", since)).posts(), [], since);
});

test("a page that takes nothing in holds up nobody, and is let go", async (t) => {
  const stage = await begin(t);
  const { platform } = stage.web;
  const { hostname, port } = new URL(stage.server.address);
  const stuck = connect(Number(port), hostname);
  t.after(() => stuck.destroy());
  stuck.pause();
  stuck.write(`GET /live HTTP/1.1\r\nHost: ${hostname}\r\n\r\n`);
  await until(() => platform.ready());
  const page = await stage.open();
  // More than what stands between two programs takes in by itself.
  const message = { title: "Large", lines: ["x".repeat(1_000_000)] };
  for (let count = 0; count < 12; count++) await platform.send(postTo("here", { message }));
  await until(() => page.posts().length === 12);
  page.close();
  await until(() => !platform.ready());
});

test("what is dated in the future, or part of the program, is no news", async (t) => {
  const archive = archiveOf(...EMBEDDED.slice(0, -1));
  const stage = await begin(t, { archive });
  const page = await stage.open();
  archive.add(EMBEDDED.slice(-1));
  archive.add([reportOf("2023-06-30", { personnel: 300_000 })]);
  await stage.web.news();
  archive.add([reportOf("2023-05-20", { personnel: 203_160, tanks: 3_783 })]);
  assert.deepEqual(page.posts(), []);
});

test("where somebody subscribed, a report is left to delivery, so that it does not come twice", async (t) => {
  const archive = archiveOf(...EMBEDDED);
  const stage = await begin(t, { archive });
  const page = await stage.open();
  await answerTo(stage, "/subscribe");
  archive.add([reportOf("2023-05-22", { personnel: 204_360 })]);
  await stage.web.news();
  await stage.web.platform.send(postTo("here", { message: POST }));
  await until(() => page.posts().length > 0);
  assert.equal(page.posts().length, 1);
});

test("where another process delivers, to its own pages, a report is shown here all the same", async (t) => {
  const archive = archiveOf(...EMBEDDED);
  const stage = await begin(t, { archive, standsBy: () => true });
  const page = await stage.open();
  await answerTo(stage, "/subscribe");
  archive.add([reportOf("2023-05-22", { personnel: 204_360 })]);
  await stage.web.news();
  await until(() => page.posts().length > 0);
  assert.equal(page.posts().length, 1);
});

test("a closed page is no page: the platform waits for another", async (t) => {
  const stage = await begin(t);
  const { platform } = stage.web;
  assert.equal(platform.ready(), false);
  const page = await stage.open();
  await until(() => platform.ready());
  page.close();
  await until(() => !platform.ready());
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
