import { intlNames } from "../core/when-names.ts";
import type { WhenWords } from "../core/when-words.ts";

/** French words for days and stretches; part of `fr.ts`. */
export const frWhen: WhenWords = {
  letters: "a-z",
  names: intlNames("fr", "de"),
  mend: [
    [/(?<!\p{L})(?:l|d)'/gu, ""],
    [/^avant hier$/u, "avant-hier"],
    [/^ce jour$|^aujourdhui$/u, "aujourd'hui"],
    [/^(?:en )?annee (?=\d{4}$)/u, ""],
    [/ ce (semaine|mois|trimestre|annee)-ci$/u, " ce $1"],
    [/(?<=^| )(semaine|mois|trimestre|annee|weekend|week-end)-ci$/u, "$1"],
  ],
  lead: "en|au|a|le|la|les|du|de|des|pour|pendant|durant|dans|sur|au cours de|mois de",
  newest:
    "(?:plus recent|dernier|derniere)(?: (?:rapport|jour|bilan))?|(?:rapport|bilan) (?:le )?plus recent|(?:rapport|bilan) dernier|maintenant",
  everything:
    "tout|toute la (?:guerre|periode)|tout le temps|(?:depuis|des) (?:le )?(?:tout )?debut(?: de (?:la )?(?:guerre|invasion))?|depuis debut(?: de(?: la)? (?:guerre|invasion))?",
  weekend: "week-?end|fin de semaine",
  last: "dernier|derniere|precedent|precedente",
  this: "ce|cet|cette",
  next: "prochain|prochaine",
  after: {
    last: "dernier|derniere|passee?|precedente?",
    this: "en cours|actuelle?|courante?",
    next: "prochaine?|suivante?",
  },
  unit: {
    day: "jour|journee",
    week: "semaine",
    month: "mois",
    quarter: "trimestre",
    year: "an|annee",
  },
  units: { day: "jours?|j", week: "semaines?", month: "mois", quarter: "trimestres?", year: "ans?|annees?" },
  numbers: "un|une deux trois quatre cinq six sept huit neuf dix onze douze".split(" "),
  past: [
    "(?:(?:pour|pendant|durant|dans|sur|au cours de[s]?|ces) )?(?:les )?{count} (?:dernier|derniere)s? {units}",
    "(?:(?:pour|pendant|durant|dans|sur|ces) )?(?:les )?derni(?:ers|eres) {count} {units}",
    "(?:(?:pour|pendant|durant|sur) )?{count} ?{units}",
  ],
  ago: "il y a (?:{count} ?{units}|(?:une? )?{unit})",
  quarters: ["1|1er|premier", "2e?|2eme|deuxieme|second", "3e?|3eme|troisieme", "4e?|4eme|quatrieme"].map(
    (name) => `(?:t ?)?(?:${name}) trimestre|t(?:${name})`,
  ),
  halves: ["1|1er|premiere?", "2e?|2nde?|2eme|deuxieme|seconde?"].map(
    (name) => `(?:${name}) (?:semestre|moitie)|s(?:${name})`,
  ),
  thirds: ["debut", "mi|milieu", "fin"],
  seasons: ["printemps", "ete", "automne", "hiver"],
  of: "de |",
  opens: "depuis(?: le| la)?|du|de|a partir d[eu]|des(?: le)?",
  closes: "jusqu'(?:au|a|en)|avant le",
  containing: "du|de|autour du",
  start: "(?:le )?debut (?:de |du |de la |des )?",
  joins: "au|a|jusqu'(?:au|a)",
  pair: ["entre(?: le)?", "et(?: le)?"],
  versus: "vs\\.?|contre|face a|par rapport a|compare a|avec|et",
};
