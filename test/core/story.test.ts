import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import type { Archive } from "../../src/core/archive.ts";
import { CATEGORIES, GROUPS } from "../../src/core/category.ts";
import type { Wording } from "../../src/core/compose.ts";
import { addDays, type Day } from "../../src/core/day.ts";
import type { Message } from "../../src/core/message.ts";
import type { Report } from "../../src/core/report.ts";
import { composeStory } from "../../src/core/story.ts";
import { storyFacts } from "../../src/core/story-facts.ts";
import { counted, spelled } from "../../src/core/story-voice.ts";
import { storyWords } from "../../src/core/story-words.ts";
import { ukStory } from "../../src/locales/uk-story.ts";
import {
  archiveOf,
  EMBEDDED,
  english,
  plain,
  REAL,
  reportOf,
  someDay,
  someHistory,
  sources,
  textsOf,
  ukrainian,
} from "../reports.ts";

const embedded = archiveOf(...EMBEDDED);
const real = archiveOf(...REAL);

function storyOf(
  archive: Archive,
  from: Day,
  { to = from, ...wording }: Partial<Wording> & { to?: Day } = {},
): Message {
  const story = composeStory(archive, { from, to }, { voice: english, sources, ...wording });
  assert.ok(story, `there is a story of ${from}..${to}`);
  return story;
}

/** A story as a person reads it: headline, key points, paragraphs, one on each line. */
function read(archive: Archive, from: Day, more: Partial<Wording> & { to?: Day } = {}): string {
  const { title, lines = [], notes = [] } = storyOf(archive, from, more);
  return [title, ...lines, ...notes].map(plain).join("\n");
}

function assertSays(text: string, ...said: readonly string[]): void {
  for (const part of said) assert.ok(text.includes(part), `“${part}” is not in:\n${text}`);
}

/** A report a day from a first day on, each adding so many personnel to the one before. */
function daily(first: Day, losses: readonly number[], start = 100_000): Report[] {
  let personnel = start;
  return losses.map((loss, index) => {
    personnel += loss;
    return reportOf(addDays(first, index), { personnel });
  });
}

