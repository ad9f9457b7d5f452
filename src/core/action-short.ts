import { ASKABLE } from "./category.ts";

/** Short names of categories and groups on buttons. What was sent once is pressed years later: none is ever given again. */
const CODES: Readonly<Record<string, string>> = {
  personnel: "pe",
  tanks: "ta",
  afvs: "af",
  artillery: "ar",
  mlrs: "ml",
  airDefence: "ad",
  aircraft: "ac",
  helicopters: "he",
  uavs: "ua",
  cruiseMissiles: "cm",
  ships: "sh",
  submarines: "su",
  vehicles: "ve",
  specialEquipment: "se",
  groundRobots: "gr",
  srbms: "sr",
  armour: "am",
  equipment: "eq",
};
const IDS = new Map(Object.entries(CODES).map(([id, code]) => [code, id]));

/** Several categories in one word, and a stretch of days of this century in another. */
const CATEGORIES = /(?<=^| )c((?:\.[a-z]{2})+)(?= |$)/g;
const STRETCH = /(?<=^| )d\.(?<fy>\d\d)(?<fm>\d\d)(?<fd>\d\d)\.(?<ty>\d\d)(?<tm>\d\d)(?<td>\d\d)(?= |$)/g;
const LONG_STRETCH = /(?<=^| )20(\d\d)-(\d\d)-(\d\d)\.\.20(\d\d)-(\d\d)-(\d\d)(?= |$)/g;

/** A question with its categories and its stretch in fewer letters. `lengthen` gives back the same question. */
export function shortenLine(line: string): string {
  const words: string[] = [];
  for (const word of line.split(" ")) {
    const code = ASKABLE.includes(word) ? CODES[word] : undefined;
    const before = words.at(-1);
    if (code === undefined) words.push(word);
    else if (before?.startsWith("c.")) words[words.length - 1] = `${before}.${code}`;
    else words.push(`c.${code}`);
  }
  return words.join(" ").replace(LONG_STRETCH, "d.$1$2$3.$4$5$6");
}

/** The question that was shortened; what nobody has shortened stays as it is. */
export function lengthenLine(line: string): string {
  return line
    .replace(CATEGORIES, (whole, codes: string) => {
      const ids = codes
        .slice(1)
        .split(".")
        .map((code) => IDS.get(code));
      return ids.includes(undefined) ? whole : ids.join(" ");
    })
    .replace(STRETCH, "20$<fy>-$<fm>-$<fd>..20$<ty>-$<tm>-$<td>");
}
