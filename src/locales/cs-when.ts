import { intlNames } from "../core/when-names.ts";
import type { WhenWords } from "../core/when-words.ts";

/** Czech words for days and stretches; part of `cs.ts`. */
export const csWhen: WhenWords = {
  letters: "a-z",
  names: intlNames("cs", "roku"),
  mend: [
    [/^(?:v )?(?:rok|roku|roce) (?=\d{4}$)/u, ""],
    [/^dnesek$/u, "dnes"],
    [/^(?:vcerejsek|vcerejsi den)$/u, "vcera"],
    [/(?<!\p{L})(led|brez|dub|kvet|cerv|srp)nu(?!\p{L})/gu, "$1na"],
    [/(?<!\p{L})lednu(?!\p{L})/gu, "leden"],
    [/(?<!\p{L})unoru(?!\p{L})/gu, "unor"],
    [/(?<!\p{L})cervenci(?!\p{L})/gu, "cervenec"],
    [/(?<!\p{L})rijnu(?!\p{L})/gu, "rijna"],
    [/(?<!\p{L})prosinci(?!\p{L})/gu, "prosinec"],
    [/(?<!\p{L})stredu(?!\p{L})/gu, "streda"],
    [/(?<!\p{L})sobotu(?!\p{L})/gu, "sobota"],
    [/(?<!\p{L})nedeli(?!\p{L})/gu, "nedele"],
    [/(?<!\p{L})loni$/u, "minuly rok"],
    [/^letos$/u, "tento rok"],
  ],
  lead: "v|ve|na|za|o|dne|behem|pres|ze",
  newest: "(?:nejnovejsi|posledni)(?: (?:hlaseni|den|data|zprava))?|ted|nyni",
  everything:
    "vse|vsechno|(?:za )?(?:celou) dobu|(?:za )?cele obdobi|(?:za )?celou valku|cela valka|od (?:sameho )?zacatku(?: (?:valky|invaze))?|od pocatku(?: (?:valky|invaze))?",
  weekend: "(?:posledni )?vikend(?:u|em)?",
  last: "minul\\p{L}{1,3}|predchozi(?:ho|m)?|posledni(?:ho|m)?|lonsk\\p{L}{1,3}",
  this: "tento|tohoto|tomto|tato|tuto|toto|letosni(?:ho|m)?|aktualni(?:ho|m)?",
  next: "pristi(?:ho|m)?",
  unit: {
    day: "den|dne|dni",
    week: "tyden|tydne|tydnu",
    month: "mesic|mesice|mesici",
    quarter: "ctvrtleti",
    year: "rok|roku|roce",
  },
  units: {
    day: "den|dny|dnu|dni",
    week: "tyden|tydny|tydnu",
    month: "mesic|mesice|mesicu|mesici",
    quarter: "ctvrtleti",
    year: "rok|roky|roku|let",
  },
  numbers:
    "jeden|jedna|jednim dva|dve|dvema tri|tremi ctyri|ctyrmi pet|peti sest|sesti sedm|sedmi osm|osmi devet|deviti deset|deseti jedenact dvanact".split(
      " ",
    ),
  past: [
    "(?:(?:za|v|behem) )?(?:poslednich|posledni|predchozich|minulych) {count} ?{units}",
    "(?:(?:za|behem) )?{count} ?{units}",
  ],
  ago: "pred (?:{count} ?{units}|{unit})|pred (?:tydnem|mesicem)",
  quarters: ["1|i|prvni", "2|ii|druhe", "3|iii|treti", "4|iv|ctvrte"].map(
    (name) => `(?:${name})\\.? ctvrtleti`,
  ),
  halves: ["1|i|prvni", "2|ii|druh(?:e|a|ou|em)"].map(
    (name) => `(?:${name})\\.? (?:pololeti|polovin(?:a|e|u|y))`,
  ),
  thirds: [
    "zacatek|zacatku|zacatkem|pocatek|pocatku",
    "polovina|polovine|polovinu",
    "konec|konce|konci|koncem",
  ],
  seasons: ["jar(?:o|a|e)|na jare", "let(?:o|a|e)|v lete", "podzim(?:u)?|na podzim", "zim(?:a|y|e)|v zime"],
  of: "",
  opens: "(?:pocinaje )?(?:od|ode)",
  closes: "(?:az )?do",
  containing: "od|ze|z",
  start: "(?:sameho )?(?:zacatku|pocatku) ",
  joins: "do|az",
  pair: ["mezi", "a"],
  versus: "vs\\.?|versus|proti|oproti|ve srovnani s|a|s",
};
