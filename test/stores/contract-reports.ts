import assert from "node:assert/strict";
import { addDays, type Day } from "../../src/core/day.ts";
import type { Report } from "../../src/core/report.ts";
import { StoreFailure } from "../../src/core/store.ts";
import { broadcast, type Check, owed, SENT, START, subscription } from "./contract-words.ts";

const day: Day = "2023-03-07";
const report: Report = {
  source: "dataset",
  day,
  totals: { personnel: 154830, tanks: 3432, "underwater drones": 7 },
  increments: { personnel: 1060 },
  qualifier: "about",
  direction: "Бахмут",
  prisoners: 0,
  url: "https://example.org/2023-03-07",
};

function withTanks(tanks: number): Report {
  return { ...report, totals: { ...report.totals, tanks } };
}

/** What holds for the reports that a store keeps, for its memory, and for closing it. */
export function reportContract(check: Check): void {
  check("an empty database has no reports", async (store) => {
    assert.deepEqual(await store.reports(), []);
    assert.deepEqual(await store.keep([], START), []);
  });

  check("a report comes back whole, with the instant at which it was kept", async (store) => {
    const version = { report, number: 1, keptAt: START };
    assert.deepEqual(await store.keep([report], START), [{ ...version, outcome: "new", differences: [] }]);
    assert.deepEqual(await store.reports(), [version]);
  });

  check(
    "the same report again is known, whatever the order of its facts, and keeps its instant",
    async (store) => {
      await store.keep([report], START);
      const { totals, day: on, source, ...rest } = report;
      const turned = {
        ...rest,
        totals: Object.fromEntries(Object.entries(totals).reverse()),
        source,
        day: on,
      };
      assert.deepEqual(
        (await store.keep([turned], START + 5)).map(({ outcome, keptAt }) => [outcome, keptAt]),
        [["known", START]],
      );
      assert.deepEqual(await store.reports(), [{ report, number: 1, keptAt: START }]);
    },
  );

  check(
    "a restated report is changed and says what differs: figures that changed, came and went",
    async (store) => {
      await store.keep([report], START);
      const after: Report = { ...report, totals: { personnel: 154830, tanks: 3430, ships: 18 } };
      const [kept] = await store.keep([after], START + 5);
      assert.equal(kept?.outcome, "changed");
      assert.deepEqual(kept?.differences, [
        { category: "tanks", before: 3432, after: 3430 },
        { category: "ships", before: undefined, after: 18 },
        { category: "underwater drones", before: 7, after: undefined },
      ]);
      assert.deepEqual(await store.reports(), [
        { report, number: 1, keptAt: START },
        { report: after, number: 2, keptAt: START + 5 },
      ]);
    },
  );

  check(
    "a report whose figures stay but whose other facts change is changed, without differences",
    async (store) => {
      await store.keep([report], START);
      const [kept] = await store.keep([{ ...report, direction: "Авдіївка" }], START + 5);
      assert.deepEqual([kept?.outcome, kept?.differences], ["changed", []]);
    },
  );

  check("a figure that goes and comes back is three versions, all of them kept", async (store) => {
    const outcomes = [];
    for (const [index, tanks] of [3432, 3430, 3432].entries()) {
      outcomes.push(...(await store.keep([withTanks(tanks)], START + index)).map(({ outcome }) => outcome));
      assert.deepEqual((await store.reports()).at(-1), {
        report: withTanks(tanks),
        number: index + 1,
        keptAt: START + index,
      });
    }
    assert.deepEqual(outcomes, ["new", "changed", "changed"]);
    assert.deepEqual(
      (await store.reports()).map((version) => version.report.totals["tanks"]),
      [3432, 3430, 3432],
    );
  });

  check("two versions of a day in one batch are both kept, in their order", async (store) => {
    const kept = await store.keep([withTanks(1), withTanks(2)], START);
    assert.deepEqual(
      kept.map(({ outcome }) => outcome),
      ["new", "changed"],
    );
    assert.deepEqual(await store.reports(), [
      { report: withTanks(1), number: 1, keptAt: START },
      { report: withTanks(2), number: 2, keptAt: START },
    ]);
  });

  check(
    "a decision of the operator is kept for its version, and a later one takes its place",
    async (store) => {
      const one = { source: "mod", day, number: 2, verdict: "accepted" } as const;
      const other = { source: "minfin", day, number: 2, verdict: "refused" } as const;
      assert.deepEqual(await store.verdicts(), []);
      for (const verdict of [one, other]) await store.decide(verdict, START);
      await store.decide({ ...one, verdict: "refused" }, START + 1);
      const kept = (await store.verdicts()).sort((a, b) => (a.source < b.source ? -1 : 1));
      assert.deepEqual(kept, [other, { ...one, verdict: "refused" }]);
    },
  );

  check(
    "a source may be asked once in a while, whoever asks, and a wait is never made shorter",
    async (store, more) => {
      const minute = 60_000;
      const other = await more();
      assert.equal((await store.takeTurn("mod", START, minute)).taken, true);
      assert.deepEqual(await other.takeTurn("mod", START + 1, minute), {
        taken: false,
        free: START + minute,
        resting: 0,
      });
      assert.equal((await other.takeTurn("orc", START + 1, minute)).taken, true);
      assert.equal((await other.takeTurn("mod", START + minute, minute)).taken, true);
      await store.putOffTurn("mod", { free: START + 3 * minute });
      await store.putOffTurn("mod", { free: START + 2 * minute, resting: START + 5 * minute });
      const refused = await other.takeTurn("mod", START + 3 * minute, minute);
      assert.deepEqual(
        [refused.taken, refused.free, refused.resting],
        [false, START + 3 * minute, START + 5 * minute],
      );
      assert.equal((await other.takeTurn("mod", START + 5 * minute, minute)).taken, true);
      // The clock was set back by a year: what was recorded says nothing any more.
      assert.equal((await other.takeTurn("mod", START - 365 * 24 * 60 * minute, minute)).taken, true);
    },
  );

  check("a turn has a name of any length, such as that of a notice to the operator", async (store, more) => {
    const name = "told.held.russianwarship.2026-06-16.12.discord.1234567890123456789";
    assert.equal((await store.takeTurn(name, START, 1_000)).taken, true);
    assert.equal((await (await more()).takeTurn(name, START, 1_000)).taken, false);
    await store.putOffTurn(name, { free: START + 2_000 });
    assert.equal((await store.takeTurn(name, START + 1_000, 1_000)).taken, false);
  });

  check(
    "what is done once is the first one's to do, of all who ask at the same moment",
    async (store, more) => {
      const [one, other, third] = [store, await more(), await more()];
      const name = "telegram.update.123456789.987654321";
      const took = await Promise.all(
        [one, other, third, one].map((each) => each.takeOnce(name, START, 1_000)),
      );
      assert.deepEqual(took.sort(), [false, false, false, true]);
      assert.equal(await other.takeOnce(`${name}0`, START, 1_000), true);
      assert.equal(await other.takeOnce(name, START + 999, 1_000), false);
      assert.equal(await other.takeOnce(name, START + 1_000, 1_000), true);
      await store.pruneTurns(START + 1_500);
      assert.equal(await one.takeOnce(name, START + 1_500, 1_000), false);
      assert.equal(await one.takeOnce(`${name}0`, START + 1_500, 1_000), true);
      await store.pruneTurns(START + 2_001);
      assert.equal(await one.takeOnce(name, START + 1_500, 1_000), true);
    },
  );

  check("facts whose keys begin alike are found together, until they are erased", async (store, more) => {
    const kept = { "notice.x 1": "one", "notice.x 2": "two", "notice.xy 3": "three", notice: "four" };
    for (const [key, value] of Object.entries(kept)) await store.remember(key, value);
    const other = await more();
    assert.deepEqual([...(await other.recallAll("notice.x "))].sort(), [
      ["notice.x 1", "one"],
      ["notice.x 2", "two"],
    ]);
    await store.remember("notice.x 1", undefined);
    await store.remember("notice.x 1", undefined);
    assert.deepEqual([...(await other.recallAll("notice.x "))], [["notice.x 2", "two"]]);
    assert.equal(await other.recall("notice.x 1"), undefined);
    assert.equal((await other.recallAll("notice.")).size, 2);
  });

  check("a place has its language until it is taken away", async (store) => {
    const one = { platform: "telegram", channel: "-1" };
    const other = { platform: "discord", channel: "5" };
    for (const place of [one, other]) await store.setLanguage(place, "uk");
    await store.setLanguage(one, "en");
    await store.setLanguage(other, undefined);
    await store.setLanguage(other, undefined);
    assert.deepEqual(await store.languages(), [{ ...one, language: "en" }]);
  });

  check("two sources of one day are kept apart, and neither changes the other", async (store) => {
    const other: Report = { source: "minfin", day, totals: { personnel: 154830, tanks: 3423 } };
    const kept = await store.keep([report, other], START);
    assert.deepEqual(
      kept.map(({ outcome }) => outcome),
      ["new", "new"],
    );
    const shown = (await store.reports()).map((row) => row.report);
    assert.deepEqual(new Set(shown.map(({ source }) => source)), new Set(["dataset", "minfin"]));
    assert.deepEqual(
      shown.find(({ source }) => source === "minfin"),
      other,
    );
  });

  check("every report of a mixed batch gets its outcome", async (store) => {
    const reports = ["a", "b", "a", "b"].map(
      (source, index): Report => ({ source, day: addDays(day, index), totals: { tanks: index } }),
    );
    const kept = await store.keep(reports, START);
    assert.equal(kept.length, 4);
    assert.deepEqual(new Set(kept.map((each) => each.report)), new Set(reports));
  });

  check("only what was kept at or after an instant is asked for, oldest first", async (store) => {
    const later: Report = { ...report, day: "2023-03-08" };
    const older: Report = { ...report, day: "2022-02-25" };
    await store.keep([later], START);
    await store.keep([older], START + 10);
    const days = async (since?: number) => (await store.reports(since)).map((row) => row.report.day);
    assert.deepEqual(await days(), ["2023-03-08", "2022-02-25"]);
    assert.deepEqual(await days(START), ["2023-03-08", "2022-02-25"]);
    assert.deepEqual(await days(START + 1), ["2022-02-25"]);
    assert.deepEqual(await days(START + 10), ["2022-02-25"]);
    assert.deepEqual(await days(START + 11), []);
  });

  check("a history of years is kept in one go, and again without a new version", async (store) => {
    const history = Array.from(
      { length: 1_626 },
      (_, index): Report => ({
        source: "dataset",
        day: addDays("2022-02-25", index),
        totals: { tanks: index },
      }),
    );
    const outcomes = async (at: number) =>
      new Set((await store.keep(history, at)).map(({ outcome }) => outcome));
    assert.deepEqual(await outcomes(START), new Set(["new"]));
    assert.deepEqual(await outcomes(START + 1), new Set(["known"]));
    assert.deepEqual(
      (await store.reports()).map((row) => row.report),
      history,
    );
    assert.deepEqual(await store.reports(START + 1), []);
  });

  check("what could not be read back is not kept: the store stays readable", async (store) => {
    await store.keep([report], START);
    const broken = { ...report, day: "2023-03-08", totals: { tanks: 3.5 } } as Report;
    await store.keep([broken], START).catch(() => {});
    assert.deepEqual(
      (await store.reports()).map((row) => row.report.day),
      [day],
    );
  });

  check(
    "small facts are remembered under their keys, and a later one replaces an earlier one",
    async (store) => {
      assert.equal(await store.recall("commands"), undefined);
      await store.remember("commands", "one");
      await store.remember("other", "Ще щось 🇺🇦");
      await store.remember("commands", "two".repeat(10_000));
      assert.equal(await store.recall("commands"), "two".repeat(10_000));
      assert.equal(await store.recall("other"), "Ще щось 🇺🇦");
      const long = `telegram.photo.1234567890.${"0123456789abcdef".repeat(4)}`;
      await store.remember(long, "an image");
      assert.equal(await store.recall(long), "an image");
    },
  );

  check(
    "a fact that was to be remembered for a while is erased after it, unless it is remembered anew",
    async (store, more) => {
      const keys = ["a while", "longer", "for good", "for good now", "a while now"];
      await store.remember("a while", "1", START);
      await store.remember("longer", "2", START + 1);
      await store.remember("for good", "3");
      await store.remember("for good now", "4", START);
      await store.remember("for good now", "5");
      await store.remember("a while now", "6");
      await store.remember("a while now", "7", START);
      assert.equal(await (await more()).pruneFacts(START + 1), 2);
      const kept = await Promise.all(keys.map((key) => store.recall(key)));
      assert.deepEqual(kept, [undefined, "2", "3", "5", undefined]);
      assert.equal(await store.pruneFacts(START + 1), 0);
    },
  );

  check("a store that is opened again has everything", async (store, more) => {
    await store.keep([report, withTanks(5)], START);
    await store.subscribe(subscription("-100:7", { language: "uk" }), START);
    await store.remember("key", "value");
    await store.close();
    const again = await more();
    assert.deepEqual(
      (await again.reports()).map((version) => version.report),
      [report, withTanks(5)],
    );
    assert.equal(await again.subscribe(subscription("-100:7", { language: "uk" }), START), "same");
    assert.equal(await again.recall("key"), "value");
  });

  check(
    "after closing, everything rejects with a StoreFailure, and closing again is no harm",
    async (store) => {
      await store.close();
      const terms = { now: START, lease: 1, repeatable: 0 };
      const channel = subscription("1");
      const server = { platform: "telegram", server: "1" };
      const why = { cause: "removed", reason: "gone" } as const;
      const { outbox } = store;
      const post = owed(channel);
      const claim = { ...post, attempt: 1, settings: undefined };
      const edits = { now: START, lease: 1, most: 1 };
      const calls: readonly (() => Promise<unknown>)[] = [
        () => store.keep([report], START),
        () => store.reports(),
        () => store.verdicts(),
        () => store.languages(),
        () => store.setLanguage(channel, "uk"),
        () => store.takeTurn("mod", START, 1),
        () => store.putOffTurn("mod", { free: START }),
        () => store.decide({ source: "mod", day, number: 1, verdict: "accepted" }, START),
        () => store.subscriptions(server),
        () => store.subscribe(channel, START),
        () => store.unsubscribe(channel),
        () => store.switchOff(channel, why, START),
        () => store.switchOn(server, START, START),
        () => store.move(server, { ...server, server: "2" }, START),
        () => store.learnServer(server, ["2"]),
        () => store.forget(server),
        () => store.purge(START),
        () => store.recall("key"),
        () => store.remember("key", "value"),
        () => outbox.broadcast("telegram", day),
        () => outbox.keepBroadcast(broadcast()),
        () => outbox.enrol(broadcast(), [post]),
        () => outbox.changedSince("telegram", broadcast().enrolled, 1),
        () => outbox.claim("telegram", terms, { most: 1, of: "all" }),
        () => outbox.settle([{ claim, outcome: SENT }], START),
        () => outbox.sweep("telegram", terms),
        () => outbox.counts("telegram"),
        () => outbox.retryOperators("telegram", day, START),
        () => outbox.dropFormerOperators("telegram", day, ["1"]),
        () => outbox.retryFailed("telegram", day, START),
        () => outbox.earliest("telegram"),
        () => outbox.subscribed("telegram"),
        () => outbox.everyDay("telegram"),
        () => outbox.endFailing("telegram", { since: START, now: START, most: () => 1 }),
        () => outbox.failing("telegram", { since: START, now: START }),
        () => outbox.keepFailing("telegram", { since: START, now: START }),
        () => outbox.history(channel),
        () => outbox.figures(post.edition, "b"),
        () => outbox.keepFigures(post.edition, "b", "{}"),
        () => outbox.postedEditions("telegram", day),
        () => outbox.claimEdits("telegram", post.edition, "b", edits),
        () => outbox.settleEdit(post, { revision: "b" }),
        () => outbox.prune(START),
      ];
      for (const call of calls) await assert.rejects(call, StoreFailure);
      await store.close();
    },
  );
}
