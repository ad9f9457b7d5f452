import { intlNames } from "../core/when-names.ts";
import type { WhenWords } from "../core/when-words.ts";

/** German words for days and stretches; part of `de.ts`. */
export const deWhen: WhenWords = {
  letters: "a-z",
  names: intlNames("de"),
  mend: [
    [/(?<!\p{L})maerz(?!\p{L})/gu, "marz"],
    [/(?<!\p{L})janner(?!\p{L})/gu, "januar"],
    [/(?<!\p{L})sonnabend(?!\p{L})/gu, "samstag"],
    [/^(?:im )?jahr(?:e)? (?=\d{4}$)/u, ""],
    [/(?<!\p{L})(montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)s(?!\p{L})/gu, "$1"],
  ],
  lead: "im|in|am|fur|um|der|die|das|den|dem|des|vom|wahrend",
  newest:
    "(?:de[rnm]|das|die )?(?:neueste|letzte|aktuelle)[rnsm]?(?: (?:bericht|tag|daten|stand))?|jetzt|neueste",
  everything:
    "alles|(?:die )?(?:ganze|gesamte) zeit|(?:der )?(?:ganze|gesamte) (?:krieg|zeitraum)|(?:seit|von) (?:dem )?(?:beginn|anfang)(?: (?:an|des (?:krieges|kriegs)|der (?:invasion|vollinvasion)))?|seit kriegsbeginn|von anfang an",
  weekend: "wochenende[ns]?",
  last: "letzte[rnsm]?|vergangene[rnsm]?|vorige[rnsm]?|vorherige[rnsm]?",
  this: "diese[rnsm]?|laufende[rnsm]?|aktuelle[rnsm]?",
  next: "nachste[rnsm]?|kommende[rnsm]?",
  unit: {
    day: "tag|tage|tages",
    week: "woche",
    month: "monat|monats|monates",
    quarter: "quartal|quartals",
    year: "jahr|jahres|jahre",
  },
  units: {
    day: "tage?n?",
    week: "wochen?",
    month: "monate?n?",
    quarter: "quartale?n?",
    year: "jahre?n?",
  },
  numbers:
    "ein|eine|einem|einer zwei drei vier funf|fuenf sechs sieben acht neun zehn elf zwolf|zwoelf".split(" "),
  past: [
    "(?:(?:in|wahrend) )?(?:(?:den|die|der) )?(?:letzten?|vergangenen?|vorigen?) {count} ?{units}",
    "(?:(?:fur|seit|in) )?{count} ?{units}",
  ],
  ago: "vor (?:{count} ?{units}|{unit})",
  quarters: ["1|erste[sn]?", "2|zweite[sn]?", "3|dritte[sn]?", "4|vierte[sn]?"].map(
    (name) => `(?:${name})\\.? quartal|q(?:${name})`,
  ),
  halves: ["1|erste[srn]?", "2|zweite[srn]?"].map(
    (name) => `(?:${name})\\.? (?:halbjahr|halfte|jahreshalfte)|h(?:${name})`,
  ),
  thirds: ["anfang", "mitte", "ende"],
  seasons: ["fruhling|fruhjahr", "sommer", "herbst", "winter"],
  of: "des |im |",
  opens: "seit|ab|von|vom|seit dem|ab dem",
  closes: "bis(?: zum| zur)?",
  containing: "vom|um|mit|des|von",
  start: "(?:dem )?(?:anfang|beginn) (?:des |der )?",
  joins: "bis(?: zum)?",
  pair: ["zwischen(?: dem)?", "und(?: dem)?"],
  versus: "vs\\.?|gegen|gegenuber|verglichen mit|mit|und",
};
