import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { folderAddress } from "../../src/lib/address.ts";

const here = resolve(".");

const folders: readonly (readonly [string, string])[] = [
  ["https://example.org", "https://example.org/"],
  ["https://example.org/data", "https://example.org/data/"],
  ["https://example.org/data/", "https://example.org/data/"],
  ["http://127.0.0.1:8080/a/b", "http://127.0.0.1:8080/a/b/"],
  ["HTTPS://EXAMPLE.ORG/Data", "https://example.org/Data/"],
  ["https://example.org/дані", "https://example.org/%D0%B4%D0%B0%D0%BD%D1%96/"],
  ["file:///var/data", "file:///var/data/"],
  ["file:///var/my%20data/", "file:///var/my%20data/"],
  ["file:/var/data", "file:///var/data/"],
];

for (const [text, address] of folders)
  test(`${text} is a folder`, () => assert.equal(folderAddress(text)?.href, address));

const paths: readonly (readonly [string, string])[] = [
  ["data", join(here, "data")],
  ["./data/", join(here, "data")],
  ["../data", resolve("../data")],
  ["file:data", join(here, "data")],
  ["file:../data/", resolve("../data")],
  ["file:./data", join(here, "data")],
  ["/var/data", "/var/data"],
  ["/var/my data #1 100%?", "/var/my data #1 100%?"],
  ["file:my data #1", join(here, "my data #1")],
  ["дані", join(here, "дані")],
];

for (const [text, path] of paths)
  test(`${text} is a path`, () => {
    const address = folderAddress(text);
    assert.ok(address);
    assert.equal(address.protocol, "file:");
    assert.equal(fileURLToPath(address), `${path}/`);
  });

for (const text of [
  "ftp://example.org/data",
  "javascript:alert(1)",
  "data:text/plain,x",
  "postgres://host/db",
  "https://",
  "http://a b/",
])
  test(`${text} is none`, () => assert.equal(folderAddress(text), undefined));

test("a file of the folder is found beside it, for whatever path", async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "losses-bot-дані #1 %20-"));
  t.after(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, "a.json"), "[80]");
  for (const text of [folder, `${folder}/`, `file:${folder.replaceAll("%", "%25").replaceAll("#", "%23")}`]) {
    const address = folderAddress(text);
    assert.ok(address);
    assert.equal(await readFile(new URL("a.json", address), "utf8"), "[80]");
  }
});

test("any text gives a folder or nothing, and never an error", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.string().map((text) => `file:${text}`),
        fc.webUrl(),
      ),
      (text) => {
        const address = folderAddress(text);
        if (!address) return;
        assert.match(address.protocol, /^(https?|file):$/);
        assert.ok(address.pathname.endsWith("/"));
        assert.equal(folderAddress(address.href)?.href, address.href, "a second time changes nothing");
      },
    ),
  );
});
