import type { storyWords } from "../core/story-words.ts";

/**
 * The sentences of the story in Italian. "One" has a gender, so it stands in the branches and not in a number; round
 * millions take "di" before their noun. An article before a number changes with its sound ("del 7", "dell’8"), so none
 * stands before a value.
 */
export const itStory: Readonly<Record<keyof typeof storyWords.english, string>> = {
  "number.0": "zero",
  "number.1": "uno",
  "number.2": "due",
  "number.3": "tre",
  "number.4": "quattro",
  "number.5": "cinque",
  "number.6": "sei",
  "number.7": "sette",
  "number.8": "otto",
  "number.9": "nove",

  "count.personnel":
    "{count, plural, one {un militare} many {{number} di militari} other {{number} militari}}",
  "count.tanks":
    "{count, plural, one {un carro armato} many {{number} di carri armati} other {{number} carri armati}}",
  "count.afvs":
    "{count, plural, one {un veicolo blindato da combattimento} many {{number} di veicoli blindati da combattimento} other {{number} veicoli blindati da combattimento}}",
  "count.artillery":
    "{count, plural, one {un sistema di artiglieria} many {{number} di sistemi di artiglieria} other {{number} sistemi di artiglieria}}",
  "count.mlrs":
    "{count, plural, one {un lanciarazzi multiplo} many {{number} di lanciarazzi multipli} other {{number} lanciarazzi multipli}}",
  "count.airDefence":
    "{count, plural, one {un sistema di difesa aerea} many {{number} di sistemi di difesa aerea} other {{number} sistemi di difesa aerea}}",
  "count.aircraft": "{count, plural, one {un aereo} many {{number} di aerei} other {{number} aerei}}",
  "count.helicopters":
    "{count, plural, one {un elicottero} many {{number} di elicotteri} other {{number} elicotteri}}",
  "count.uavs": "{count, plural, one {un drone} many {{number} di droni} other {{number} droni}}",
  "count.cruiseMissiles":
    "{count, plural, one {un missile da crociera} many {{number} di missili da crociera} other {{number} missili da crociera}}",
  "count.ships":
    "{count, plural, one {una nave o imbarcazione} many {{number} di navi o imbarcazioni} other {{number} navi o imbarcazioni}}",
  "count.submarines":
    "{count, plural, one {un sottomarino} many {{number} di sottomarini} other {{number} sottomarini}}",
  "count.vehicles":
    "{count, plural, one {un veicolo o autocisterna} many {{number} di veicoli o autocisterne} other {{number} veicoli o autocisterne}}",
  "count.specialEquipment":
    "{count, plural, one {un mezzo speciale} many {{number} di mezzi speciali} other {{number} mezzi speciali}}",
  "count.groundRobots":
    "{count, plural, one {un robot terrestre} many {{number} di robot terrestri} other {{number} robot terrestri}}",
  "count.srbms":
    "{count, plural, one {un sistema di missili balistici a corto raggio} many {{number} di sistemi di missili balistici a corto raggio} other {{number} sistemi di missili balistici a corto raggio}}",
  "count.armour":
    "{count, plural, one {un mezzo corazzato} many {{number} di mezzi corazzati} other {{number} mezzi corazzati}}",
  "count.equipment": "{count, plural, one {un mezzo} many {{number} di mezzi} other {{number} mezzi}}",
  "count.other": "{number} alla voce «{label}»",
  about:
    "{count, plural, one {circa un militare} many {circa {number} di militari} other {circa {number} militari}}",
  more: "{count, plural, one {più di un militare} many {più di {number} di militari} other {più di {number} militari}}",
  moreCategories:
    "{count, plural, one {mezzi di un’altra categoria} many {mezzi di altri {number} di categorie} other {mezzi di altre {number} categorie}}",
  armourWithTanks:
    "{count, plural, one {{armour}, di cui un carro armato} many {{armour}, di cui {number} di carri armati} other {{armour}, di cui {number} carri armati}}",

  days: "{count, plural, one {un giorno} many {{number} di giorni} other {{number} giorni}}",
  daysBefore:
    "{count, plural, one {nel giorno precedente} many {nel periodo precedente di {number} di giorni} other {nel periodo precedente di {number} giorni}}",
  between:
    "{weekday, select, mon {tra domenica e lunedì} tue {tra lunedì e martedì} wed {tra martedì e mercoledì} thu {tra mercoledì e giovedì} fri {tra giovedì e venerdì} sat {tra venerdì e sabato} other {tra sabato e domenica}}",
  fromWeekday:
    "{weekday, select, mon {da lunedì} tue {da martedì} wed {da mercoledì} thu {da giovedì} fri {da venerdì} sat {da sabato} other {da domenica}}",
  toWeekday:
    "{weekday, select, mon {a lunedì} tue {a martedì} wed {a mercoledì} thu {a giovedì} fri {a venerdì} sat {a sabato} other {a domenica}}",
  span: "{start} – {end}",
  spanOfWeek: "{from} {start} {to} {end}",
  spanOfWeekInMonth: "{from} {start} {to} {end}",
  whenDay: "{between} {day}",
  whenSince: "tra il bollettino datato {since} e quello datato {day}",
  whenStretch: "in {days} (bollettini: {span})",

  title: "Stato maggiore ucraino: la Russia ha perso {losses}",
  titleStretch: "Stato maggiore ucraino: in {days} la Russia ha perso {losses}",
  titleHighest:
    "Stato maggiore ucraino: la Russia ha perso {losses}, il dato quotidiano più alto dal giorno {day}",
  titleHighestEver: "Stato maggiore ucraino: la Russia ha perso {losses}, più che in ogni giorno precedente",
  titleLowest:
    "Stato maggiore ucraino: la Russia ha perso {losses}, il dato quotidiano più basso dal giorno {day}",
  titlePassed: "Stato maggiore ucraino: perdite russe oltre quota {total}, {number} in più in un giorno",
  titleReached: "Stato maggiore ucraino: perdite russe a quota {total}, {number} in più in un giorno",
  titleCorrected: "Stato maggiore ucraino: la Russia ha perso {losses}; corretti i totali precedenti",
  titleBegins: "Stato maggiore ucraino: la Russia ha perso {losses}; nuova categoria nel bollettino",
  titleTotals: "Stato maggiore ucraino: finora la Russia ha perso {totals}",
  titleNone: "Lo Stato maggiore ucraino non segnala nuove perdite russe",
  titleNoneOf: "Lo Stato maggiore ucraino non segnala nuove perdite russe alla voce «{label}»",
  titleFell: "Lo Stato maggiore ucraino riduce i totali delle perdite russe",

  lead: "Secondo lo Stato maggiore generale delle Forze armate ucraine, {when} la Russia ha perso {losses}.",
  leadTotals:
    "Secondo lo Stato maggiore generale delle Forze armate ucraine, dall’inizio dell’invasione su vasta scala la Russia ha perso {totals} (bollettino datato {day}).",
  leadNone:
    "Secondo lo Stato maggiore generale delle Forze armate ucraine, {when} non sono state conteggiate nuove perdite russe.",
  leadNoneOf:
    "Secondo lo Stato maggiore generale delle Forze armate ucraine, {when} non sono state conteggiate nuove perdite russe alla voce «{label}».",
  leadFell:
    "Secondo lo Stato maggiore generale delle Forze armate ucraine, {when} non si sono aggiunte nuove perdite russe.",
  others: "Lo Stato maggiore ha conteggiato anche {figures}.",
  parts: "Il dato comprende {figures}.",
  together: "Nel complesso si tratta di {figure} di ogni tipo.",

  highest:
    "Dopo il bollettino datato {day}, nessun altro aveva indicato per un solo giorno un dato così alto: {figure}.",
  highestEver:
    "Nessun bollettino precedente in archivio aveva indicato per un solo giorno un dato così alto: {figure}.",
  lowest:
    "Dopo il bollettino datato {day}, nessun altro aveva indicato per un solo giorno un dato così basso: {figure}.",
  lowestEver:
    "Nessun bollettino precedente in archivio aveva indicato per un solo giorno un dato così basso: {figure}.",
  passed: "Il totale dall’inizio dell’invasione su vasta scala ha superato quota {figures}.",
  reached: "Il totale dall’inizio dell’invasione su vasta scala ha raggiunto esattamente quota {figures}.",
  passedElsewhere: "In altre categorie il totale ha superato quota {figures}.",
  reachedElsewhere: "In altre categorie il totale ha raggiunto esattamente quota {figures}.",
  fell: "I totali sono scesi di {figures}: significa che sono stati corretti dati precedenti.",
  lowered: "A parte le perdite del giorno, alcune correzioni hanno ridotto i totali di {lowered}.",
  raised: "A parte le perdite del giorno, alcune correzioni hanno aumentato i totali di {raised}.",
  loweredAndRaised:
    "A parte le perdite del giorno, alcune correzioni hanno ridotto alcuni totali di {lowered} e ne hanno aumentati altri di {raised}.",
  loweredWithin: "Le correzioni di giorni precedenti hanno tolto {lowered} da queste perdite.",
  raisedWithin: "Le correzioni di giorni precedenti hanno aggiunto {raised} a queste perdite.",
  loweredAndRaisedWithin:
    "Le correzioni di giorni precedenti hanno tolto {lowered} da queste perdite e vi hanno aggiunto {raised}.",
  begins:
    "Il bollettino indica per la prima volta {figures}: il dato parte dall’inizio della guerra e non rientra in queste perdite.",
  beginsUnknown: "La fonte indica per la prima volta {figures}, senza un dato con cui fare il confronto.",
  missing: "Il bollettino non ha dati per alcune categorie che figuravano in quello datato {day}: {labels}.",
  since:
    "Le perdite sono misurate dal bollettino datato {since}, il più vicino con questi dati, e coprono {days}.",
  apart:
    "Rispetto al bollettino datato {since}, il più vicino con questi dati, i totali sono aumentati di {figures}.",
  direction:
    "{count, plural, one {Direzione} many {Direzioni} other {Direzioni}} con le perdite maggiori, secondo il bollettino: {direction}.",

  previous: "Il bollettino precedente, datato {day}, indicava {losses}.",
  previousTotal: "Il bollettino precedente, datato {day}, indicava un totale di {total}.",
  nothingBefore: "Nell’archivio non ci sono dati precedenti da cui misurare nuove perdite.",
  usual: "Con {figure}, la giornata segna {comparisons}.",
  week: "{way, select, above {un {percent} per cento in più rispetto alla media dei sette giorni precedenti ({mean} al giorno)} below {un {percent} per cento in meno rispetto alla media dei sette giorni precedenti ({mean} al giorno)} other {un valore in linea con la media dei sette giorni precedenti ({mean} al giorno)}}",
  month:
    "{way, select, above {un {percent} per cento in più rispetto alla media dei 30 giorni precedenti ({mean} al giorno)} below {un {percent} per cento in meno rispetto alla media dei 30 giorni precedenti ({mean} al giorno)} other {un valore in linea con la media dei 30 giorni precedenti ({mean} al giorno)}}",
  means: "La media è di {figures} al giorno.",
  peak: "Fra questi bollettini, il dato più alto per un solo giorno è in quello datato {day}: {figure}.",
  share:
    "I bollettini di questi giorni hanno aggiunto {figure} ({percent} per cento del totale alla fine del periodo).",
  stretchBefore: "Per confronto, {daysBefore} i bollettini indicavano {losses}.",

  totals:
    "In base allo stesso conteggio, dall’inizio dell’invasione su vasta scala la Russia ha perso {totals}.",
  totalsNone: "Il totale dall’inizio dell’invasione su vasta scala è pari a zero.",

  estimate: "Altri hanno fornito cifre proprie: secondo {who} ({day}), {figure} ({counts}).",
  estimateInMonth: "Altri hanno fornito cifre proprie: secondo {who} ({month}), {figure} ({counts}).",
  estimateApart: "Queste cifre contano cose diverse e non si sommano a quelle sopra.",
  range: "da {low} a {high}",
  claim:
    "Le cifre sono quanto afferma una delle parti in guerra: lo stesso Stato maggiore le definisce approssimative, e non è stato possibile verificarle in modo indipendente.",
  killedAndWounded: "Le perdite di personale comprendono morti e feriti insieme.",
  differs: "Altre fonti riportano dati diversi per alcune categorie: {labels}.",
  corrected: "In data {day} la fonte ha modificato alcuni dati di questo bollettino: {labels}.",

  pointLoss: "Secondo il bollettino datato {day}, la Russia ha perso {losses}",
  pointLossSince: "Dopo il bollettino datato {since}, la Russia ha perso {losses}",
  pointLossStretch: "In {days}, secondo i bollettini, la Russia ha perso {losses}",
  pointNone: "Il bollettino datato {day} non indica nuove perdite",
  pointNothingBefore: "Nessun dato precedente da cui misurare nuove perdite",
  pointTotals: "Dall’inizio dell’invasione su vasta scala: {totals}",
  pointTotalsNone: "Dall’inizio dell’invasione su vasta scala: nessuna perdita indicata",
  pointHighest: "Dato quotidiano più alto dal giorno {day}: {figure}",
  pointHighestEver: "Più che in ogni giorno precedente in archivio: {figure}",
  pointLowest: "Dato quotidiano più basso dal giorno {day}: {figure}",
  pointLowestEver: "Meno che in ogni giorno precedente in archivio: {figure}",
  pointPassed: "Il totale supera quota {figures}",
  pointReached: "Il totale raggiunge esattamente quota {figures}",
  pointLowered: "Correzioni: totali ridotti di {lowered}",
  pointRaised: "Correzioni: totali aumentati di {raised}",
  pointLoweredAndRaised: "Correzioni: alcuni totali ridotti di {lowered}, altri aumentati di {raised}",
  pointBegins: "Per la prima volta nel bollettino: {figures}",
  pointMissing: "Assenti questa volta dal bollettino: {labels}",
  pointSince: "Le perdite sono misurate dal bollettino datato {since} e coprono {days}",
  pointWeek:
    "{way, select, above {Un {percent} per cento in più rispetto alla media dei sette giorni precedenti: {figure}} below {Un {percent} per cento in meno rispetto alla media dei sette giorni precedenti: {figure}} other {In linea con la media dei sette giorni precedenti: {figure}}}",
  pointMonth:
    "{way, select, above {Un {percent} per cento in più rispetto alla media dei 30 giorni precedenti: {figure}} below {Un {percent} per cento in meno rispetto alla media dei 30 giorni precedenti: {figure}} other {In linea con la media dei 30 giorni precedenti: {figure}}}",
  pointDirection:
    "{count, plural, one {Direzione} many {Direzioni} other {Direzioni}} con le perdite maggiori: {direction}",
  pointMeans: "In media al giorno: {figures}",
  pointPrevious: "Il bollettino precedente indicava {losses}",
  pointPreviousTotal: "Il bollettino precedente indicava un totale di {total}",
  pointClaim: "È quanto afferma una delle parti, senza verifica indipendente",
};
