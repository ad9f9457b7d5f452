import type { storyWords } from "../core/story-words.ts";

/**
 * The sentences of the story in French. Numbers are figures, but for "un" before a noun. No counted noun stands after
 * "de" or "à", which would have to become one word with "un".
 */
export const frStory: Readonly<Record<keyof typeof storyWords.english, string>> = {
  "number.0": "0",
  "number.1": "1",
  "number.2": "2",
  "number.3": "3",
  "number.4": "4",
  "number.5": "5",
  "number.6": "6",
  "number.7": "7",
  "number.8": "8",
  "number.9": "9",

  "count.personnel":
    "{count, plural, =1 {un militaire} one {{number} militaire} many {{number} de militaires} other {{number} militaires}}",
  "count.tanks":
    "{count, plural, =1 {un char} one {{number} char} many {{number} de chars} other {{number} chars}}",
  "count.afvs":
    "{count, plural, =1 {un véhicule blindé de combat} one {{number} véhicule blindé de combat} many {{number} de véhicules blindés de combat} other {{number} véhicules blindés de combat}}",
  "count.artillery":
    "{count, plural, =1 {un système d’artillerie} one {{number} système d’artillerie} many {{number} de systèmes d’artillerie} other {{number} systèmes d’artillerie}}",
  "count.mlrs":
    "{count, plural, =1 {un lance-roquettes multiple} one {{number} lance-roquettes multiple} many {{number} de lance-roquettes multiples} other {{number} lance-roquettes multiples}}",
  "count.airDefence":
    "{count, plural, =1 {un système de défense aérienne} one {{number} système de défense aérienne} many {{number} de systèmes de défense aérienne} other {{number} systèmes de défense aérienne}}",
  "count.aircraft":
    "{count, plural, =1 {un avion} one {{number} avion} many {{number} d’avions} other {{number} avions}}",
  "count.helicopters":
    "{count, plural, =1 {un hélicoptère} one {{number} hélicoptère} many {{number} d’hélicoptères} other {{number} hélicoptères}}",
  "count.uavs":
    "{count, plural, =1 {un drone} one {{number} drone} many {{number} de drones} other {{number} drones}}",
  "count.cruiseMissiles":
    "{count, plural, =1 {un missile de croisière} one {{number} missile de croisière} many {{number} de missiles de croisière} other {{number} missiles de croisière}}",
  "count.ships":
    "{count, plural, =1 {un navire ou une vedette} one {{number} navire ou vedette} many {{number} de navires ou vedettes} other {{number} navires ou vedettes}}",
  "count.submarines":
    "{count, plural, =1 {un sous-marin} one {{number} sous-marin} many {{number} de sous-marins} other {{number} sous-marins}}",
  "count.vehicles":
    "{count, plural, =1 {un véhicule ou camion-citerne} one {{number} véhicule ou camion-citerne} many {{number} de véhicules ou camions-citernes} other {{number} véhicules ou camions-citernes}}",
  "count.specialEquipment":
    "{count, plural, =1 {un engin spécial} one {{number} engin spécial} many {{number} d’engins spéciaux} other {{number} engins spéciaux}}",
  "count.groundRobots":
    "{count, plural, =1 {un robot terrestre} one {{number} robot terrestre} many {{number} de robots terrestres} other {{number} robots terrestres}}",
  "count.srbms":
    "{count, plural, =1 {un système de missiles balistiques à courte portée} one {{number} système de missiles balistiques à courte portée} many {{number} de systèmes de missiles balistiques à courte portée} other {{number} systèmes de missiles balistiques à courte portée}}",
  "count.armour":
    "{count, plural, =1 {un blindé} one {{number} blindé} many {{number} de blindés} other {{number} blindés}}",
  "count.equipment":
    "{count, plural, =1 {un équipement} one {{number} équipement} many {{number} d’équipements} other {{number} équipements}}",
  "count.other": "{number} à la rubrique « {label} »",
  about:
    "{count, plural, one {environ {number} militaire} many {environ {number} de militaires} other {environ {number} militaires}}",
  more: "{count, plural, one {plus de {number} militaire} many {plus de {number} de militaires} other {plus de {number} militaires}}",
  moreCategories:
    "{count, plural, one {des équipements d’une autre catégorie} many {des équipements de {number} d’autres catégories} other {des équipements de {number} autres catégories}}",
  armourWithTanks:
    "{count, plural, =1 {{armour}, dont un char} one {{armour}, dont {number} char} many {{armour}, dont {number} de chars} other {{armour}, dont {number} chars}}",

  days: "{count, plural, =1 {un jour} one {{number} jour} many {{number} de jours} other {{number} jours}}",
  daysBefore:
    "{count, plural, one {le jour précédent} many {au cours des {number} de jours précédents} other {au cours des {number} jours précédents}}",
  between:
    "{weekday, select, mon {entre dimanche et lundi} tue {entre lundi et mardi} wed {entre mardi et mercredi} thu {entre mercredi et jeudi} fri {entre jeudi et vendredi} sat {entre vendredi et samedi} other {entre samedi et dimanche}}",
  fromWeekday:
    "{weekday, select, mon {du lundi} tue {du mardi} wed {du mercredi} thu {du jeudi} fri {du vendredi} sat {du samedi} other {du dimanche}}",
  toWeekday:
    "{weekday, select, mon {au lundi} tue {au mardi} wed {au mercredi} thu {au jeudi} fri {au vendredi} sat {au samedi} other {au dimanche}}",
  span: "du {start} au {end}",
  spanOfWeek: "{from} {start} {to} {end}",
  spanOfWeekInMonth: "{from} {start} {to} {end}",
  whenDay: "{between} {day}",
  whenSince: "entre les rapports du {since} et du {day}",
  whenStretch: "en {days} (rapports {span})",

  title: "La Russie a perdu {losses}, selon l’état-major ukrainien",
  titleStretch: "En {days}, la Russie a perdu {losses}, selon l’état-major ukrainien",
  titleHighest:
    "La Russie a perdu {losses}, le plus en un jour depuis le {day}, selon l’état-major ukrainien",
  titleHighestEver: "La Russie a perdu {losses}, plus qu’aucun jour auparavant, selon l’état-major ukrainien",
  titleLowest:
    "La Russie a perdu {losses}, le moins en un jour depuis le {day}, selon l’état-major ukrainien",
  titlePassed: "Les pertes russes dépassent {total} (+{number} en un jour), selon l’état-major ukrainien",
  titleReached: "Les pertes russes atteignent {total} (+{number} en un jour), selon l’état-major ukrainien",
  titleCorrected:
    "La Russie a perdu {losses}, selon l’état-major ukrainien, qui corrige des totaux antérieurs",
  titleBegins: "La Russie a perdu {losses}, selon l’état-major ukrainien, qui ajoute une catégorie",
  titleTotals: "La Russie a perdu {totals} depuis le début de l’invasion, selon l’état-major ukrainien",
  titleNone: "L’état-major ukrainien ne signale aucune nouvelle perte russe",
  titleNoneOf: "L’état-major ukrainien ne signale aucune nouvelle perte russe à la rubrique « {label} »",
  titleFell: "L’état-major ukrainien abaisse ses totaux des pertes russes",

  lead: "La Russie a perdu {losses} {when}, selon l’état-major général des forces armées ukrainiennes.",
  leadTotals:
    "Au {day}, la Russie avait perdu {totals} depuis le début de l’invasion à grande échelle, selon l’état-major général des forces armées ukrainiennes.",
  leadNone:
    "Aucune nouvelle perte russe n’a été recensée {when}, selon l’état-major général des forces armées ukrainiennes.",
  leadNoneOf:
    "Aucune nouvelle perte russe à la rubrique « {label} » n’a été recensée {when}, selon l’état-major général des forces armées ukrainiennes.",
  leadFell:
    "Aucune nouvelle perte russe n’a été ajoutée {when}, selon l’état-major général des forces armées ukrainiennes.",
  others: "L’état-major a également recensé {figures}.",
  parts: "Ce chiffre comprend {figures}.",
  together: "Au total, cela fait {figure}, tous types confondus.",

  highest: "Aucun rapport n’avait recensé autant de pertes en un jour depuis celui du {day} : {figure}.",
  highestEver: "Aucun rapport antérieur des archives n’avait recensé autant de pertes en un jour : {figure}.",
  lowest: "Aucun rapport n’avait recensé aussi peu de pertes en un jour depuis celui du {day} : {figure}.",
  lowestEver:
    "Aucun rapport antérieur des archives n’avait recensé aussi peu de pertes en un jour : {figure}.",
  passed: "Le total depuis le début de l’invasion à grande échelle a dépassé {figures}.",
  reached: "Le total depuis le début de l’invasion à grande échelle a atteint exactement {figures}.",
  passedElsewhere: "Dans d’autres catégories, le total a dépassé {figures}.",
  reachedElsewhere: "Dans d’autres catégories, le total a atteint exactement {figures}.",
  fell: "Des totaux ont baissé, donc des chiffres antérieurs ont été corrigés : {figures} en moins.",
  lowered: "Indépendamment des pertes du jour, des corrections ont réduit les totaux : {lowered} en moins.",
  raised: "Indépendamment des pertes du jour, des corrections ont relevé les totaux : {raised} en plus.",
  loweredAndRaised:
    "Indépendamment des pertes du jour, des corrections ont modifié les totaux\u00a0: {lowered} en moins\u00a0; {raised} en plus.",
  loweredWithin: "Des corrections de jours antérieurs ont réduit ces pertes : {lowered} en moins.",
  raisedWithin: "Des corrections de jours antérieurs ont augmenté ces pertes : {raised} en plus.",
  loweredAndRaisedWithin:
    "Des corrections de jours antérieurs ont modifié ces pertes\u00a0: {lowered} en moins\u00a0; {raised} en plus.",
  begins:
    "Le rapport mentionne pour la première fois {figures} ; ce décompte part du début de la guerre et n’entre pas dans ces pertes.",
  beginsUnknown: "La source mentionne pour la première fois {figures}, sans point de comparaison.",
  missing:
    "Le rapport ne donne pas de chiffre pour certaines catégories qui figuraient dans celui du {day} : {labels}.",
  since:
    "Les pertes sont calculées depuis le rapport du {since}, le plus proche à donner ces chiffres, et couvrent {days}.",
  apart:
    "Depuis le rapport du {since}, le plus proche à donner ces chiffres, les totaux ont augmenté : {figures} en plus.",
  direction:
    "{count, plural, one {Secteur} many {Secteurs} other {Secteurs}} des pertes les plus élevées, selon le rapport\u00a0: {direction}.",

  previous: "Le rapport précédent, celui du {day}, recensait {losses}.",
  previousTotal: "Le rapport précédent, celui du {day}, indiquait au total {total}.",
  nothingBefore: "Les archives n’ont pas de chiffre antérieur à partir duquel calculer de nouvelles pertes.",
  usual: "Avec {figure}, le chiffre du jour est {comparisons}.",
  week: "{way, select, above {supérieur de {percent} % à la moyenne des sept jours précédents ({mean} par jour)} below {inférieur de {percent} % à la moyenne des sept jours précédents ({mean} par jour)} other {proche de la moyenne des sept jours précédents ({mean} par jour)}}",
  month:
    "{way, select, above {supérieur de {percent} % à la moyenne des 30 jours précédents ({mean} par jour)} below {inférieur de {percent} % à la moyenne des 30 jours précédents ({mean} par jour)} other {proche de la moyenne des 30 jours précédents ({mean} par jour)}}",
  means: "Les rapports donnent en moyenne {figures} par jour.",
  peak: "Parmi ces rapports, celui du {day} donne le chiffre le plus élevé pour un seul jour : {figure}.",
  share: "Les rapports de ces jours ont ajouté {figure}, soit {percent} % du total à la fin de la période.",
  stretchBefore: "À titre de comparaison, {daysBefore}, les rapports recensaient {losses}.",

  totals:
    "Selon le même décompte, la Russie a perdu au total {totals} depuis le début de l’invasion à grande échelle.",
  totalsNone: "Le total depuis le début de l’invasion à grande échelle est de zéro.",

  estimate: "D’autres ont donné leurs propres chiffres : {figure} ({counts}), selon {who}, le {day}.",
  estimateInMonth:
    "D’autres ont donné leurs propres chiffres : {figure} ({counts}), selon {who}, en {month}.",
  estimateApart: "De tels chiffres comptent des choses différentes et ne s’ajoutent pas à ceux-ci.",
  range: "{low} à {high}",
  claim:
    "Ces chiffres sont avancés par l’une des parties à la guerre : l’état-major lui-même les dit approximatifs, et ils n’ont pas pu être vérifiés de manière indépendante.",
  killedAndWounded: "Les pertes en personnel militaire regroupent tués et blessés.",
  differs: "D’autres sources donnent des chiffres différents pour certaines catégories : {labels}.",
  corrected: "La source a modifié certains chiffres de ce rapport le {day} : {labels}.",

  pointLoss: "D’après le rapport du {day}, la Russie a perdu {losses}",
  pointLossSince: "Depuis le rapport du {since}, la Russie a perdu {losses}",
  pointLossStretch: "En {days}, d’après les rapports, la Russie a perdu {losses}",
  pointNone: "Le rapport du {day} ne recense aucune nouvelle perte",
  pointNothingBefore: "Pas de chiffre antérieur à partir duquel calculer de nouvelles pertes",
  pointTotals: "Depuis le début de l’invasion à grande échelle : {totals}",
  pointTotalsNone: "Depuis le début de l’invasion à grande échelle : aucune perte",
  pointHighest: "Chiffre journalier le plus élevé depuis le {day} : {figure}",
  pointHighestEver: "Plus qu’aucun jour précédent dans les archives : {figure}",
  pointLowest: "Chiffre journalier le plus bas depuis le {day} : {figure}",
  pointLowestEver: "Moins qu’aucun jour précédent dans les archives : {figure}",
  pointPassed: "Le total dépasse {figures}",
  pointReached: "Le total atteint exactement {figures}",
  pointLowered: "Corrections des totaux à la baisse : {lowered}",
  pointRaised: "Corrections des totaux à la hausse : {raised}",
  pointLoweredAndRaised: "Corrections des totaux\u00a0: {lowered} en moins\u00a0; {raised} en plus",
  pointBegins: "Première mention : {figures}",
  pointMissing: "Le rapport ne mentionne pas cette fois : {labels}",
  pointSince: "Calcul depuis le rapport du {since} : les pertes couvrent {days}",
  pointWeek:
    "{way, select, above {{percent} % au-dessus de la moyenne des sept jours précédents : {figure}} below {{percent} % au-dessous de la moyenne des sept jours précédents : {figure}} other {Proche de la moyenne des sept jours précédents : {figure}}}",
  pointMonth:
    "{way, select, above {{percent} % au-dessus de la moyenne des 30 jours précédents : {figure}} below {{percent} % au-dessous de la moyenne des 30 jours précédents : {figure}} other {Proche de la moyenne des 30 jours précédents : {figure}}}",
  pointDirection:
    "{count, plural, one {Secteur} many {Secteurs} other {Secteurs}} des pertes les plus élevées\u00a0: {direction}",
  pointMeans: "Moyenne par jour : {figures}",
  pointPrevious: "Le rapport précédent recensait {losses}",
  pointPreviousTotal: "Le rapport précédent indiquait au total {total}",
  pointClaim: "Chiffres avancés par l’une des parties, non vérifiés de manière indépendante",
};
