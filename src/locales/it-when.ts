import { intlNames } from "../core/when-names.ts";
import type { WhenWords } from "../core/when-words.ts";

/** Italian words for days and stretches; part of `it.ts`. */
export const itWhen: WhenWords = {
  letters: "a-z",
  names: intlNames("it", "di|del"),
  mend: [
    [/^(?:l')?altro ?ieri$|^avantieri$/u, "2 giorni fa"],
    [/(?<!\p{L})(?:nell|dell|sull|l)'/gu, ""],
    [/(?<!\p{L})dall'/gu, "dal "],
    [/(?<!\p{L})quest'/gu, "questo "],
    [/(?<!\p{L})(lune|marte|mercole|giove|vener)di'/gu, "$1di"],
    [/^(?:nel |il )?(?:anno )?(?=\d{4}$)/u, ""],
  ],
  lead: "in|nel|nella|il|lo|la|i|le|di|del|della|per|durante|a|mese di",
  newest:
    "(?:ultim[oa]|piu recente)(?: (?:bollettino|giorno|rapporto))?|(?:bollettino|rapporto) piu recente|adesso|ora",
  everything:
    "tutto|tutto il (?:tempo|periodo)|tutta la guerra|(?:dall|da|dal) ?inizio(?: della (?:guerra|invasione))?|dal inizio(?: (?:della|di) (?:guerra|invasione))?",
  weekend: "(?:ultimo )?(?:fine settimana|weekend|week-end)",
  last: "scors[oa]|ultim[oa]|passat[oa]",
  this: "quest[oa]",
  next: "prossim[oa]",
  after: { last: "scors[oa]|passat[oa]|precedente", this: "corrente|in corso", next: "prossim[oa]" },
  unit: { day: "giorno", week: "settimana", month: "mese", quarter: "trimestre", year: "anno" },
  units: {
    day: "giorn[oi]|gg",
    week: "settiman[ae]",
    month: "mes[ei]",
    quarter: "trimestr[ei]",
    year: "ann[oi]",
  },
  numbers: "un|uno|una due tre quattro cinque sei sette otto nove dieci undici dodici".split(" "),
  past: [
    "(?:(?:negli|nelle|per|in|degli|delle) )?(?:gli |le )?ultim[ie] {count} ?{units}",
    "(?:(?:per|in) )?{count} ?{units}",
  ],
  ago: "(?:{count} ?{units}|(?:una? )?{unit}) fa",
  quarters: ["1|primo", "2|secondo", "3|terzo", "4|quarto"].map(
    (name) => `(?:${name}) trimestre|t(?:${name})`,
  ),
  halves: ["1|prim[oa]", "2|second[oa]"].map((name) => `(?:${name}) (?:semestre|meta)|s(?:${name})`),
  thirds: ["(?:a )?inizio|(?:agli )?inizi", "(?:a )?meta", "(?:a )?fine"],
  seasons: ["primavera", "estate", "autunno", "inverno"],
  of: "di |del |dello |",
  opens: "dal?|a partire dal?|dalla",
  closes: "fino (?:al?|alla)",
  containing: "del?|della|di|con",
  start: "(?:il )?inizio (?:del |della |di )?",
  joins: "al?|fino al?",
  pair: ["tra(?: il)?|fra(?: il)?", "e(?: il)?"],
  versus: "vs\\.?|contro|rispetto a|confronto a|con|e",
};
