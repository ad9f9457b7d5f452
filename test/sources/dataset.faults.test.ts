import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import { gather, SourceFailure } from "../../src/core/source.ts";
import { createDataset } from "../../src/sources/dataset.ts";
import { CORRECTIONS, EQUIPMENT, PERSONNEL } from "../fakes/dataset.ts";
import { toolsOf } from "../fakes/tools.ts";
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
  status,
} from "../fakes/web.ts";

const equipment = [{ date: "2023-03-07", day: 377, tank: 3432, APC: 6714 }];
const personnel = [{ date: "2023-03-07", day: 377, personnel: 154830, "personnel*": "about" }];

const folder = await mkdtemp(join(tmpdir(), "dataset-"));
after(() => rm(folder, { recursive: true, force: true }));

/** Long enough for every fault that shows itself, on a machine that is busy. */
const soon = () => AbortSignal.timeout(60_000);

/** Holds that the source fails with one sentence that names it and the address it asked. */
async function assertFails(root: URL, signal = soon(), file = EQUIPMENT): Promise<void> {
  await assert.rejects(gather(createDataset(root, toolsOf()), "2022-02-24", signal), (error) => {
    assert.ok(error instanceof SourceFailure, String(error));
    assert.ok(error.message.startsWith(`dataset: ${new URL(file, root).href} `), error.message);
    assert.match(error.message, /^[^\n]*[^.\n]\.$/);
    assert.doesNotMatch(error.message, /\. [A-Z]/);
    return true;
  });
}

async function withReply(reply: Reply, work: (root: URL) => Promise<void>, file = EQUIPMENT): Promise<void> {
  const good = { [`/${EQUIPMENT}`]: json(equipment), [`/${PERSONNEL}`]: json(personnel) };
  const web = await serve({ ...good, [`/${file}`]: reply });
  try {
    await work(web.root);
  } finally {
    await web.close();
  }
}

const faults: Readonly<Record<string, Reply>> = {
  "a missing file": status(404),
  "a server error": status(500),
  "a web page with status 200": body("<!doctype html><title>Maintenance</title>", {
    "content-type": "text/html",
  }),
  "JSON cut in half": body('[{"date": "2023-03-07", "tank": 34'),
  "a body of 10 MB": body(Buffer.alloc(10_000_000, " ")),
  "a body that never ends": endless(),
  "a small body that decompresses into 50 MB": bomb(50_000_000),
  "bytes that are no UTF-8": body(Buffer.from('[{"date":"\xff"}]', "latin1")),
  "a connection that breaks in the body": breakOff('[{"date":'),
  "an object where a list is due": json({ error: "rate limited" }),
  "a list of something else than rows": json([1, 2, 3]),
  "JSON that is null": json(null),
};

for (const [name, reply] of Object.entries(faults)) {
  test(`${name} is a failure that names the source and the address`, () => withReply(reply, assertFails));
}

test("the file of personnel is watched like the file of equipment", () =>
  withReply(status(404), (root) => assertFails(root, soon(), PERSONNEL), PERSONNEL));

test("a server that is down is a failure that names the source and the address", async () => {
  await assertFails(nowhere());
});

test("a redirect to another host is a failure, and that host is not asked", async () => {
  const other = await serve({ [`/${EQUIPMENT}`]: json(equipment) });
  await withReply(redirect(new URL(EQUIPMENT, other.root)), assertFails);
  assert.deepEqual(other.asked, []);
  await other.close();
});

test("a server that never answers is left at once when the bot stops", () =>
  withReply(silence(), async (root) => {
    await assertFails(root, AbortSignal.timeout(100));
    await assertFails(root, AbortSignal.abort());
  }));

test("what one file cannot tell, the others are not asked for", async () => {
  const web = await serve({ [`/${EQUIPMENT}`]: status(503), [`/${PERSONNEL}`]: json(personnel) });
  await assertFails(web.root);
  await web.close();
  assert.deepEqual(web.asked, [`/${EQUIPMENT}`]);
});

test("the files of a folder on disk are read like those of the web", async () => {
  await writeFile(join(folder, EQUIPMENT), JSON.stringify(equipment));
  await writeFile(join(folder, PERSONNEL), JSON.stringify(personnel));
  await writeFile(join(folder, CORRECTIONS), "[]");
  const source = createDataset(pathToFileURL(`${folder}/`), toolsOf());
  assert.deepEqual(await gather(source, "2022-02-24", soon()), {
    reports: [
      {
        source: "dataset",
        day: "2023-03-07",
        totals: { personnel: 154830, tanks: 3432, afvs: 6714 },
        qualifier: "about",
      },
    ],
    refused: [],
    unknown: [],
    published: {},
    address: pathToFileURL(`${folder}/`).href,
  });
});

test("a folder on disk that is missing, or lacks a file, is a failure that names the file", async () => {
  await assertFails(pathToFileURL(join(folder, "none/")));
});

test("an address that carries a password does not show it in the failure", async () => {
  const root = new URL("http://reader:sesame@127.0.0.1/");
  await assert.rejects(gather(createDataset(root, toolsOf()), "2022-02-24", soon()), (error) => {
    assert.ok(error instanceof SourceFailure);
    assert.doesNotMatch(error.message, /sesame/);
    return true;
  });
});