describe("story: days of the archive in English", () => {
  test("7 March 2023: what was lost, between which weekdays, who says so, and the report before", () => {
    const story = storyOf(embedded, "2023-03-07");
    assert.equal(
      story.title,
      "Russia lost 1,060 personnel and 20 armoured vehicles, nine of them tanks, Ukraine’s General Staff says",
    );
    assert.equal(
      story.notes?.[0],
      "Russia lost 1,060 personnel, nine tanks and 11 armoured fighting vehicles between Monday and Tuesday, 7 March 2023, according to the General Staff of the Armed Forces of Ukraine.",
    );
    assert.deepEqual(story.lines, [
      "• By the report of 7 March 2023, Russia lost 1,060 personnel, nine tanks and 11 armoured fighting vehicles",
      "• The previous report counted 650 personnel, nine tanks and 11 armoured fighting vehicles",
      "• Since the full-scale invasion began: 154,830 personnel, 3,432 tanks and 6,714 armoured fighting vehicles",
    ]);
    assertSays(
      (story.notes ?? []).join("\n"),
      "The previous report, of 6 March 2023, had counted 650 personnel",
      "Russia had lost 154,830 personnel, 3,432 tanks and 6,714 armoured fighting vehicles since the full-scale invasion began",
      "one side’s claim",
      "could not be verified independently",
      "killed and wounded together",
    );
    assert.match(story.source?.text ?? "", /General Staff of the Armed Forces of Ukraine.*7 March 2023/);
    assert.equal(story.source?.standing, "Not confirmed by a second source yet.");
  });

  test("the weekend of 5 March 2023: both days together, the mean, the highest day and the share", () => {
    const story = read(embedded, "2023-03-04", { to: "2023-03-05" });
    assertSays(
      story,
      "In two days Russia lost 1,750 personnel and 28 armoured vehicles, nine of them tanks",
      "1,750 personnel, nine tanks and 19 armoured fighting vehicles over two days, in the reports from Saturday 4 to Sunday 5 March 2023",
      "875 personnel, 4.5 tanks and 9.5 armoured fighting vehicles a day",
      "The most that one of these reports counted for a single day was 930 personnel, in that of 5 March 2023",
      "1.1 per cent of the total",
      "past 152,500 personnel",
    );
  });

  test("16 March 2023: a round number makes the headline, and what is measured from farther back stands apart", () => {
    const story = read(embedded, "2023-03-16");
    assertSays(
      story,
      "Russian losses pass 162,500 personnel after 1,040 more, Ukraine’s General Staff says\n",
      "Russia lost 1,040 personnel between Wednesday and Thursday, 16 March 2023",
      "Since the report of 7 March 2023, the nearest with these figures, the totals grew by 72 tanks and 96 armoured fighting vehicles",
      "The previous report, of 15 March 2023, had put the total at 161,520 personnel",
    );
  });

  test("6 October 2022: the directions, and what others had said before, attributed and not added", () => {
    const story = read(embedded, "2022-10-06");
    assertSays(
      story,
      "Russia lost 330 personnel, 14 tanks and 26 armoured fighting vehicles between Wednesday and Thursday, 6 October 2022",
      "losses were greatest in the directions of Kramatorsk, Avdiivka and Kryvyi Rih",
      "on 25 September 2022, Mediazona with the BBC’s Russian service spoke of 6,756",
      "not added to these",
    );
  });

  test("15 March 2023: one category after a gap", () => {
    const story = read(embedded, "2023-03-15");
    assertSays(
      story,
      "In eight days Russia lost 6,690 personnel, Ukraine’s General Staff says\n",
      "between the reports of 7 March 2023 and 15 March 2023",
      "Tanks; Armoured fighting vehicles",
    );
    assert.doesNotMatch(story, /Tuesday and Wednesday/);
  });

  test("30 November 2024: totals that went down are corrections, and no sum hides them", () => {
    const story = storyOf(real, "2024-11-30");
    assert.equal(
      story.title,
      "Russian losses pass 740,000 personnel after 1,740 more, Ukraine’s General Staff says",
    );
    assert.equal(
      story.lines?.[1],
      "• Corrections: totals lower by two multiple rocket launchers and 83 pieces of special equipment",
    );
    const notes = (story.notes ?? []).join("\n");
    assertSays(
      notes,
      "went down by two multiple rocket launchers and 83 pieces of special equipment",
      "23 artillery systems, 13 air defence systems, 42 drones and 159 vehicles or fuel tanks",
      "about 740,400 personnel",
    );
    assert.doesNotMatch(notes, /pieces of equipment/);
  });

  test("a correction is told beside the loss of the day", () => {
    const archive = archiveOf(
      reportOf("2024-11-29", { personnel: 738_660, specialEquipment: 3_700 }),
      reportOf(
        "2024-11-30",
        { personnel: 740_001, specialEquipment: 3_617 },
        { increments: { specialEquipment: 2 } },
      ),
    );
    assertSays(
      read(archive, "2024-11-30"),
      "The General Staff also counted two pieces of special equipment.",
      "corrections lowered the totals by 85 pieces of special equipment",
    );
  });

  test("a stretch that added less than corrections took away tells both, and never that nothing was lost", () => {
    const days = [
      { tanks: 100, added: 2 },
      { tanks: 105, added: 5 },
      { tanks: 90, added: 3 },
    ];
    const archive = archiveOf(
      ...days.map(({ tanks, added }, index) =>
        reportOf(addDays("2024-11-28", index), { tanks }, { increments: { tanks: added } }),
      ),
    );
    const said = read(archive, "2024-11-29", { to: "2024-11-30", category: "tanks" });
    assert.match(said, /Russia lost eight tanks/);
    assert.match(said, /The totals went down by 10 tanks/);
    assert.match(said, /took 18 tanks off/);
    assert.doesNotMatch(said, /[Nn]o new (Russian )?losses/);
  });

  test("corrections up and down are told in full, in one point and one sentence", () => {
    const archive = archiveOf(
      reportOf("2024-11-29", { personnel: 738_660, afvs: 19_339, mlrs: 1_255, specialEquipment: 3_700 }),
      reportOf(
        "2024-11-30",
        { personnel: 740_350, afvs: 19_355, mlrs: 1_253, specialEquipment: 3_617 },
        { increments: { afvs: 12, mlrs: 2, specialEquipment: 2 } },
      ),
    );
    const down = "four multiple rocket launchers and 85 pieces of special equipment";
    const up = "four armoured fighting vehicles";
    const story = storyOf(archive, "2024-11-30");
    assert.equal(story.lines?.[1], `• Corrections: some totals lower by ${down}, others higher by ${up}`);
    const notes = (story.notes ?? []).join("\n");
    assertSays(
      notes,
      `Apart from the losses of the day, corrections lowered some totals by ${down}, and raised others by ${up}.`,
    );
    assert.equal(notes.split("Apart from").length, 2);
    assert.equal(
      storyOf(archive, "2024-11-30", { category: "specialEquipment" }).lines?.[1],
      "• Corrections: totals lower by 85 pieces of special equipment",
    );
    assertSays(
      read(archive, "2024-11-30", { voice: ukrainian }),
      "уточнення зменшили одні загальні числа на 4 реактивні системи залпового вогню і 85 одиниць спеціальної техніки, а інші збільшили на 4 бойові броньовані машини.",
    );
  });

  test("a headline that only says that totals were corrected leaves it to a point to say which", () => {
    const archive = archiveOf(
      reportOf("2024-11-29", { personnel: 738_100, mlrs: 1_255, uavs: 90 }),
      reportOf(
        "2024-11-30",
        { personnel: 738_150, mlrs: 1_253, uavs: 99 },
        { increments: { mlrs: 2, uavs: 4 } },
      ),
    );
    const { title, lines } = storyOf(archive, "2024-11-30");
    assert.match(title, /correcting earlier totals$/);
    assert.equal(
      lines?.[1],
      "• Corrections: some totals lower by four multiple rocket launchers, others higher by five drones",
    );
  });

  test("one direction is one, and one that is not known keeps the words of the report", () => {
    assertSays(read(real, "2022-05-01"), "losses were greatest in the direction of Izyum.");
    assertSays(
      read(real, "2022-05-01", { voice: ukrainian }),
      "Напрямок найбільших втрат, за зведенням: Ізюмський.",
    );
    const archive = archiveOf(reportOf("2022-05-01", { personnel: 1 }, { direction: "Izyum and Elsewhere" }));
    assertSays(
      read(archive, "2022-05-01", { voice: ukrainian }),
      "Напрямки найбільших втрат, за зведенням: Izyum and Elsewhere.",
    );
  });

  test("prisoners are told, and a bare zero is not", () => {
    const of = (prisoners: number) =>
      read(archiveOf(reportOf("2022-03-16", { personnel: 13_800 }, { prisoners })), "2022-03-16");
    assertSays(of(389), "Prisoners of war named in the report: 389.");
    assert.doesNotMatch(of(0), /risoners/);
  });

  test("all of it together is no share of all", () => {
    const archive = archiveOf(...daily("2022-02-25", [2_800, 1_500, 200], 0));
    assert.doesNotMatch(read(archive, "2022-02-24", { to: "2022-02-27" }), /100 per cent/);
  });

  test("the first day of a category: its count is named, and is no loss of the day", () => {
    const story = read(real, "2022-05-01");
    assertSays(
      story,
      "Russian losses reach 23,500 personnel after 300 more",
      "listed 84 cruise missiles for the first time",
      "96 pieces of equipment",
      "Short-range ballistic missile systems",
    );
    assertSays(
      read(real, "2022-05-01", { category: "cruiseMissiles" }),
      "Ukraine’s General Staff puts Russian losses so far at 84 cruise missiles",
      "no earlier figure",
    );
  });
});

