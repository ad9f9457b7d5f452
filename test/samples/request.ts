import { text } from "node:stream/consumers";
import { z } from "zod";
import { SourceFailure } from "../../src/core/source.ts";
import { readListing } from "../../src/sources/mod-listing.ts";
import { toolsOf } from "../fakes/tools.ts";
import { json, serve } from "../fakes/web.ts";
import { type Reading, readingOf, type Sample } from "./reading.ts";

/** A condition of a question: the value of a field, or how many of some values it must have. */
const Condition = z.union([
  z.strictObject({ term: z.record(z.string(), z.string()) }),
  z.strictObject({
    terms_set: z.record(
      z.string(),
      z.strictObject({ terms: z.array(z.string()), minimum_should_match_script: z.unknown() }),
    ),
  }),
]);

/** A question to the listing of the Ministry of Defence, and nothing that is not compared. */
const Question = z.strictObject({
  sort: z.array(z.record(z.string(), z.unknown())),
  query: z.strictObject({ bool: z.strictObject({ must: z.array(Condition) }) }),
  _source: z.array(z.string()),
  from: z.int(),
  size: z.int(),
});
type Question = z.output<typeof Question>;

/** The parts in which our question is another on purpose, and why. */
const ON_PURPOSE: Readonly<Record<string, string>> = {
  size: "fewer questions are asked where a page of the listing is longer",
  "the form of tags": "at least one of a single tag is that tag",
};

/** Checks that our own question to the listing asks for what the kept one does. */
export async function readQuestion({ text: kept }: Sample): Promise<Reading> {
  const ours = partsOf(Question.parse(JSON.parse(await ownQuestion())));
  const theirs = partsOf(Question.parse(JSON.parse(kept)));
  const names = [...new Set([...ours.keys(), ...theirs.keys()])];
  const different = names.filter((name) => ours.get(name) !== theirs.get(name));
  const same = names.filter((name) => !different.includes(name));
  const told = (name: string) => `${name} is ${ours.get(name)}, there ${theirs.get(name)}`;
  return readingOf({
    notes: [
      `it is a request; ours has the same ${same.filter((name) => !name.startsWith("the form")).join(", ")}`,
      ...different.filter((name) => ON_PURPOSE[name]).map((name) => `${told(name)}: ${ON_PURPOSE[name]}`),
    ],
    failures: [
      ...different.filter((name) => !ON_PURPOSE[name]).map(told),
      ...Object.keys(ON_PURPOSE)
        .filter((name) => same.includes(name))
        .map((name) => `${name} should differ, and does not any more`),
    ],
  });
}

/** The body of the question that the source asks. */
async function ownQuestion(): Promise<string> {
  const asked: string[] = [];
  const web = await serve({}, (request, response) => {
    void text(request).then((question) => {
      asked.push(question);
      json({ hits: { hits: [] } })(request, response);
    });
  });
  try {
    await readListing(web.root, toolsOf(), 0, AbortSignal.timeout(10_000));
  } catch (failure) {
    // The answer lists nothing, which no true listing does.
    if (!(failure instanceof SourceFailure) || asked.length === 0) throw failure;
  } finally {
    await web.close();
  }
  return asked[0] ?? "";
}

/** A question as parts that can be compared as text; the order of conditions and of fields means nothing. */
function partsOf({ sort, query, _source, from, size }: Question): ReadonlyMap<string, string> {
  const conditions = query.bool.must.flatMap((condition): [string, string][] =>
    "term" in condition
      ? Object.entries(condition.term).flatMap(([field, value]) => [
          [field, JSON.stringify([value])],
          [`the form of ${field}`, "term"],
        ])
      : Object.entries(condition.terms_set).flatMap(([field, { terms }]) => [
          [field, JSON.stringify(terms)],
          [`the form of ${field}`, "terms_set"],
        ]),
  );
  return new Map([
    ["sort", JSON.stringify(sort)],
    ["fields", JSON.stringify(_source.toSorted())],
    ["from", String(from)],
    ["size", String(size)],
    ...conditions.toSorted(),
  ]);
}
