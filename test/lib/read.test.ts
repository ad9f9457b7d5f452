import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import { ReadFailure, readJson } from "../../src/lib/read.ts";
import {
  body,
  bomb,
  breakOff,
  endless,
  json,
  nowhere,
  type Reply,
  redirect,
  serve,
  silence,
  stall,
  status,
} from "../fakes/web.ts";

const never = new AbortController().signal;
const limits = { bytes: 1_000, time: 300 };

const folder = await mkdtemp(join(tmpdir(), "read-"));
after(() => rm(folder, { recursive: true, force: true }));

async function readFrom(reply: Reply, signal = never): Promise<unknown> {
  const web = await serve({ "/page": reply });
  try {
    return await readJson(new URL("page", web.root), signal, limits);
  } finally {
    await web.close();
  }
}

test("JSON is read whatever the server calls its type", async () => {
  assert.deepEqual(await readFrom(json({ tank: 3432 })), { tank: 3432 });
  assert.deepEqual(await readFrom(body('{"tank":3432}', { "content-type": "text/plain" })), { tank: 3432 });
});

test("a byte order mark before the JSON does no harm", async () => {
  assert.deepEqual(await readFrom(body("\uFEFF[1]")), [1]);
});

test("a letter that falls between two pieces of the body stays whole", async () => {
  const bytes = Buffer.from('"Ізюм"');
  const reply: Reply = (_request, response) => {
    response.writeHead(200);
    let sent = 0;
    const next = () => {
      if (sent === bytes.length) response.end();
      else response.write(bytes.subarray(sent, ++sent), () => setTimeout(next, 2));
    };
    next();
  };
  assert.equal(await readFrom(reply), "Ізюм");
});

test("a body of exactly the limit is read, and one byte more is refused", async () => {
  const text = `"${"a".repeat(limits.bytes - 2)}"`;
  assert.equal(await readFrom(body(text)), text.slice(1, -1));
  await assert.rejects(readFrom(body(`${text} `)), ReadFailure);
});

const faults: readonly [name: string, reply: Reply, message: RegExp][] = [
  ["a missing page", status(404), /status 404/],
  ["a server error", status(500), /status 500/],
  ["an answer without content", (_request, response) => void response.writeHead(204).end(), /204/],
  ["an empty body", body(""), /JSON/],
  ["a web page with status 200", body("\n <!doctype html><p>Maintenance</p>"), /a web page/],
  ["JSON cut in half", body('[{"tank": 34'), /only a part/],
  ["a body over the limit", body(" ".repeat(2_000)), /larger than/],
  ["a body that never ends", endless(), /larger than/],
  ["a small body that decompresses into a large one", bomb(1_000_000), /larger than/],
  ["a body that says gzip and is not", body("[1]", { "content-encoding": "gzip" }), /./],
  ["bytes that are no UTF-8", body(Buffer.from([0x22, 0xff, 0xfe, 0x22])), /utf-8/i],
  ["a body that ends within a letter", body(Buffer.from([0x22, 0xd0])), /utf-8/i],
  ["a connection that breaks in the body", breakOff("[1,"), /./],
  ["a server that never answers", silence(), /0\.3 s/],
  ["a server that stops in the body", stall("[1,"), /0\.3 s/],
];

for (const [name, reply, message] of faults) {
  test(`${name} is a ReadFailure that says so in half a sentence`, async () => {
    await assert.rejects(readFrom(reply), (error) => {
      assert.ok(error instanceof ReadFailure);
      assert.match(error.message, message);
      assert.doesNotMatch(error.message, /\n|127\.0\.0\.1:|fetch failed/);
      return true;
    });
  });
}

test("a redirect is not followed, so no other host is asked", async () => {
  const other = await serve({ "/page": json([1]) });
  await assert.rejects(readFrom(redirect(new URL("page", other.root))), ReadFailure);
  assert.deepEqual(other.asked, []);
  await other.close();
});

test("a refused connection names the reason and not just that the fetch failed", async () => {
  const gone = await nowhere();
  await assert.rejects(readJson(gone, never, limits), /ECONNREFUSED/);
  await assert.rejects(readJson(new URL(`http://localhost:${gone.port}/`), never, limits), /ECONNREFUSED/);
});

test("a signal that is aborted before or while reading ends it at once", async () => {
  const long = { bytes: 1_000, time: 60_000 };
  const web = await serve({ "/page": silence() });
  const page = new URL("page", web.root);
  await assert.rejects(readJson(page, AbortSignal.abort(), long), ReadFailure);
  await assert.rejects(readJson(page, AbortSignal.timeout(50), long), ReadFailure);
  await web.close();
});

test("a file is read like a page, with any letters in its name", async () => {
  const path = join(folder, "втрати за день #1 %20.json");
  await writeFile(path, "[80, 516]");
  assert.deepEqual(await readJson(pathToFileURL(path), never, limits), [80, 516]);
});

test("a file that is missing, too large, or a folder is a ReadFailure", async () => {
  const large = join(folder, "large.json");
  await writeFile(large, " ".repeat(2_000));
  await assert.rejects(readJson(pathToFileURL(join(folder, "none.json")), never, limits), ReadFailure);
  await assert.rejects(readJson(pathToFileURL(large), never, limits), /larger than/);
  await assert.rejects(readJson(pathToFileURL(folder), never, limits), ReadFailure);
});

test("an address of another kind, or one that names another machine's file, is a ReadFailure", async () => {
  await assert.rejects(readJson(new URL("ftp://127.0.0.1/page"), never, limits), ReadFailure);
  await assert.rejects(readJson(new URL("file://elsewhere/page"), never, limits), ReadFailure);
});