describe("story: days of the archive in Ukrainian", () => {
  test("7 March 2023", () => {
    const story = read(embedded, "2023-03-07", { voice: ukrainian });
    assertSays(
      story,
      "Генштаб ЗСУ: Росія втратила 1 060 військовослужбовців і 20 одиниць бронетехніки, з них 9 танків\n",
      "Як стверджує Генеральний штаб Збройних сил України, між понеділком і вівторком, 7 березня 2023 року, Росія втратила 1 060 військовослужбовців, 9 танків і 11 бойових броньованих машин.",
      "Попереднє зведення, від 6 березня 2023 року, називало 650 військовослужбовців",
      "154 830 військовослужбовців, 3 432 танки і 6 714 бойових броньованих машин",
      "незалежно перевірити їх не вдалося",
      "вбиті й поранені разом",
    );
  });

  test("the weekend of 5 March 2023", () => {
    assertSays(
      read(embedded, "2023-03-04", { to: "2023-03-05", voice: ukrainian }),
      "за 2 дні Росія втратила 1 750 військовослужбовців і 28 одиниць бронетехніки, з них 9 танків",
      "у зведеннях із суботи, 4-го, до неділі, 5 березня 2023 року, Росія втратила",
      "9 танків і 19 бойових броньованих машин",
      "875 військовослужбовців, 4,5 танка і 9,5 бойової броньованої машини на добу",
    );
  });

  test("16 March 2023 and 6 October 2022", () => {
    assertSays(
      read(embedded, "2023-03-16", { voice: ukrainian }),
      "втрати Росії перевищили 162 500 військовослужбовців, за добу — 1 040",
      "зросли на 72 танки і 96 бойових броньованих машин",
    );
    assertSays(
      read(embedded, "2022-10-06", { voice: ukrainian }),
      "330 військовослужбовців, 14 танків і 26 бойових броньованих машин",
      "Напрямки найбільших втрат, за зведенням: Краматорський, Авдіївський і Криворізький.",
      "25 вересня 2022 року «Медіазона»",
    );
  });

  test("30 November 2024", () => {
    assertSays(
      read(real, "2024-11-30", { voice: ukrainian }),
      "зменшилися на 2 реактивні системи залпового вогню і 83 одиниці спеціальної техніки",
      "близько 740 400 військовослужбовців",
    );
  });
});

