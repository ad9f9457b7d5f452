import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { createWeb } from "../../src/lib/web.ts";
import { createClock } from "../fakes/clock.ts";
import { body, inTurn, serve, status, versioned } from "../fakes/web.ts";
import { AGENT, fails, never, webOf } from "./harness.ts";

describe("a request", () => {
  test("names the bot and what it accepts, and is a GET without a body", async (t) => {
    const { read, asked } = await webOf(t, body("<p>80</p>"));
    assert.equal(
      await read("/page", { accept: "text/html", headers: { referer: "https://example.org/" } }),
      "<p>80</p>",
    );
    assert.equal(await read("/page", { accept: "application/json" }), "<p>80</p>");
    const [first, second] = asked;
    assert.deepEqual([first?.method, first?.body], ["GET", ""]);
    assert.equal(first?.headers["user-agent"], AGENT);
    assert.equal(first?.headers.accept, "text/html");
    assert.equal(first?.headers.referer, "https://example.org/");
    assert.equal(first?.headers["content-type"], undefined);
    assert.equal(second?.headers.accept, "application/json");
  });

  test("with a body is a POST of JSON, and its headers cannot hide who asks", async (t) => {
    const { read, asked } = await webOf(t, body("{}"));
    await read("/page", { body: { from: 0, words: "втрати" }, headers: { "user-agent": "a browser" } });
    const [{ method, headers, body: sent } = assert.fail()] = asked;
    assert.equal(method, "POST");
    assert.match(headers["content-type"] ?? "", /^application\/json/);
    assert.deepEqual(JSON.parse(sent), { from: 0, words: "втрати" });
    assert.equal(headers["user-agent"], AGENT);
  });

  test("a file is read without a pause and without the web", async (t) => {
    const folder = await mkdtemp(join(tmpdir(), "losses-bot-"));
    t.after(() => rm(folder, { recursive: true }));
    const path = join(folder, "day.json");
    await writeFile(path, "[80]");
    const { clock, web, read } = await webOf(t, body("x"), { spacing: 60_000 });
    await read();
    const address = pathToFileURL(path);
    for (let time = 0; time < 3; time++)
      assert.equal(await web.read(address, { accept: "application/json" }, never), "[80]");
    assert.deepEqual(clock.waits, []);
    await fails(
      web.read(new URL("none.json", address), { accept: "application/json" }, never),
      "unreachable",
    );
  });

  test("an address with a name or a password is refused without repeating them, and nobody is asked", async (t) => {
    const { web, root, asked } = await webOf(t, body("x"));
    for (const credentials of ["someone:SECRET", "SECRET", ":SECRET"]) {
      const address = new URL("page", root.href.replace("//", `//${credentials}@`));
      await fails(web.read(address, { accept: "text/html" }, never), "form", /must be left out/);
    }
    assert.deepEqual(asked, []);
  });
});

describe("a page that was read before", () => {
  const etag = '"v1"';
  const modified = "Sat, 08 Aug 2026 03:40:00 GMT";

  for (const [name, version, headers] of [
    ["its ETag", { etag }, { "if-none-match": etag }],
    ["its Last-Modified", { modified }, { "if-modified-since": modified }],
    ["both", { etag, modified }, { "if-none-match": etag, "if-modified-since": modified }],
  ] as const)
    test(`is asked for with ${name}, and comes from memory where it has not changed`, async (t) => {
      const { read, asked } = await webOf(t, versioned("<p>Танки — 80</p>", version));
      for (let time = 0; time < 3; time++) assert.equal(await read(), "<p>Танки — 80</p>");
      const conditions = asked.map(({ headers: sent }) => [sent["if-none-match"], sent["if-modified-since"]]);
      const { "if-none-match": match, "if-modified-since": since } = headers as Record<string, string>;
      assert.deepEqual(conditions, [
        [undefined, undefined],
        [match, since],
        [match, since],
      ]);
    });

  test("is the new one once it has changed, with its new version", async (t) => {
    const { read, asked } = await webOf(
      t,
      inTurn(versioned("old", { etag: '"1"' }), versioned("new", { etag: '"2"' })),
    );
    assert.deepEqual([await read(), await read(), await read()], ["old", "new", "new"]);
    assert.deepEqual(
      asked.map(({ headers }) => headers["if-none-match"]),
      [undefined, '"1"', '"2"'],
    );
  });

  test("is forgotten when its next answer has no version, and asked for without conditions", async (t) => {
    const { read, asked } = await webOf(t, inTurn(versioned("old", { etag }), body("plain")));
    assert.deepEqual([await read(), await read(), await read()], ["old", "plain", "plain"]);
    assert.equal(asked.at(-1)?.headers["if-none-match"], undefined);
  });

  test("is kept while the server fails, and asked for with its version afterwards", async (t) => {
    const same = versioned("old", { etag });
    const { read, asked } = await webOf(t, inTurn(same, status(500), same));
    assert.equal(await read(), "old");
    await fails(read(), "status");
    assert.equal(await read(), "old");
    assert.equal(asked.at(-1)?.headers["if-none-match"], etag);
  });

  test("does not stand for another address, nor for an answer to a question", async (t) => {
    const { read, asked } = await webOf(t, versioned("x", { etag }));
    await read("/page?day=1");
    await read("/page?day=2");
    await read("/page?day=3", { body: { day: 3 } });
    await read("/page?day=3", { body: { day: 4 } });
    for (const { headers } of asked) assert.equal(headers["if-none-match"], undefined);
  });

  test("an unchanged page that nobody remembers is an error", async (t) => {
    const { read } = await webOf(t, status(304));
    const { status: code } = await fails(read(), "status", /304/);
    assert.equal(code, 304);
  });

  test("only the six newest answers are remembered", async (t) => {
    const { read, asked } = await webOf(t, versioned("x", { etag }));
    const paths = Array.from({ length: 7 }, (_, index) => `/page/${index}`);
    for (const path of paths) await read(path);
    for (const path of paths.slice(1)) await read(path);
    await read(paths[0]);
    assert.deepEqual(
      asked.slice(7).map(({ headers }) => headers["if-none-match"]),
      [etag, etag, etag, etag, etag, etag, undefined],
    );
  });
});

test("two sources do not wait for each other, and remember nothing of each other", async (t) => {
  const site = await serve({}, versioned("x", { etag: '"1"' }));
  t.after(() => site.close());
  const clock = createClock();
  const { now, wait } = clock;
  for (let source = 0; source < 3; source++) {
    const web = createWeb({ agent: AGENT, now, wait });
    assert.equal(await web.read(new URL("page", site.root), { accept: "text/html" }, never), "x");
  }
  assert.deepEqual(clock.waits, []);
});
