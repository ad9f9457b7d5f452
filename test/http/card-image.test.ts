import assert from "node:assert/strict";
import { test } from "node:test";
import { setImmediate as breathe } from "node:timers/promises";
import type { Picture } from "../../src/core/picture.ts";
import { locales } from "../../src/locales/index.ts";
import { createPictures } from "../../src/pictures/pictures.ts";
import { openApi } from "./api-server.ts";

const log = { debug() {}, info() {}, warn() {}, error() {} };

/** The width and height of a PNG. */
function sizeOf(png: Uint8Array): string {
  const view = new DataView(png.buffer, png.byteOffset);
  return `${view.getUint32(16)}x${view.getUint32(20)}`;
}

test("the card of a day is drawn in the size that was asked for, and known by its tag", async (t) => {
  const pictures = createPictures({ locales, cores: 2, log });
  const { ask } = await openApi(t, { pictures });
  const first = await ask("/api/card.png?when=2023-03-07");
  assert.equal(first.status, 200);
  assert.equal(first.headers.get("content-type"), "image/png");
  assert.equal(first.headers.get("content-disposition"), 'inline; filename="losses-2023-03-07.png"');
  const png = new Uint8Array(await first.arrayBuffer());
  assert.equal(sizeOf(png), "1200x675");
  const again = await ask("/api/card.png?when=7%20March%202023&size=wide&theme=light&lang=en");
  assert.deepEqual(new Uint8Array(await again.arrayBuffer()), png);
  assert.equal(again.headers.get("etag"), first.headers.get("etag"));
  const square = await ask("/api/card.png?when=2023-03-07&size=square&theme=dark&lang=uk&category=tanks");
  assert.equal(sizeOf(new Uint8Array(await square.arrayBuffer())), "1080x1080");
  assert.notEqual(square.headers.get("etag"), first.headers.get("etag"));
});

test("what is drawn is the very card that the bot sends, in the language that was asked for", async (t) => {
  const asked: Picture[] = [];
  const { ask } = await openApi(t, {
    pictures: {
      draw: async (picture) => {
        asked.push(picture);
        return { png: new Uint8Array(), name: picture.name, alt: picture.alt, key: "key" };
      },
    },
  });
  await ask("/api/card.png?when=2023-03-05..2023-03-07&category=танки&size=квадратне&lang=Українська");
  const [{ facts, ...look }] = asked as [Picture];
  assert.deepEqual(
    [look.size, look.theme, look.language, look.name],
    ["square", "light", "uk", "losses-tanks-2023-03-05-2023-03-07.png"],
  );
  assert.ok(facts.kind === "card");
  assert.deepEqual([facts.lead.id, facts.lead.total, facts.lead.delta], ["tanks", 3_432, 23]);
});

test("what cannot be drawn is refused before anything is drawn", async (t) => {
  const { ask, told } = await openApi(t);
  const failed = async (query: string) => {
    const response = await ask(`/api/card.png?${query}`);
    return [response.status, ((await response.json()) as { error: { message: string } }).error.message];
  };
  assert.deepEqual(await failed("size=huge"), [400, "“huge” is not a size (wide, square, tall)."]);
  assert.deepEqual(await failed("theme=pink"), [400, "“pink” is not a ground (light, dark)."]);
  assert.match(String(await failed("lang=xx")), /^400,“xx” is not a language \(English, /);
  assert.match(String(await failed("when=2023-03-10")), /^404,There is no report of 2023-03-10/);
  assert.match(
    String(await failed("when=2023-03-07&category=ships")),
    /^404,The report of 2023-03-07 has no figure/,
  );
  assert.match(String(await failed("day=2023-03-07")), /^400,There is no parameter “day”/);
  assert.deepEqual(told, []);
});

test("visitors wait for so many pictures and no more, so that those who ask in a chat do not wait for them", async (t) => {
  const waiting: (() => void)[] = [];
  const { ask } = await openApi(t, {
    pictures: {
      async draw({ name, alt }) {
        await new Promise<void>((resolve) => waiting.push(resolve));
        return { png: new Uint8Array(), name, alt, key: "key" };
      },
    },
  });
  const eight = Array.from({ length: 8 }, () => ask("/api/card.png"));
  while (waiting.length < 8) await breathe();
  const ninth = await ask("/api/card.png");
  assert.deepEqual([ninth.status, ninth.headers.get("retry-after")], [503, "5"]);
  assert.equal(((await ninth.json()) as { error: { code: string } }).error.code, "busy");
  for (const done of waiting) done();
  for (const response of await Promise.all(eight)) assert.equal(response.status, 200);
  const tenth = ask("/api/card.png");
  while (waiting.length < 9) await breathe();
  waiting.at(-1)?.();
  assert.equal((await tenth).status, 200);
});