describe("story: what stands out", () => {
  const steady = daily(
    "2024-01-01",
    Array.from({ length: 90 }, (_, index) => 900 + (index % 5) * 10),
  );
  const next = addDays("2024-01-01", 90);
  const after = (loss: number) => {
    const last = steady.at(-1)?.totals["personnel"] ?? 0;
    return archiveOf(...steady, reportOf(next, { personnel: last + loss }));
  };

  test("a day as every other has its losses as headline, and the means beside it", () => {
    const story = storyOf(after(921), next);
    assert.equal(story.title, "Russia lost 921 personnel, Ukraine’s General Staff says");
    assertSays(
      (story.notes ?? []).join("\n"),
      "about level with the mean of the seven days before (924 a day)",
      "about level with the mean of the 30 days before (920 a day)",
    );
  });

  test("the highest day there was", () => {
    const story = storyOf(after(2_001), next);
    assert.equal(
      story.title,
      "Russia lost 2,001 personnel, more than on any day before, Ukraine’s General Staff says",
    );
    assertSays(
      (story.notes ?? []).join("\n"),
      "No earlier report in the archive had counted as many as 2,001 personnel for one day.",
      "118 per cent above the mean of the 30 days before (920 a day)",
    );
  });

  test("a quiet day, and since when none was as quiet", () => {
    const [first] = daily("2024-01-01", [400], 101_000);
    const start = first?.totals["personnel"] ?? 0;
    const archive = archiveOf(
      reportOf("2023-12-31", { personnel: 101_000 }),
      ...(first ? [first] : []),
      ...daily(
        "2024-01-02",
        Array.from({ length: 80 }, () => 900),
        start,
      ),
      reportOf("2024-03-22", { personnel: start + 80 * 900 + 409 }),
    );
    assert.equal(
      storyOf(archive, "2024-03-22").title,
      "Russia lost 409 personnel, the fewest for one day since 1 January 2024, Ukraine’s General Staff says",
    );
    assertSays(
      read(archive, "2024-03-22", { voice: ukrainian }),
      "Росія втратила 409 військовослужбовців — найменше за добу з 1 січня 2024 року",
    );
  });

  test("a stretch is compared with as many days before", () => {
    const story = read(after(921), "2024-03-01", { to: "2024-03-30" });
    assertSays(
      story,
      "In 30 days Russia lost 27,600 personnel",
      "in the reports from 1 to 30 March 2024",
      "the reports counted 27,600 personnel in the 30 days before",
      "On average that is 920 personnel a day",
    );
  });

  test("a stretch from one month to another, and from one year to another", () => {
    assertSays(
      read(after(921), "2024-02-28", { to: "2024-03-02" }),
      "from Wednesday 28 February to Saturday 2 March 2024",
    );
    const years = archiveOf(
      ...daily(
        "2022-12-01",
        Array.from({ length: 60 }, () => 500),
      ),
    );
    assertSays(
      read(years, "2022-12-31", { to: "2023-01-02" }),
      "from Saturday 31 December 2022 to Monday 2 January 2023",
    );
    assertSays(
      read(years, "2022-12-31", { to: "2023-01-02", voice: ukrainian }),
      "із суботи, 31 грудня 2022 року, до понеділка, 2 січня 2023 року,",
    );
  });

  test("nothing lost, a total that fell, and nothing to compare with", () => {
    const archive = archiveOf(
      reportOf("2024-01-01", { personnel: 360_000, ships: 23, tanks: 6_000 }),
      reportOf("2024-01-02", { personnel: 360_700, ships: 23, tanks: 5_990 }),
    );
    assertSays(
      read(archive, "2024-01-02", { category: "ships" }),
      "no new Russian losses under “Ships and boats”\n",
      "No new Russian losses under “Ships and boats” were counted between Monday and Tuesday, 2 January 2024, according to",
    );
    assertSays(
      read(archive, "2024-01-02", { category: "tanks" }),
      "lowers its totals",
      "went down by 10 tanks",
    );
    assertSays(
      read(archive, "2024-01-01"),
      "puts Russian losses so far at 360,000 personnel and 6,000 tanks",
      "no earlier figure",
    );
  });

  test("a category of which nothing was ever lost", () => {
    const archive = archiveOf(reportOf("2022-02-25", { personnel: 2_800, uavs: 0 }));
    const story = storyOf(archive, "2022-02-25", { category: "uavs" });
    assertSays(story.notes?.[0] ?? "", "No new Russian losses under “Drones (UAVs)” were counted");
    assert.equal(story.lines?.length, 3);
    assertSays((story.notes ?? []).join("\n"), "stands at zero");
  });

  test("one category tells of nothing else, and a group names its parts", () => {
    const tanks = read(embedded, "2023-03-07", { category: "tanks" });
    assertSays(tanks, "Russia lost nine tanks, Ukraine’s General Staff says\n", "3,432 tanks");
    assert.doesNotMatch(tanks, /personnel|fighting|killed/);
    assertSays(
      read(embedded, "2023-03-07", { category: "armour" }),
      "Russia lost 20 armoured vehicles",
      "That includes nine tanks and 11 armoured fighting vehicles.",
    );
  });

  test("a category that only the source knows is named by its label", () => {
    const archive = archiveOf(
      reportOf("2024-01-01", { personnel: 1_000, "laser systems": 4 }),
      reportOf("2024-01-02", { personnel: 1_001, "laser systems": 7 }),
    );
    assertSays(read(archive, "2024-01-02"), "three under “laser systems”");
    assertSays(read(archive, "2024-01-02", { voice: ukrainian }), "3 за графою «laser systems»");
  });

  test("the age of the newest report is told where it is asked for", () => {
    assertSays(read(embedded, "2023-05-21", { today: "2023-05-23" }), "it is 2 days old");
  });

  test("no report of the days, or none with the category, is no story", () => {
    const wording = { voice: english, sources };
    assert.equal(composeStory(embedded, { from: "2023-03-08", to: "2023-03-08" }, wording), undefined);
    assert.equal(composeStory(embedded, { from: "2023-03-08", to: "2023-03-14" }, wording), undefined);
    const ships = { ...wording, category: "ships" };
    assert.equal(composeStory(embedded, { from: "2023-03-07", to: "2023-03-07" }, ships), undefined);
  });
});

