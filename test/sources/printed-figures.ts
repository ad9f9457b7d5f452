import fc from "fast-check";
import type { Figure } from "../../src/sources/figure-line.ts";
import { grouped } from "./articles.ts";

/** Labels of known categories as they were printed, each with its category. */
export const LABELS: readonly (readonly [category: string, label: string])[] = [
  ["personnel", "особового складу"],
  ["personnel", "personnel"],
  ["tanks", "танків"],
  ["tanks", "tanks"],
  ["afvs", "бойові броньовані машини"],
  ["artillery", "artillery systems"],
  ["mlrs", "РСЗВ"],
  ["airDefence", "засобів ППО"],
  ["airDefence", "Anti-aircraft warfare systems"],
  ["aircraft", "літаків"],
  ["helicopters", "helicopters"],
  ["uavs", "БПЛА оперативно-тактичного рівня"],
  ["uavs", "UAV operational-tactical level"],
  ["cruiseMissiles", "крилаті ракети"],
  ["ships", "кораблі /катери"],
  ["ships", "warships / boats"],
  ["submarines", "підводних човнів"],
  ["vehicles", "автомобільної техніки та автоцистерн"],
  ["specialEquipment", "спеціальна техніка"],
  ["groundRobots", "наземні робототехнічні комплекси"],
];

const SPACES = [" ", "\u00a0", "\u202f", "\u2009", "  "];
const space = fc.constantFrom(...SPACES);
const maybeSpace = fc.constantFrom("", ...SPACES);
const dash = fc.constantFrom(..."-\u2010\u2011\u2012\u2013\u2014\u2015\u2212:");

const exactness = fc.constantFrom<readonly [words: string, qualifier?: "about" | "more"]>(
  [""],
  [""],
  ["ліквідовано "],
  ["близько ", "about"],
  ["ліквідовано близько ", "about"],
  ["about ", "about"],
  ["approximately ", "about"],
  ["aprx. ", "about"],
  ["майже ", "about"],
  ["понад ", "more"],
  ["більше ", "more"],
  ["more than ", "more"],
);

const style = fc.record({
  bullet: fc.constantFrom("", "• ", "- ", "– ", "* ", "▪️ ", "— "),
  before: maybeSpace,
  dash,
  after: maybeSpace,
  exactness,
  group: fc.constantFrom("", " ", "\u00a0", "\u202f", "\u2009", ","),
  unit: fc.constantFrom("", " од", " од.", " осіб", " persons", "од."),
  unitFirst: fc.boolean(),
  gap: maybeSpace,
  plus: fc.constantFrom("+", "\uff0b"),
  minus: fc.constantFrom("-", "\u2212"),
  words: fc.constantFrom("", " одиниці за минулу добу", " за добу"),
  space,
});

/** A figure and one of the ways in which it may be printed. */
export const someLine: fc.Arbitrary<{ line: string; figure: Figure; category: string }> = fc
  .record({
    label: fc.constantFrom(...LABELS),
    total: fc.oneof(fc.nat({ max: 2_000 }), fc.nat({ max: 9_999_999 })),
    increment: fc.option(fc.oneof(fc.integer({ min: -99, max: 99 }), fc.nat({ max: 9_999 })), {
      nil: undefined,
    }),
    style,
    end: fc.constantFrom("", ",", ";", "."),
  })
  .map(({ label: [category, label], total, increment, style: way, end }) => {
    const [words, qualifier] = way.exactness;
    const sign = increment !== undefined && increment < 0 ? way.minus : way.plus;
    const change =
      increment === undefined
        ? ""
        : `${way.gap}(${sign}${grouped(Math.abs(increment), way.group)}${way.words})`;
    const behind = way.unitFirst ? `${way.unit}${change}` : `${change}${way.unit}`;
    return {
      line: `${way.bullet}${label}${way.before}${way.dash}${way.after}${words}${grouped(total, way.group)}${behind}${end}`,
      category,
      figure: {
        label,
        total,
        ...(increment !== undefined && { increment }),
        ...(qualifier && { qualifier }),
      },
    };
  });
