import type { Locale, Texts } from "../core/locale.ts";
import { frCommands } from "./fr-commands.ts";
import { frNames } from "./fr-names.ts";
import { frPage } from "./fr-page.ts";
import { frPictures } from "./fr-pictures.ts";
import { frSettings } from "./fr-settings.ts";
import { frStatus } from "./fr-status.ts";
import { frStory } from "./fr-story.ts";
import { frWhen } from "./fr-when.ts";

/** French. */
export const fr: Locale = {
  tag: "fr",
  format: "fr",
  name: "Français",
  aliases: ["french", "francais", "французька", "французькою"],
  // The first of a month is an ordinal in French, which Intl does not know: "1 mars 2023".
  day: (formatted) => formatted.replace(/^1(?= |$)/, "1er"),
  when: frWhen,
  semicolon: "\u00a0; ",
  texts: spaced({
    ...frCommands,
    ...frNames,
    ...frPage,
    ...frPictures,
    ...frSettings,
    ...frStatus,
    story: frStory,
    feed: { title: "Pertes russes au combat, jour après jour" },
    form: {
      brief: "bref, brève, court, courte, résumé",
      full: "complet, complète, détaillé, détaillée, entier",
      story: "récit, histoire, article, texte, recit",
      card: "carte, image, photo",
    },
    vocabulary: {
      more: "aujourd’hui, hier, week-end, tout, la semaine dernière, le mois dernier, cette année",
    },
    direction: {
      Avdiivka: "Avdiïvka",
      Bakhmut: "Bakhmout",
      Donetsk: "Donetsk",
      Izyum: "Izioum",
      Kharkiv: "Kharkiv",
      Kramatorsk: "Kramatorsk",
      "Kryvyi Rih": "Kryvy Rih",
      Kupiansk: "Koupiansk",
      Kurakhove: "Kourakhove",
      Lyman: "Lyman",
      Mykolaiv: "Mykolaïv",
      Novopavlivsk: "Novopavlivsk",
      Popasna: "Popasna",
      Sievierodonetsk: "Sievierodonetsk",
      Slobozhanskyi: "Slobojanskyï",
      Sloviansk: "Sloviansk",
      Zaporizhzhia: "Zaporijjia",
    },
    summary: {
      span: "{from} – {to}",
      claimStretch:
        "Chiffres approximatifs, avancés par l’état-major général ukrainien. Totaux au jour {warDay} de l’invasion à grande échelle, et ce que la période y a ajouté.",
      claimBrief: "Chiffres approximatifs, avancés par l’état-major général ukrainien.",
      title: "Pertes russes au combat, {day}",
      titleOfOne: "{category} : pertes russes au combat, {day}",
      claim:
        "Chiffres approximatifs, avancés par l’état-major général ukrainien. Jour {warDay} de l’invasion à grande échelle.",
      figure: "{label} : {value}",
      figureAndChange: "{label} : {value} ({change})",
      about: "environ {number}",
      more: "plus de {number}",
      fell: "{label} : le total a baissé de {number}, donc des chiffres antérieurs ont été corrigés.",
      correction:
        "{label} : les pertes du jour même sont de {delta} ; le total a aussi été corrigé de {correction}.",
      correctionWithin: "{label} : dont {correction} au titre d’une correction de chiffres antérieurs.",
      begins:
        "{label} : première mention. Le décompte part du début de la guerre et n’entre pas dans la variation.",
      begun:
        "{label} : première mention dans le rapport du {day}, avec {number}. Ce chiffre part du début de la guerre et n’entre pas dans la variation ; depuis : {change}.",
      beginsUnknown: "{label} : nouveau dans la source, donc sans point de comparaison.",
      since: "Depuis le rapport du {day}, le plus proche à donner ces chiffres : {changes}.",
      sinceAll:
        "Ces chiffres manquent pour la veille : les variations sont celles depuis le rapport du {day}.",
      firstReport:
        "La période commence avec le premier rapport, du {day}, qui compte depuis le début de l’invasion.",
      leftOut:
        "Non pris en compte, car le rapport du {eve}, qui servirait de point de départ, manque : {days}.",
      notReported: "Non pris en compte, faute de rapport : {days}.",
      missing: "Ce rapport ne mentionne pas : {figures}.",
      lastSeen: "{label} (dernier chiffre : {value}, le {day})",
      noSum: "Ce rapport ne contient pas toutes les catégories : il n’y a donc pas de somme.",
      direction:
        "{count, plural, one {Secteur} many {Secteurs} other {Secteurs}} des pertes les plus élevées\u00a0: {direction}.",
      prisoners: "Prisonniers de guerre mentionnés dans le rapport : {number}.",
      age: "{days, plural, one {C’est le rapport le plus récent, paru il y a # jour.} many {C’est le rapport le plus récent, paru il y a # de jours.} other {C’est le rapport le plus récent, paru il y a # jours.}}",
      agePosted:
        "{days, plural, one {Ce rapport a # jour de plus que cette publication.} many {Ce rapport a # de jours de plus que cette publication.} other {Ce rapport a # jours de plus que cette publication.}}",
      corrected: "Corrigé le {day} : {figures}.",
      was: "{label} {after}, auparavant {before}",
      filled: "D’après {source} : {figures}.",
      disagrees: "Chiffres différents selon {sources} : {figures}.",
      other: "{label} {value} ({change})",
      andMore:
        "{figures} ; et {more, plural, one {# autre chiffre} many {# d’autres chiffres} other {# autres chiffres}}",
      heldNewer:
        "Un rapport plus récent, du {day}, est arrivé. Il est en cours de vérification, car il contient quelque chose d’inhabituel.",
      source: "Source : état-major général des forces armées ukrainiennes, d’après {title}, {day}",
      confirmed: "Confirmé par {sources}.",
      unconfirmed: "Pas encore confirmé par une deuxième source.",
      confirmedTotals: "Les totaux du {day} sont confirmés par {sources}.",
      unconfirmedTotals: "Les totaux du {day} ne sont pas encore confirmés par une deuxième source.",
    },
    meaning: {
      week: "{label} : {comparison} la moyenne des 7 jours précédents ({mean} par jour).",
      month: "{label} : {comparison} la moyenne des 30 jours précédents ({mean} par jour).",
      weekAndMonth:
        "{label} : {comparison} la moyenne des 7 jours précédents ({mean} par jour), {comparisonMonth} celle des 30 jours précédents ({meanMonth}).",
      above: "{percent} de plus que",
      below: "{percent} de moins que",
      same: "autant que",
      highestSince: "{label} : chiffre journalier le plus élevé depuis le {day}.",
      highestEver: "{label} : chiffre journalier le plus élevé des archives.",
      lowestSince: "{label} : chiffre journalier le plus bas depuis le {day}.",
      lowestEver: "{label} : chiffre journalier le plus bas des archives.",
      stretch:
        "{label} : {mean} par jour en moyenne sur {days, plural, one {# jour} many {# de jours} other {# jours}}.",
      peak: "{label} : {mean} par jour en moyenne sur {days, plural, one {# jour} many {# de jours} other {# jours}} ; maximum : {loss} le {day}.",
      peakOfKnown:
        "{label} : {mean} par jour en moyenne sur {days, plural, one {# jour} many {# de jours} other {# jours}} ; maximum : {loss} le {day}, parmi {known, plural, one {# jour} many {# de jours} other {# jours}} dont les pertes sont connues.",
      share: "{label} : {share} du total au {day}.",
      passed: "Chiffres ronds dépassés : {figures}.",
      figure: "{label} {number}",
    },
    option: {
      fillers:
        "et, contre, combien, pertes, perte, montre, montrez, moi, quelles, quels, russie, russes, russe, ont, été, perdu, rapport, données",
      notOne: "« {text} » n’est pas {expected}.",
      notAny: "« {text} » ne convient pas ici : indiquez {expected}.",
      none: "/{command} ne prend rien après son nom : retirez « {text} ».",
      notAnyOf: "« {text} » ne convient pas : /{command} prend {known} (nom:valeur).",
      tooMany: "« {text} » est de trop : /{command} accepte {known}, et c’est déjà indiqué.",
      unknownName: "/{command} n’a pas d’option « {name} ». Options possibles : {known}.",
      twice: "« {name} » est indiqué deux fois : n’en gardez qu’un.",
      nearest: "« {text} » n’est pas connu ici : peut-être vouliez-vous dire « {nearest} ».",
    },
    kind: {
      when: "une date ou une période (2023-03-07, hier, mars 2023)",
      category: "une catégorie ({known} …)",
      another:
        "Une catégorie à la fois : pour en voir plusieurs côte à côte, demandez /chart tanks artillery.",
      language: "une langue ({known})",
      form: "une forme ({known})",
      newest: "le rapport le plus récent",
      weekend: "le week-end dernier",
      week: "les 7 derniers jours",
      month: "les 30 derniers jours",
      lastWeek: "la semaine dernière",
      lastMonth: "le mois dernier",
      thisYear: "cette année",
      all: "tout",
    },
    action: {
      before: "◀ {day}",
      after: "{day} ▶",
      week: "7 jours",
      month: "30 jours",
      card: "Image",
      text: "Texte",
      chart: "Graphique",
    },
    bot: {
      unknownCommand: "La commande « {command} » n’existe pas : /help les montre toutes.",
      noPlace:
        "/{command} règle les publications d’un canal : envoyez cette commande dans le canal, où je dois être membre.",
      notAllowed: "Seul un administrateur peut utiliser /{command} ici : adressez-vous à l’un d’eux.",
      store:
        "Je ne peux pas enregistrer cela pour l’instant et n’ai rien modifié : veuillez réessayer dans quelques minutes.",
      tooMany: "Trop de questions à la fois : patientez quelques secondes, puis réessayez.",
      fault:
        "Une erreur s’est produite de mon côté et a été enregistrée : veuillez réessayer dans quelques minutes.",
    },
    discord: {
      notYours:
        "Seule la personne qui a posé la question peut utiliser ces boutons : posez la vôtre avec /{command}.",
    },
    telegram: {
      notYours:
        "Seule la personne qui a posé la question peut utiliser ces boutons : posez la vôtre avec /{command}.",
      writeFirst: "Je n’y réponds qu’en privé : écrivez-moi d’abord là-bas, puis reposez la question ici.",
      unnamed: "Je n’y réponds qu’en privé, et Telegram ne me dit pas qui vous êtes : appuyez sur le bouton.",
      closed:
        "Je n’ai pas le droit de répondre dans {chat} : un administrateur doit m’y accorder {permissions}.",
      refused: "Telegram ne me laisse pas répondre dans {chat}.",
      show: "Répondre en privé",
      answered: "Je vous ai répondu en privé.",
    },
    "source.mod": {
      title: "le ministère ukrainien de la Défense (mod.gov.ua)",
      about:
        "le rapport matinal de l’état-major général, publié par le ministère ukrainien de la Défense sur mod.gov.ua ; licence CC BY 4.0",
    },
    "source.russianwarship": {
      title: "le site russianwarship.rip",
      about:
        "une API ouverte avec les chiffres et les variations des rapports quotidiens ; licence non précisée",
    },
    "source.orc": {
      title: "le jeu de données de Lod Softworks",
      about:
        "un jeu de données ouvert des rapports quotidiens, tenu par Lod Softworks et des contributeurs ; licence MIT",
    },
    "source.minfin": {
      title: "le site Minfin (index.minfin.com.ua)",
      about:
        "les rapports quotidiens recensés par le site financier Minfin ; copie autorisée avec un lien vers www.minfin.com.ua",
    },
    "source.dataset": {
      title: "le jeu de données de PetroIvaniuk",
      about: "un jeu de données ouvert des rapports quotidiens, tenu par Petro Ivaniuk ; licence MIT",
    },
    "source.embedded": {
      title: "la presse de 2022 et 2023",
      about: "quelques jours de 2022 et 2023 que le bot a toujours, même hors ligne",
    },
  }),
};

/** Texts with the spaces that French sets before : ; ? % and inside « » made ones at which no line breaks. */
function spaced(texts: Readonly<Record<string, Texts>>): Record<string, Texts> {
  const space = / (?=[:;?!%»])|(?<=«) /g;
  return Object.fromEntries(
    Object.entries(texts).map(([place, book]) => [
      place,
      Object.fromEntries(Object.entries(book).map(([key, text]) => [key, text.replace(space, "\u00a0")])),
    ]),
  );
}
