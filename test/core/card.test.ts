import assert from "node:assert/strict";
import { test } from "node:test";
import { cardFacts } from "../../src/core/card.ts";
import { addDays } from "../../src/core/day.ts";
import { cardAlt, cardSentences } from "../../src/core/picture-alt.ts";
import { archiveOf, EMBEDDED, english, plain, REAL, reportOf, summed, ukrainian } from "../reports.ts";

/** The card of the last of so many days without a gap: of each but the first the loss is known. */
function cardOver(days: number) {
  const reports = Array.from({ length: days }, (_, index) =>
    reportOf(addDays("2023-04-12", index), { personnel: 140_000 + index * 700 }),
  );
  const archive = archiveOf(...reports);
  const facts = cardFacts(archive, summed(archive, addDays("2023-04-12", days - 1)), {
    credit: { source: "S" },
  });
  assert.ok(facts);
  return facts;
}

test("a card has the mean of thirty days where at least twenty of them are known, as the answer in words does", () => {
  assert.equal(cardOver(21).mean, 700);
  assert.equal(cardOver(60).mean, 700);
  assert.equal(cardOver(20).mean, undefined);
});

test("of few days that are known, a card shows each and tells no mean", () => {
  const archive = archiveOf(...EMBEDDED);
  const facts = cardFacts(archive, summed(archive, "2023-03-07"), { credit: { source: "S" } });
  assert.ok(facts);
  assert.equal(facts.days.filter((loss) => loss !== null).length, 4);
  assert.equal(facts.mean, undefined);
  assert.doesNotMatch([...cardSentences(facts, english), cardAlt(facts, english)].join("\n"), /[Mm]ean/);
});

test("the text of a card says how exact its total is, as the card does", () => {
  const archive = archiveOf(...REAL);
  const facts = cardFacts(archive, summed(archive, "2025-12-31"), { credit: { source: "S" } });
  assert.ok(facts?.qualifier === "about");
  assert.match(cardAlt(facts, english), / Personnel about 1,207,910 \(\+1,000\)\./);
  assert.match(
    plain(cardSentences(facts, ukrainian).join(" ")),
    /Особовий склад близько 1 207 910 \(\+1 000\)/,
  );
  assert.doesNotMatch(cardAlt({ ...facts, qualifier: "more" }, english), /Tanks (about|more)/);
});

test("a round number is marked where it is one, and where the loss of the day is not larger than their distance", () => {
  const marksOf = (before: number, total: number) => {
    const archive = archiveOf(
      reportOf("2023-03-06", { tanks: before }),
      reportOf("2023-03-07", { tanks: total }),
    );
    const credit = { source: "S" };
    return cardFacts(archive, summed(archive, "2023-03-07"), { category: "tanks", credit })?.lead.marks;
  };
  assert.deepEqual(marksOf(2_433, 2_456), ["round"]);
  assert.deepEqual(marksOf(298, 301), ["round"]);
  assert.deepEqual(marksOf(234, 236), [], "235 is none");
  // As on 16 March 2022, when six of twelve had one.
  assert.deepEqual(marksOf(404, 430), [], "every 26 pass one of 10");
  assert.deepEqual(marksOf(17, 20), [], "of few every second is one");
});
