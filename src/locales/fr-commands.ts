import type { Texts } from "../core/locale.ts";

/** French texts of the commands, by place; part of `fr.ts`. */
export const frCommands: Readonly<Record<string, Texts>> = {
  losses: {
    description: "Pertes russes avancées par l’état-major ukrainien : dernier rapport ou celui d’un jour",
    "option.category": "Une seule catégorie, par exemple chars",
    "option.when": "Un jour ou une période : 2023-03-07, hier, la semaine dernière, mars 2023",
    "option.form": "Comment le présenter : bref, complet, en récit ou en carte, c’est-à-dire en image",
    empty: "Il n’y a encore aucun rapport : revenez plus tard.",
    tooEarly:
      "Il n’y a pas de rapport avant le {first}, premier jour de l’invasion : demandez une date ultérieure.",
    tooLate:
      "Il n’y a pas encore de rapport du {day} : n’indiquez pas de date pour voir le plus récent, du {newest}.",
    pastEnd:
      "Les archives s’arrêtent au {newest} et n’ont pas de rapport du {day} : n’indiquez pas de date pour voir le plus récent.",
    none: "Les archives n’ont pas de rapport du {day} : demandez l’un des plus proches, du {before} ou du {after}.",
    noneBefore:
      "Les archives n’ont pas de rapport du {day} : demandez le premier, du {after}, ou un rapport ultérieur.",
    held: "Le rapport du {day} est arrivé et il est en cours de vérification : retirez la date pour voir le plus récent, du {newest}.",
    noneWithin:
      "Les archives n’ont pas de rapport du {from} au {to} : n’indiquez pas de dates pour voir le plus récent, du {newest}.",
    noFigure:
      "Le rapport du {day} n’a pas de chiffre pour « {category} » : n’indiquez pas de catégorie pour voir ce qu’il contient.",
    "option.size": "Le format de la carte : large, carré ou haut",
    "option.theme": "Le fond de la carte : clair ou sombre",
  },
  compare: {
    description: "Deux jours ou deux périodes côte à côte",
    "option.a": "Le premier jour ou la première période, par exemple 2023-03-05",
    "option.b": "Le second jour ou la seconde période, par exemple 2023-03-07",
    "option.category": "Une seule catégorie, par exemple chars",
    both: "Indiquez deux jours ou deux périodes à comparer, par exemple /compare 2023-03-05 2023-03-07.",
    title: "Comparaison des pertes",
    titleOfOne: "{category} : comparaison des pertes",
    first: "Première colonne",
    second: "Seconde colonne",
    column: "{column} : {text}.",
    said: "{column} : {text}",
    stretch: "{span}, {days, plural, one {# jour} many {# de jours} other {# jours}}",
    ofDay: "Les chiffres sont les pertes de chaque jour.",
    ofStretch: "Les chiffres sont les pertes de chaque période.",
    perDay:
      "Les chiffres sont des pertes moyennes par jour, car le nombre de jours n’est pas partout le même.",
    whole: "{label}, en tout : {first} dans la première colonne et {second} dans la seconde.",
    more: "{label} : {percent} de plus dans la seconde colonne que dans la première.",
    less: "{label} : {percent} de moins dans la seconde colonne que dans la première.",
    same: "{label} : le même chiffre dans les deux colonnes.",
    nearlySame: "{label} : presque le même chiffre dans les deux colonnes.",
    since: "calcul depuis le rapport du {since}, le plus proche à donner ces chiffres ({figures})",
    sinceAll: "calcul depuis le rapport du {since}, car celui de la veille manque",
    begun:
      "première mention dans le rapport du {day}, dont le chiffre de {number} n’est pas compté ici ({label})",
    corrected: "les totaux ont aussi été corrigés, ce qui n’est pas compté ici ({figures})",
    correctedWithin: "une partie corrige des jours antérieurs ({figures})",
    figure: "{label} {change}",
    lacks: "pertes inconnues ({figures})",
    none: "Il n’y a pas de rapport du {day} : demandez le plus proche, du {nearest}.",
    noneWithin:
      "Il n’y a pas de rapport du {from} au {to} : demandez des jours autour du plus proche, du {nearest}.",
    empty: "Il n’y a encore aucun rapport : revenez plus tard.",
    nothing: "On ne connaît de pertes ni pour l’un ni pour l’autre : indiquez d’autres jours.",
    nothingOf:
      "On ne connaît de pertes dans « {category} » ni pour l’un ni pour l’autre : n’indiquez pas de catégorie.",
  },
  records: {
    description: "Jours, semaines et mois aux pertes les plus élevées, et rang du dernier rapport",
    "option.category": "Une catégorie ou un groupe, par exemple chars ; sinon le personnel militaire",
    title: "{category} : pertes les plus élevées",
    days: "Jours",
    weeks: "Semaines du",
    months: "Mois",
    reach: "Jours dont les pertes sont connues : {count}, du {from} au {to}.",
    standing:
      "{day}, rapport le plus récent : {loss}, {rank, selectordinal, =1 {le chiffre le plus élevé} one {le #er chiffre le plus élevé} other {le #e chiffre le plus élevé}} sur {count, plural, one {# jour} many {# de jours} other {# jours}}.",
    none: "{day}, rapport le plus récent : aucune nouvelle perte.",
    unknown: "{day}, rapport le plus récent : les pertes de ce jour même ne sont pas connues.",
    weekGoesOn:
      "La semaine du {day} n’est pas terminée : {count, plural, one {# jour compté} many {# de jours comptés} other {# jours comptés}}.",
    monthGoesOn:
      "{month} n’est pas terminé : {count, plural, one {# jour compté} many {# de jours comptés} other {# jours comptés}}.",
    sums: "Les semaines, du lundi au dimanche, et les mois sont la somme des pertes de leurs jours, selon la date des rapports. Ceux dont un jour n’est pas connu sont laissés de côté, et les corrections ne sont pas comptées.",
    empty: "Il n’y a encore aucun rapport : revenez plus tard.",
    noFigure:
      "Les archives n’ont pas de pertes journalières pour « {category} » : demandez une autre catégorie.",
  },
  milestones: {
    description: "Chiffres ronds dépassés récemment, et quand viendraient les suivants au rythme actuel",
    "option.category": "Une seule catégorie ou un seul groupe, par exemple chars",
    title: "Chiffres ronds des pertes",
    titleOfOne: "{category} : chiffres ronds",
    passed: "Dépassés, les plus récents d’abord :",
    past: "{label} : plus de {value}, rapport du {day}",
    ahead:
      "Suivants, si les jours à venir ajoutaient autant que les 30 derniers. C’est une extrapolation à partir du rapport du {newest}, pas une prévision :",
    coming: "{label} : {value} vers le {day}, à raison de {pace} par jour",
    nonePassed: "Aucun chiffre rond n’a été dépassé un jour connu.",
    noneAhead:
      "On ne peut rien dire des suivants : les pertes des 30 derniers jours sont inconnues ou trop faibles.",
    empty: "Il n’y a encore aucun rapport : revenez plus tard.",
    noFigure:
      "Il n’y a pas de chiffre rond à signaler pour « {category} » : n’indiquez pas de catégorie pour voir les autres.",
  },
  export: {
    description: "Un fichier des archives pour un tableur ou un programme, avec source et licence",
    "option.when": "Un jour ou une période, par exemple 2023-03 ou 30d ; sinon, tout",
    "option.format": "csv (par défaut) ou json",
    title: "Rapports en fichier {format}",
    days: "{count, plural, one {# rapport, du {from}.} many {# de rapports, du {from} au {to}.} other {# rapports, du {from} au {to}.}}",
    inCsv:
      "Une ligne par rapport : sa date, sa source et qui le confirme, et pour chaque catégorie le total et les pertes du jour.",
    inJson:
      "Un objet par rapport : sa date, sa source et qui le confirme, et par catégorie les totaux et les pertes du jour.",
    absentInCsv: "Un champ vide est un chiffre absent, ce qui n’est pas la même chose que zéro.",
    absentInJson: "Une catégorie omise n’a pas de chiffre, ce qui n’est pas la même chose que zéro.",
    claim:
      "Tout est avancé par l’état-major général ukrainien : chiffres approximatifs, non vérifiés de manière indépendante. Le fichier indique ses sources et leurs licences.",
    gaps: "{count, plural, one {# jour intermédiaire n’a ni rapport ni ligne.} many {# de jours intermédiaires n’ont ni rapport ni ligne.} other {# jours intermédiaires n’ont ni rapport ni ligne.}}",
    source: "{title} : {about}",
    empty: "Il n’y a encore aucun rapport : revenez plus tard.",
    noneOfDay:
      "Les archives n’ont pas de rapport du {day} : demandez des jours entre le {first} et le {newest}.",
    none: "Les archives n’ont pas de rapport du {from} au {to} : demandez des jours entre le {first} et le {newest}.",
  },
  estimates: {
    description: "Ce que d’autres ont dit des pertes, quand, et ce qu’ils ont compté exactement",
    title: "Ce que d’autres ont dit",
    whose:
      "Ce sont des déclarations de tiers. Elles comptent des choses différentes, et aucune ne s’ajoute à quoi que ce soit.",
    line: "{when}, {who} : {figure} ({counts}). {claim}",
    range: "{low}–{high}",
    ratio: "{number} pour 1",
    onDay: "État-major ce jour-là : {number} tués et blessés, selon lui.",
    inMonth: "État-major, dernier rapport de ce mois, du {day} : {number} tués et blessés, selon lui.",
    noReportOfDay: "État-major : pas de rapport de cette date dans les archives.",
    noReportOfMonth: "État-major : pas de rapport de ce mois dans les archives.",
    noFigure: "État-major : pas de chiffre du personnel militaire dans le rapport du {day}.",
    claim:
      "Les chiffres de l’état-major n’engagent que lui : ils sont approximatifs et n’ont pas été vérifiés de manière indépendante.",
  },
  language: {
    description: "La langue des réponses ici",
    "option.language": "La langue ; sans elle, chacun reçoit les réponses dans la sienne",
    set: "Langue : {language}",
    setLine: "Les réponses ici sont dans cette langue pour tous. /language sans langue y met fin.",
    own: "Chacun dans sa langue",
    ownLine:
      "Les réponses ici sont dans la langue de l’application de la personne qui demande. Les publications d’un abonnement gardent la leur : /settings la change.",
  },
  about: {
    description: "Ce qui est compté, par qui, et avec quelle certitude",
    title: "À propos de ces chiffres",
    who: "Chaque matin, l’état-major général des forces armées ukrainiennes publie ce que l’armée russe a perdu, selon lui, depuis le 24 février 2022 : un total par catégorie, et ce que le dernier jour y a ajouté.",
    sure: "Ces chiffres sont avancés par l’une des parties à la guerre, qui les dit elle-même approximatifs ; ils n’ont pas été vérifiés de manière indépendante.",
    personnel:
      "Les pertes en personnel militaire regroupent tués et blessés. Ce n’est pas un nombre de morts.",
    equipment:
      "Pour les équipements, les rapports ne précisent pas ce qui compte comme une perte, ni si ce qui a seulement été endommagé ou capturé en fait partie.",
    day: "Un rapport porte la date du matin où il paraît et couvre la veille.",
    archive:
      "Les archives contiennent {count, plural, one {# jour} many {# de jours} other {# jours}} ; le rapport le plus récent est celui du {newest}.",
    source: "{title} : {about}",
  },
  help: {
    description: "Ce que vous pouvez demander",
    title: "Ce que vous pouvez demander",
    command: "{usage} : {description}",
    restricted: "{usage} : {description} (administrateurs)",
    example: "Par exemple : /losses 2023-03-07, /losses chars",
    categories: "Catégories : {ids}.",
  },
};
