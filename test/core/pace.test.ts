import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { createPace } from "../../src/core/pace.ts";

test("so many questions in a span are answered, and more once the first is over", () => {
  const pace = createPace({ most: 5, span: 10_000 });
  const asked = [0, 1, 2, 3, 4, 5, 9_999].map((now) => pace.may("one", now));
  assert.deepEqual(asked, [true, true, true, true, true, false, false]);
  assert.equal(pace.may("one", 10_000), true);
  assert.equal(pace.may("one", 10_000), false);
  assert.equal(pace.may("another", 10_000), true);
});

test("in no span are more answered than allowed, whenever they are asked", () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 3_000 }), { maxLength: 100 }), (gaps) => {
      const pace = createPace({ most: 5, span: 10_000 });
      let now = 0;
      const answered: number[] = [];
      for (const gap of gaps) {
        now += gap;
        if (pace.may("one", now)) answered.push(now);
      }
      for (const [index, instant] of answered.entries()) {
        const later = answered[index + 5];
        if (later !== undefined) assert.ok(later - instant >= 10_000, `${instant} and ${later}`);
      }
    }),
  );
});

test("a clock that is set back does not silence anybody for long, and memory has an end", () => {
  const pace = createPace({ most: 1, span: 10_000 });
  assert.equal(pace.may("one", 1_000_000), true);
  assert.equal(pace.may("one", 0), true);
  for (let index = 0; index < 30_000; index++) pace.may(`person ${index}`, 5);
  assert.equal(pace.may("person 29999", 6), false);
  assert.equal(pace.may("person 1", 6), true, "who asked longest ago was forgotten");
});

test("nobody is remembered for longer than their questions count", () => {
  const pace = createPace({ most: 2, span: 10_000 });
  for (let index = 0; index < 100; index++) pace.may(`person ${index}`, 0);
  pace.may("one", 5_000);
  pace.may("one", 6_000);
  assert.equal(pace.may("one", 7_000), false);
  assert.equal(pace.known(), 101);
  pace.may("another", 10_000);
  assert.equal(pace.known(), 2, "those that asked just now");
  pace.may("another", 40_000);
  assert.equal(pace.known(), 1);
  pace.may("a third", 0);
  assert.equal(pace.known(), 1, "by a clock that was set back nobody has asked yet");
});

test("whoever asked too much is told from when on they may ask again", () => {
  const pace = createPace({ most: 2, span: 10_000 });
  assert.equal(pace.free("one", 7), 7);
  pace.may("one", 100);
  assert.equal(pace.free("one", 150), 150);
  pace.may("one", 200);
  assert.equal(pace.free("one", 250), 10_100);
  assert.equal(pace.may("one", 10_099), false);
  assert.equal(pace.may("one", 10_100), true);
  assert.equal(pace.free("one", 10_100), 10_200);
});
