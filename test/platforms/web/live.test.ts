import assert from "node:assert/strict";
import { connect } from "node:net";
import { test } from "node:test";
import { load } from "cheerio";
import { archiveOf, EMBEDDED, plain, reportOf } from "../../reports.ts";
import { listenTo, POST, postTo, until } from "../contract.ts";
import { answerTo, begin } from "./begun.ts";
import type { OpenPage } from "./stage.ts";

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

test("a message is named as none of an earlier process is, which a page may still show", async (t) => {
  const stage = await begin(t);
  const idOf = async () =>
    load(await (await stage.post("/ask", { line: "/about" })).text())("article").attr("id");
  const before = await idOf();
  await stage.end();
  const web = await stage.again();
  web.platform.start(stage.world.bot, listenTo().events);
  assert.notEqual(await idOf(), before);
});
