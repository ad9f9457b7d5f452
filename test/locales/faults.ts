import type { Locale } from "../../src/core/locale.ts";

/** What no text of any language may have, and how it is called. */
const NEVER: readonly (readonly [name: string, pattern: RegExp])[] = [
  ["a value that was not filled in", /[{}]|undefined|NaN|\[object/],
  ["two spaces", /[ \u00a0\u202f]{2}/],
  ["a space before a comma or a full stop", /\s[,.](?!\d)/],
  ["two full stops", /\.\.|[,;:]\./],
  ["a typewriter's quotation mark or apostrophe", /['"]/],
  ["a word twice", /(?<![\p{L}\d])(\p{L}{2,})\s+\1(?![\p{L}\d])/iu],
  ["an empty pair of brackets or of quotation marks", /\(\s*\)|“\s*”|«\s*»|„\s*[“”]/],
  ["a bracket beside a space", /\(\s|\s\)/],
];

/** Marks that stand in pairs, in any language. */
const PAIRS = ["()", "“”", "«»"] as const;

/** Whether a decimal is written with a comma: everywhere but in English. */
const POINT = /(?<![\d.])\d+\.\d{1,2}(?![\d.])/;

/** What is wrong with a text of a language, by name; nothing where all is well. Addresses and licences are no words of it. */
export function faultsOf(said: string, locale: Locale): string[] {
  const text = said.replace(/https?:\S+|CC BY \d\.\d|\d{4}-\d\d-\d\d\S*/g, "…");
  return [
    ...NEVER.filter(([, pattern]) => pattern.test(text)).map(([name]) => name),
    ...PAIRS.filter(([open, close]) => !arePaired(text, locale, open as string, close as string)),
    ...(locale.tag !== "en" && POINT.test(text) ? ["a decimal point"] : []),
    ...(locale.tag === "fr"
      ? ofFrench(text)
      : /\s[;:!?](?=\s|$)/.test(text)
        ? ["a space before a mark"]
        : []),
    ...disagreements(text, locale),
  ];
}

/** German, Czech and Polish write „this“ or „this”, so that the second mark alone is the end. */
function arePaired(text: string, { tag }: Locale, open: string, close: string): boolean {
  const begin = open === "“" && ["de", "cs", "pl"].includes(tag) ? "„" : open;
  const end = begin === "„" && tag !== "pl" ? "“" : close;
  return text.split(begin).length === text.split(end).length;
}

function ofFrench(text: string): string[] {
  const isLoose = /[^\u00a0\u202f\s…][;:!?»](?=\s|$)|[ ][;:!?»](?=\s|$)|«(?![\u00a0\u202f])/.test(text);
  return isLoose ? ["a mark without its narrow space"] : [];
}

/** The forms of counted nouns as they stand after a verb, by the categories of `Intl.PluralRules`. */
const NOUNS: Readonly<Record<string, readonly Readonly<Record<string, string>>[]>> = {
  uk: [
    { one: "військовослужбовця", few: "військовослужбовців", many: "військовослужбовців" },
    { one: "танк", few: "танки", many: "танків", other: "танка" },
    { one: "бойову", few: "бойові", many: "бойових", other: "бойової" },
    { one: "артилерійську", few: "артилерійські", many: "артилерійських", other: "артилерійської" },
    { one: "реактивну", few: "реактивні", many: "реактивних", other: "реактивної" },
    { one: "засіб", few: "засоби", many: "засобів", other: "засобу" },
    { one: "літак", few: "літаки", many: "літаків", other: "літака" },
    { one: "гелікоптер", few: "гелікоптери", many: "гелікоптерів", other: "гелікоптера" },
    { one: "безпілотник", few: "безпілотники", many: "безпілотників", other: "безпілотника" },
    { one: "крилату", few: "крилаті", many: "крилатих", other: "крилатої" },
    { one: "корабель", few: "кораблі", many: "кораблів", other: "корабля" },
    { one: "підводний", few: "підводні", many: "підводних", other: "підводного" },
    { one: "автомобіль", few: "автомобілі", many: "автомобілів", other: "автомобіля" },
    { one: "одиницю", few: "одиниці", many: "одиниць", other: "одиниці" },
    { one: "наземний", few: "наземні", many: "наземних", other: "наземного" },
    { one: "пускову", few: "пускові", many: "пускових", other: "пускової" },
  ],
  pl: [
    { one: "czołg", few: "czołgi", many: "czołgów", other: "czołgu" },
    { one: "dron", few: "drony", many: "dronów", other: "drona" },
    { one: "śmigłowiec", few: "śmigłowce", many: "śmigłowców", other: "śmigłowca" },
  ],
  cs: [
    { one: "tank", few: "tanky", other: "tanků", many: "tanku" },
    { one: "dron", few: "drony", other: "dronů", many: "dronu" },
    { one: "vrtulník", few: "vrtulníky", other: "vrtulníků", many: "vrtulníku" },
  ],
  en: [
    { one: "tank", other: "tanks" },
    { one: "drone", other: "drones" },
    { one: "helicopter", other: "helicopters" },
    { one: "armoured", other: "armoured" },
  ],
  de: [{ one: "Drohne", other: "Drohnen" }],
  fr: [
    { one: "char", many: "chars", other: "chars" },
    { one: "avion", many: "avions", other: "avions" },
  ],
  es: [
    { one: "tanque", many: "tanques", other: "tanques" },
    { one: "avión", many: "aviones", other: "aviones" },
  ],
  it: [
    { one: "drone", many: "droni", other: "droni" },
    { one: "aereo", many: "aerei", other: "aerei" },
  ],
};

/** Numbers written out, as far as they agree otherwise than ten does. */
const ONES = /^(one|ein|eine|einen|un|une|una|uno)$/i;

/** Where a noun has another form than the number before it asks for. */
function disagreements(text: string, { tag, format }: Locale): string[] {
  const rules = new Intl.PluralRules(format);
  return (NOUNS[tag] ?? []).flatMap((forms) => {
    const known = [...new Set(Object.values(forms))].join("|");
    const counts = text.matchAll(
      new RegExp(
        `(?<![\\p{L}\\d.,])(?<number>\\d[\\d\\u00a0\\u202f]*(?:[.,]\\d+)*|${ONES.source.slice(2, -2)}) (?<noun>${known})(?!\\p{L})`,
        "giu",
      ),
    );
    return [...counts].flatMap(({ 0: said, groups }) => {
      const due = forms[rules.select(numberIn(groups?.["number"] ?? "", tag))];
      return due === undefined || due === groups?.["noun"] ? [] : [`“${said}” for “${due}”`];
    });
  });
}

/** A number as the readers of a language write it. */
function numberIn(said: string, tag: string): number {
  if (ONES.test(said)) return 1;
  const decimal = tag === "en" ? "." : ",";
  const [whole = "", part = ""] = said.split(decimal);
  return Number(`${whole.replace(/\D/g, "")}.${part || "0"}`);
}
