import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import fc from "fast-check";
import {
  collect,
  parseJson,
  ReadFailure,
  type ReadFault,
  readFile,
  reason,
  within,
} from "../../src/lib/read.ts";
import { fails, never } from "./harness.ts";

const limits = { bytes: 1_000, time: 1_500 };

const folder = await mkdtemp(join(tmpdir(), "losses-bot-"));
after(() => rm(folder, { recursive: true }));

/** A body in pieces, which are made as they are asked for. */
async function* pieces(...given: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* given;
}

describe("JSON", () => {
  test("of any value is that value", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value);
        assert.deepEqual(parseJson(text), JSON.parse(text));
      }),
    );
  });

  for (const [name, text, message] of [
    ["a web page", "\n <!doctype html><p>Sign in</p>", /a web page where JSON was due/],
    ["half of it", '[{"tank": 34', /only a part/],
    ["nothing", "", /not JSON/],
    ["words", "Too many requests", /not JSON/],
    ["a number with a comma", "3,4", /not JSON/],
  ] as const)
    test(`is due, and ${name} is a ReadFailure that says so`, async () => {
      await fails((async () => parseJson(text))(), "form", message);
    });
});

describe("a body", () => {
  test("is the same text however it is cut into pieces", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom("Ізюм", "‒ 80", "🛡", "\u00a0", "a"), { maxLength: 20 }),
        fc.integer({ min: 1, max: 7 }),
        async (words, size) => {
          const bytes = Buffer.from(words.join(""));
          const cut = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
            bytes.subarray(index * size, (index + 1) * size),
          );
          assert.equal(await collect(pieces(...cut), 1_000), words.join(""));
        },
      ),
    );
  });

  test("of nothing is the empty text", async () => {
    assert.equal(await collect(pieces(), 0), "");
  });

  test("may have as many bytes as the limit, whatever its pieces, and no more", async () => {
    const half = Buffer.alloc(500, "a");
    assert.equal((await collect(pieces(half, half), 1_000)).length, 1_000);
    await fails(collect(pieces(half, half, Buffer.from("b")), 1_000), "form", /larger than/);
    await fails(collect(pieces(Buffer.from("втрати")), 11), "form", /larger than/);
  });

  test("is left where it is too large: nothing more of it is taken", async () => {
    let taken = 0;
    let left = false;
    async function* endless(): AsyncGenerator<Uint8Array> {
      try {
        for (;;) {
          taken++;
          yield Buffer.alloc(300);
        }
      } finally {
        left = true;
      }
    }
    await fails(collect(endless(), 1_000), "form", /larger than/);
    assert.deepEqual([taken, left], [4, true]);
  });

  test("that is no UTF-8, or ends within a letter, is refused and not mended", async () => {
    for (const bytes of [[0xff], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0x31, 0xd0], [0xd0, 0x31]])
      await fails(collect(pieces(Buffer.from(bytes)), 1_000), "form", /UTF-8/);
  });
});

describe("time", () => {
  test("that is over ends the work, and the failure says after how long", async () => {
    await fails(
      within({ bytes: 1, time: 50 }, never, (either) => pause(60_000, undefined, { signal: either })),
      "late",
      /0\.05 s/,
    );
  });

  test("ends early with the signal, before or during the work", async () => {
    const wait = (either: AbortSignal) => pause(60_000, undefined, { signal: either });
    for (const signal of [AbortSignal.abort(), AbortSignal.timeout(20)])
      await fails(within({ bytes: 1, time: 60_000 }, signal, wait), "late");
  });

  test("is not touched by work that ends: its value is handed on, and its failure keeps what it was", async () => {
    assert.equal(await within(limits, never, async () => 80), 80);
    const failure = new ReadFailure("status", "it answered with status 404", { status: 404 });
    await assert.rejects(
      within(limits, never, () => Promise.reject(failure)),
      failure,
    );
    const broken = new Error("outside", { cause: new Error("the inner one") });
    const told = await fails(
      within(limits, never, () => Promise.reject(broken)),
      "unreachable",
      /^the inner one$/,
    );
    assert.equal(told.cause, broken);
  });
});

describe("a file", () => {
  const read = (address: URL, signal = never) => readFile(address, signal, limits);

  test("is read with any letters in its name and in it", async () => {
    const path = join(folder, "втрати за день #1 %20.json");
    await writeFile(path, "\uFEFF[80, 516]");
    assert.equal(await read(pathToFileURL(path)), "[80, 516]");
  });

  test("that is missing, too large, no text or a folder is a ReadFailure", async () => {
    const large = join(folder, "large.json");
    await writeFile(large, " ".repeat(2_000));
    const picture = join(folder, "picture.png");
    await writeFile(picture, Buffer.from([0x89, 0x50, 0x4e, 0x47]));
    const places: readonly (readonly [string, ReadFault, RegExp])[] = [
      [join(folder, "none.json"), "unreachable", /^there is no such file$/],
      [large, "form", /larger than/],
      [picture, "form", /UTF-8/],
      [folder, "unreachable", /directory/],
    ];
    for (const [path, fault, message] of places) {
      const failure = await fails(read(pathToFileURL(path)), fault, message);
      assert.equal(failure.message.includes(folder), false);
    }
  });

  test("of another machine is a ReadFailure, and so is one that is not wanted any more", async () => {
    await assert.rejects(read(new URL("file://elsewhere/page")), ReadFailure);
    const path = join(folder, "day.json");
    await writeFile(path, "[80]");
    await fails(read(pathToFileURL(path), AbortSignal.abort()), "late");
  });
});

test("a reason is the innermost one that says something", () => {
  const code = (name: string) => Object.assign(new Error(""), { code: name });
  assert.equal(reason(new TypeError("fetch failed", { cause: new Error("refused") })), "refused");
  assert.equal(reason(code("ECONNRESET")), "ECONNRESET");
  assert.equal(reason(code("ENOENT")), "there is no such file");
  assert.equal(reason(new RangeError("")), "RangeError");
  assert.equal(reason("just a text"), "just a text");
});
