import type { Locale } from "../core/locale.ts";
import { itCommands } from "./it-commands.ts";
import { itNames } from "./it-names.ts";
import { itPage } from "./it-page.ts";
import { itPictures } from "./it-pictures.ts";
import { itSettings } from "./it-settings.ts";
import { itStatus } from "./it-status.ts";
import { itStory } from "./it-story.ts";
import { itWhen } from "./it-when.ts";

/** Italian. */
export const it: Locale = {
  tag: "it",
  format: "it",
  name: "Italiano",
  aliases: ["italian", "in italiano", "lingua italiana", "італійська"],
  // The first day of a month is an ordinal: "1º marzo 2023".
  day: (formatted) => formatted.replace(/^1 /, "1º "),
  when: itWhen,
  texts: {
    ...itCommands,
    ...itNames,
    ...itPage,
    ...itPictures,
    ...itSettings,
    ...itStatus,
    story: itStory,
    feed: { title: "Perdite russe in combattimento, giorno per giorno" },
    direction: {
      Avdiivka: "Avdiivka",
      Bakhmut: "Bakhmut",
      Donetsk: "Donetsk",
      Izyum: "Izium",
      Kharkiv: "Kharkiv",
      Kramatorsk: "Kramatorsk",
      "Kryvyi Rih": "Kryvyi Rih",
      Kupiansk: "Kupiansk",
      Kurakhove: "Kurakhove",
      Lyman: "Lyman",
      Mykolaiv: "Mykolaiv",
      Novopavlivsk: "Novopavlivsk",
      Popasna: "Popasna",
      Sievierodonetsk: "Severodonetsk",
      Slobozhanskyi: "Slobozhanskyi",
      Sloviansk: "Sloviansk",
      Zaporizhzhia: "Zaporizhzhia",
    },
    summary: {
      title: "Perdite russe in combattimento, {day}",
      titleOfOne: "{category}: perdite russe in combattimento, {day}",
      span: "{from} – {to}",
      claimStretch:
        "Secondo quanto afferma lo Stato maggiore generale ucraino; cifre approssimative. Totali al giorno {warDay} dell’invasione su vasta scala e quanto si è aggiunto nel periodo.",
      claimBrief: "Secondo quanto afferma lo Stato maggiore generale ucraino; cifre approssimative.",
      claim:
        "Secondo quanto afferma lo Stato maggiore generale ucraino; cifre approssimative. Giorno {warDay} dell’invasione su vasta scala.",
      figure: "{label}: {value}",
      figureAndChange: "{label}: {value} ({change})",
      about: "circa {number}",
      more: "più di {number}",
      fell: "{label}: il totale è sceso di {number}, quindi sono stati corretti dati precedenti.",
      correction:
        "{label}: la perdita del giorno è {delta}; inoltre il totale è stato corretto di {correction}.",
      correctionWithin: "{label}: di questa variazione, {correction} è una correzione di dati precedenti.",
      begins:
        "{label}: per la prima volta nel bollettino. Il dato parte dall’inizio della guerra e non rientra nella variazione.",
      begun:
        "{label}: per la prima volta nel bollettino datato {day}, con {number}. Questo dato parte dall’inizio della guerra e non rientra nella variazione; da allora: {change}.",
      beginsUnknown: "{label}: voce nuova nella fonte, quindi senza termine di confronto.",
      since: "Rispetto al bollettino datato {day}, il più vicino con questi dati: {changes}.",
      sinceAll:
        "Per il giorno precedente questi dati mancano: le variazioni sono rispetto al bollettino datato {day}.",
      firstReport:
        "Il periodo comincia con il primo bollettino, datato {day}, che conta dall’inizio dell’invasione.",
      leftOut: "Escluso, perché manca il bollettino datato {eve} da cui misurare: {days}.",
      notReported: "Escluso, perché manca il bollettino: {days}.",
      missing: "Assenti da questo bollettino: {figures}.",
      lastSeen: "{label} (ultimo dato: {value}, {day})",
      noSum: "In questo bollettino mancano alcune categorie, quindi non c’è una somma.",
      direction:
        "{count, plural, one {Direzione} many {Direzioni} other {Direzioni}} con le perdite maggiori: {direction}.",
      prisoners: "Prigionieri di guerra indicati nel bollettino: {number}.",
      age: "{days, plural, one {È l’ultimo bollettino; risale a # giorno fa.} many {È l’ultimo bollettino; risale a # di giorni fa.} other {È l’ultimo bollettino; risale a # giorni fa.}}",
      agePosted:
        "{days, plural, one {Questo bollettino precede di # giorno questo messaggio.} many {Questo bollettino precede di # di giorni questo messaggio.} other {Questo bollettino precede di # giorni questo messaggio.}}",
      corrected: "Corretto in data {day}: {figures}.",
      was: "{label} {after}, prima {before}",
      filled: "Da un’altra fonte ({source}): {figures}.",
      disagrees: "Dati diversi ({sources}): {figures}.",
      other: "{label} {value} ({change})",
      andMore: "{figures}; e {more, plural, one {# altro dato} many {altri # di dati} other {altri # dati}}",
      heldNewer:
        "È arrivato un bollettino più recente ({day}). È in corso di verifica, perché contiene qualcosa di insolito.",
      source: "Fonte: Stato maggiore generale delle Forze armate ucraine, via {title}, {day}",
      confirmed: "Conferme: {sources}.",
      unconfirmed: "Non ancora confermato da una seconda fonte.",
      confirmedTotals: "Totali al {day} confermati da: {sources}.",
      unconfirmedTotals: "Totali al {day} non ancora confermati da una seconda fonte.",
    },
    option: {
      fillers:
        "e, ed, contro, quanti, quante, quanto, perdite, mostra, mostrami, dimmi, quali, russia, russe, russi, ha, perso, bollettino, dati",
      notOne: "«{text}» qui non va bene: serve {expected}.",
      notAny: "«{text}» qui non è valido: scrivi {expected}.",
      none: "/{command} non vuole nulla dopo il nome: togli «{text}».",
      notAnyOf: "«{text}» non va bene: /{command} accetta {known} (nome:valore).",
      tooMany: "«{text}» è di troppo: /{command} accetta {known}, che sono già indicati.",
      unknownName: "/{command} non ha l’opzione «{name}»: ha {known}.",
      twice: "«{name}» compare due volte: togline una.",
      nearest: "«{text}» qui non è noto: forse intendevi «{nearest}».",
    },
    kind: {
      when: "un giorno o un periodo (2023-03-07, ieri, marzo 2023)",
      category: "una categoria ({known} …)",
      another: "Una categoria alla volta: per vederne più d’una insieme chiedi /chart tanks artillery.",
      language: "una lingua ({known})",
      form: "una forma ({known})",
      newest: "l’ultimo bollettino",
      weekend: "l’ultimo fine settimana",
      week: "gli ultimi 7 giorni",
      month: "gli ultimi 30 giorni",
      lastWeek: "la settimana scorsa",
      lastMonth: "il mese scorso",
      thisYear: "quest’anno",
      all: "tutto il periodo",
    },
    action: {
      before: "◀ {day}",
      after: "{day} ▶",
      week: "7 giorni",
      month: "30 giorni",
      card: "Immagine",
      text: "Testo",
      chart: "Grafico",
    },
    meaning: {
      week: "{label}: {comparison} media dei 7 giorni precedenti ({mean} al giorno).",
      month: "{label}: {comparison} media dei 30 giorni precedenti ({mean} al giorno).",
      weekAndMonth:
        "{label}: {comparison} media dei 7 giorni precedenti ({mean} al giorno), {comparisonMonth} media dei 30 giorni precedenti ({meanMonth}).",
      above: "{percent} in più rispetto alla",
      below: "{percent} in meno rispetto alla",
      same: "dato pari alla",
      highestSince: "{label}: il dato quotidiano più alto dal giorno {day}.",
      highestEver: "{label}: il dato quotidiano più alto di tutto l’archivio.",
      lowestSince: "{label}: il dato quotidiano più basso dal giorno {day}.",
      lowestEver: "{label}: il dato quotidiano più basso di tutto l’archivio.",
      stretch:
        "{label}: in media {mean} al giorno in {days, plural, one {# giorno} many {# di giorni} other {# giorni}}.",
      peak: "{label}: in media {mean} al giorno in {days, plural, one {# giorno} many {# di giorni} other {# giorni}}; dato più alto: {loss} ({day}).",
      peakOfKnown:
        "{label}: in media {mean} al giorno in {days, plural, one {# giorno} many {# di giorni} other {# giorni}}; dato più alto: {loss} ({day}), fra {known, plural, one {# giorno} many {# di giorni} other {# giorni}} con perdite note.",
      share: "{label}: {share} del totale al {day}.",
      passed: "Cifre tonde superate: {figures}.",
      figure: "{label} {number}",
    },
    form: {
      brief: "breve, corto, corta, sintesi",
      full: "completo, completa, dettagliato, intero",
      story: "racconto, storia, cronaca, testo",
      card: "scheda, immagine, foto",
    },
    vocabulary: {
      more: "oggi, ieri, fine settimana, tutto, la settimana scorsa, il mese scorso, quest’anno",
    },
    bot: {
      unknownCommand: "Il comando «{command}» non esiste: /help li mostra tutti.",
      noPlace: "/{command} configura i messaggi di un canale: invialo lì, dove devo essere tra i membri.",
      notAllowed: "Qui solo un amministratore può usare /{command}: chiedi a uno di loro.",
      store: "In questo momento non riesco a salvare e non ho cambiato nulla: riprova fra qualche minuto.",
      tooMany: "Sono troppe domande insieme: aspetta qualche secondo e chiedi di nuovo.",
      fault: "Qualcosa è andato storto da parte mia ed è stato registrato: riprova fra qualche minuto.",
    },
    discord: {
      notYours: "Solo chi ha fatto la domanda può usare questi pulsanti: chiedi anche tu con /{command}.",
    },
    telegram: {
      notYours: "Solo chi ha fatto la domanda può usare questi pulsanti: chiedi anche tu con /{command}.",
      writeFirst: "A questo rispondo solo in privato: scrivimi prima lì, poi ripeti la domanda qui.",
      unnamed: "A questo rispondo solo in privato, e Telegram non mi dice chi sei: premi il pulsante.",
      closed:
        "Non ho il permesso di rispondere in {chat}: un amministratore deve concedermi lì {permissions}.",
      refused: "Telegram non mi lascia rispondere in {chat}.",
      show: "Rispondi in privato",
      answered: "Ti ho risposto in privato.",
    },
    "source.mod": {
      title: "Ministero della Difesa ucraino (mod.gov.ua)",
      about:
        "il bollettino mattutino dello Stato maggiore generale, come lo pubblica il Ministero della Difesa ucraino su mod.gov.ua; CC BY 4.0",
    },
    "source.russianwarship": {
      title: "sito russianwarship.rip",
      about: "un’API aperta con i dati e le variazioni dei bollettini quotidiani; non indica una licenza",
    },
    "source.orc": {
      title: "dataset di Lod Softworks",
      about:
        "un dataset aperto dei bollettini quotidiani, curato da Lod Softworks e collaboratori; licenza MIT",
    },
    "source.minfin": {
      title: "portale finanziario Minfin (index.minfin.com.ua)",
      about:
        "i bollettini quotidiani raccolti dal portale finanziario Minfin; la copia è consentita con un link a www.minfin.com.ua",
    },
    "source.dataset": {
      title: "dataset di PetroIvaniuk",
      about: "un dataset aperto dei bollettini quotidiani, curato da Petro Ivaniuk; licenza MIT",
    },
    "source.embedded": {
      title: "notizie di stampa del 2022 e del 2023",
      about: "alcuni giorni del 2022 e del 2023 che il bot ha sempre, anche senza rete",
    },
  },
};
