import { intlNames } from "../core/when-names.ts";
import type { WhenWords } from "../core/when-words.ts";

/** Spanish words for days and stretches; part of `es.ts`. */
export const esWhen: WhenWords = {
  letters: "a-z",
  names: intlNames("es", "de|del"),
  mend: [
    [/^(?:antes de ayer|antier)$/u, "anteayer"],
    [/^(?:(?:en )?el )?ano (?=\d{4}$)/u, ""],
    [/(?<!\p{L})primero(?= de \p{L})/u, "1"],
    [/(?<!\p{L})setiembre(?!\p{L})/u, "septiembre"],
  ],
  lead: "en|el|la|los|las|del|de|durante|para|por|mes de|dia",
  newest: "(?:ultimo|mas reciente|reciente)(?: (?:informe|dia|parte))?|(?:informe|parte) mas reciente|ahora",
  everything:
    "todo|todo el (?:tiempo|periodo)|toda la guerra|(?:desde|de) (?:el )?(?:principio|inicio|comienzo)(?: de la (?:guerra|invasion))?|desde que empezo la guerra",
  weekend: "(?:ultimo )?(?:fin de semana|finde)",
  last: "ultim[oa]|pasad[oa]",
  this: "este|esta",
  next: "proxim[oa]",
  after: { last: "pasad[oa]|anterior", this: "actual|en curso", next: "proxim[oa]|que viene" },
  unit: { day: "dia", week: "semana", month: "mes", quarter: "trimestre", year: "ano" },
  units: { day: "dias?", week: "semanas?", month: "mes|meses", quarter: "trimestres?", year: "anos?" },
  numbers: "un|una|uno dos tres cuatro cinco seis siete ocho nueve diez once doce".split(" "),
  past: [
    "(?:(?:en|durante|por|de) )?(?:l[oa]s )?(?:ultim|pasad)[oa]s {count} ?{units}",
    "(?:(?:en|durante|por) )?(?:l[oa]s )?{count} ultim[oa]s {units}",
    "(?:(?:en|durante|por) )?{count} ?{units}",
  ],
  ago: "hace (?:{count} ?{units}|(?:una? )?{unit})",
  quarters: ["1|1er|primer", "2|2º|segundo", "3|3er|tercer", "4|4º|cuarto"].map(
    (name) => `(?:${name}) trimestre|t(?:${name})`,
  ),
  halves: ["1|1er|primera?|primer", "2|segund[oa]"].map(
    (name) => `(?:${name}) (?:semestre|mitad)|s(?:${name})`,
  ),
  thirds: ["(?:a )?(?:principios|inicios|comienzos)", "(?:a )?mediados", "(?:a )?(?:finales|fines)|fin"],
  seasons: ["primavera", "verano", "otono", "invierno"],
  of: "de |del |",
  opens: "desde(?: el| la)?|del?|a partir del?",
  closes: "hasta(?: el| la)?",
  containing: "del?|con",
  start: "(?:el )?(?:principio|inicio|comienzo)s? (?:de |del )?(?:la )?",
  joins: "al?|hasta(?: el| la)?",
  pair: ["entre(?: el)?", "y(?: el)?"],
  versus: "vs\\.?|contra|frente a|comparado con|con|y",
};
