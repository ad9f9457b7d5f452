import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { gzipSync } from "node:zlib";
import type { ReadFault } from "../../src/lib/read.ts";
import {
  body,
  bomb,
  breakOff,
  cutShort,
  drip,
  endless,
  inTurn,
  json,
  PACKING,
  packed,
  type Reply,
  reset,
  silence,
  stall,
} from "../fakes/web.ts";
import { fails, webOf } from "./harness.ts";

/** Whatever is not about time has plenty: a busy machine is slow. */
const limits = { bytes: 1_000, time: 60_000 };
const SOON = { ...limits, time: 500 };

/** How the body can be compressed. */
const encodings = Object.keys(PACKING) as (keyof typeof PACKING)[];

describe("a body", () => {
  test("is read whatever the server calls its type", async (t) => {
    for (const reply of [json([1]), body("[1]", { "content-type": "text/plain" }), body("[1]")]) {
      const { read } = await webOf(t, reply, { limits });
      assert.equal(await read(), "[1]");
    }
  });

  for (const encoding of encodings)
    test(`that was compressed (${encoding}) is read`, async (t) => {
      const { read } = await webOf(t, packed("<p>Ізюм — 80</p>", encoding), { limits });
      assert.equal(await read(), "<p>Ізюм — 80</p>");
    });

  test("keeps a letter whole that falls between two of its pieces, and loses the mark before the first", async (t) => {
    const { read } = await webOf(t, drip("\uFEFF<p>Ізюм ‒ 80 🛡</p>"));
    assert.equal(await read(), "<p>Ізюм ‒ 80 🛡</p>");
  });

  test("of exactly the limit is read, and one byte more is refused, compressed or not", async (t) => {
    const whole = "a".repeat(limits.bytes);
    for (const make of [body, ...encodings.map((encoding) => (text: string) => packed(text, encoding))]) {
      const { read } = await webOf(t, make(whole), { limits });
      assert.equal(await read(), whole);
      const more = await webOf(t, make(`${whole}b`), { limits });
      await fails(more.read(), "form", /larger than/);
    }
  });

  test("of 5 MB is read without other terms, and one byte more is refused", async (t) => {
    const whole = Buffer.alloc(5_000_000, "a");
    const { read } = await webOf(t, {
      "/page": packed(whole),
      "/more": packed(Buffer.concat([whole, Buffer.from("b")])),
    });
    assert.equal((await read()).length, 5_000_000);
    await fails(read("/more"), "form", /larger than 5 MB/);
  });

  test("that is refused was not received to its end", async (t) => {
    let sent = 0;
    const reply: Reply = (_request, response) => {
      const piece = Buffer.alloc(64_000, " ");
      const more = () => {
        while (!response.destroyed && sent < 500_000_000) {
          sent += piece.length;
          if (!response.write(piece)) return;
        }
      };
      response.on("drain", more);
      more();
    };
    const { read } = await webOf(t, reply, { limits: { bytes: 1_000_000, time: 60_000 } });
    await fails(read(), "form", /larger than 1 MB/);
    assert.ok(sent < 100_000_000, `${sent} bytes`);
  });
});

type Fault = readonly [name: string, reply: Reply, fault: ReadFault, message: RegExp];

const faults: readonly Fault[] = [
  ["that never ends", endless(), "form", /larger than/],
  ...encodings.map(
    (encoding): Fault =>
      [
        `that grows when it is unpacked (${encoding})`,
        bomb(50_000_000, encoding),
        "form",
        /larger than/,
      ] as const,
  ),
  ["that grows twice", packed(gzipSync(Buffer.alloc(50_000_000))), "form", /larger than|UTF-8/],
  ["that stops in the middle", stall("[1,"), "late", /0\.5 s/],
  ["that never begins", silence(), "late", /0\.5 s/],
  ["that is cut short of its length", cutShort("[1,"), "form", /broke off/],
  ["whose connection breaks", breakOff("[1,"), "form", /broke off/],
  ["that says it is packed and is not", body("[1]", { "content-encoding": "gzip" }), "form", /broke off/],
  ["with bytes that are no UTF-8", body(Buffer.from([0x22, 0xff, 0xfe, 0x22])), "form", /UTF-8/],
  ["in an older encoding", body(Buffer.from([0xd2, 0xe0, 0xed, 0xea, 0xe8])), "form", /UTF-8/],
  ["that ends within a letter", body(Buffer.from([0x22, 0xd0])), "form", /UTF-8/],
];

describe("a failure", () => {
  for (const [name, reply, fault, message] of faults)
    test(`by a body ${name} comes in time, says so without the address, and is not repeated`, async (t) => {
      const { read, asked } = await webOf(t, reply, { limits: fault === "late" ? SOON : limits, retries: 3 });
      await fails(read("/page?key=SECRET"), fault, message);
      assert.equal(asked.length, 1);
    });

  test("by a packed body that lacks its end is one, however it was packed", async (t) => {
    // Incompressible, so that there is something to lose.
    const content = Array.from({ length: 200 }, (_, index) => `${(index * 7919) % 1009}`).join(" ");
    for (const encoding of encodings)
      for (const cut of [20, 40]) {
        const { read, asked } = await webOf(t, packed(content, encoding, cut), { limits, retries: 3 });
        await fails(read(), "form");
        assert.equal(asked.length, 1);
      }
  });

  test("does not keep the next read from being answered", async (t) => {
    for (const fault of [
      reset(),
      breakOff("[1,"),
      cutShort("[1,"),
      stall("[1,"),
      silence(),
      bomb(50_000_000),
    ]) {
      const stop = new AbortController();
      const reply: Reply = (request, response) => {
        fault(request, response);
        // What neither goes on nor ends is left.
        if (!response.writableEnded) setTimeout(() => stop.abort(), 100);
      };
      const { read } = await webOf(t, inTurn(reply, json([1])), { limits });
      await assert.rejects(read("/page", {}, stop.signal));
      assert.equal(await read(), "[1]");
    }
  });
});