describe("story: numbers and nouns", () => {
  test("English writes out what is below ten, Ukrainian never", () => {
    assert.deepEqual(
      [1, 9, 10, 1_060, 4.5].map((count) => spelled(english, count)),
      ["one", "nine", "10", "1,060", "4.5"],
    );
    assert.deepEqual(
      [1, 9, 10, 1_060, 4.5].map((count) => plain(spelled(ukrainian, count))),
      ["1", "9", "10", "1 060", "4,5"],
    );
  });

  test("Ukrainian nouns agree with their numbers", () => {
    const said = (id: string, ...counts: readonly number[]) =>
      counts.map((count) => plain(counted(ukrainian, { id, count })));
    assert.deepEqual(said("tanks", 1, 2, 5, 11, 21, 22, 25, 111), [
      "1 танк",
      "2 танки",
      "5 танків",
      "11 танків",
      "21 танк",
      "22 танки",
      "25 танків",
      "111 танків",
    ]);
    assert.deepEqual(said("personnel", 1, 1_060), ["1 військовослужбовця", "1 060 військовослужбовців"]);
    assert.deepEqual(said("afvs", 1, 3, 19, 9.5), [
      "1 бойову броньовану машину",
      "3 бойові броньовані машини",
      "19 бойових броньованих машин",
      "9,5 бойової броньованої машини",
    ]);
    assert.deepEqual(said("airDefence", 1, 4, 13), ["1 засіб ППО", "4 засоби ППО", "13 засобів ППО"]);
  });

  test("every category and group has a noun", () => {
    for (const id of [...CATEGORIES.map((category) => category.id), ...GROUPS])
      assert.ok(Object.hasOwn(storyWords.english, `count.${id}`), id);
  });
});

/** The words that English has for numbers in a story. */
const WORDS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

/** Every number in a text, written in figures or in words. Dates fall into theirs. */
function numbersIn(text: string): number[] {
  const figures = [...text.matchAll(/\d+(?:,\d{3})*(?:\.\d+)?/g)].map(([figure]) =>
    Number(figure.replaceAll(",", "")),
  );
  const words = [...text.toLowerCase().matchAll(/\b[a-z]+\b/g)].map(([word]) => WORDS.indexOf(word));
  return [...figures, ...words.filter((number) => number > 1)];
}

/** Every number in the facts, wherever it stands, and those of their days. */
function numbersOf(facts: unknown): number[] {
  if (typeof facts === "number") return [Math.abs(facts)];
  if (typeof facts === "string") return /^\d{4}-\d\d-\d\d$/.test(facts) ? facts.split("-").map(Number) : [];
  if (typeof facts !== "object" || facts === null) return [];
  return Object.values(facts).flatMap(numbersOf);
}

describe("story: every history", () => {
  const asked = [undefined, ...CATEGORIES.map(({ id }) => id), ...GROUPS, "laser systems"];
  const someStretch = fc
    .tuple(someDay, fc.nat({ max: 40 }))
    .map(([from, days]) => ({ from, to: addDays(from, days) }));
  const cases = fc.record({
    history: someHistory,
    stretch: someStretch,
    category: fc.constantFrom(...asked),
  });

  function storiesOf({
    history,
    stretch,
    category,
  }: typeof cases extends fc.Arbitrary<infer Case> ? Case : never) {
    const archive = archiveOf(...history);
    const days = archive.days().map((day) => ({ from: day, to: day }));
    return [...days, stretch].flatMap((period) =>
      [english, ukrainian].flatMap((voice) => {
        const story = composeStory(archive, period, { voice, sources, category, today: "2022-06-01" });
        return story ? [{ archive, period, voice, category, story }] : [];
      }),
    );
  }

  test("has three key points, three to five paragraphs, no gap in it, and its length is kept", () => {
    fc.assert(
      fc.property(cases, (generated) => {
        for (const { story, voice } of storiesOf(generated)) {
          assert.ok([...story.title].length <= 120 && story.title !== "", story.title);
          assert.equal(story.lines?.length, 3);
          for (const line of story.lines) assert.match(line, /^• \S/);
          const notes = story.notes ?? [];
          assert.ok(notes.length >= 3 && notes.length <= 5, notes.join("\n"));
          const texts = textsOf(story);
          assert.ok(texts.join("\n").length <= 3_500);
          for (const text of texts) {
            assert.doesNotMatch(text, /[{}]|undefined|null|NaN|Infinity|\[object|\.\.|\s\s| [,.]/);
            // What was corrected within the stretch is told in words; since its first count a category may have fallen.
            assert.doesNotMatch(text.replace(/(since then|відтоді): −/g, "$1: "), /-\d|−/);
          }
          const staff = voice === english ? "General Staff of the Armed Forces of Ukraine" : "Генеральн";
          assert.ok(notes[0]?.split(/\.\s/)[0]?.includes(staff), notes[0]);
        }
      }),
      { numRuns: 60 },
    );
  });

  test("names no figure that is not in the facts", () => {
    fc.assert(
      fc.property(cases, (generated) => {
        for (const { archive, period, voice, category, story } of storiesOf(generated)) {
          if (voice !== english) continue;
          const facts = storyFacts(archive, period, category);
          // The lengths of the means are words of the sentences; the age of the report is not of the story.
          const known = new Set([...numbersOf(facts), 7, 30]);
          const notes = (story.notes ?? []).map((note) => note.replace(/This is the newest report.*$/, ""));
          for (const text of [story.title, ...(story.lines ?? []), ...notes])
            for (const number of numbersIn(text)) assert.ok(known.has(number), `${number} in: ${text}`);
        }
      }),
      { numRuns: 60 },
    );
  });

  test("is the same for the same facts", () => {
    fc.assert(
      fc.property(cases, ({ history, ...rest }) => {
        const told = storiesOf({ history, ...rest }).map(({ story }) => story);
        const again = storiesOf({ history: history.toReversed(), ...rest }).map(({ story }) => story);
        assert.deepEqual(again, told);
      }),
      { numRuns: 30 },
    );
  });

  test("neither judges nor calls losses deaths", () => {
    const texts = [...Object.values(storyWords.english), ...Object.values(ukStory)].join("\n");
    assert.doesNotMatch(
      texts,
      /enem|liquidat|destroy|elimin|heavy|massive|record|dead|death|killed (?!and wounded)/i,
    );
    assert.doesNotMatch(texts, /ворог|ворож|ліквід|знищ|окупант|загиб|рекорд/i);
  });
});
