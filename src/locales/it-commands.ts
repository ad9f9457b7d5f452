import type { Texts } from "../core/locale.ts";

/** Italian texts of the commands, by place; part of `it.ts`. */
export const itCommands: Readonly<Record<string, Texts>> = {
  losses: {
    description: "Perdite russe secondo lo Stato maggiore ucraino: ultimo bollettino o quello di un giorno",
    "option.category": "Una sola categoria, ad esempio carri armati",
    "option.when": "Un giorno o un periodo: 2023-03-07, ieri, la settimana scorsa, marzo 2023",
    "option.form": "Come raccontarlo: breve, completo, racconto o scheda, cioè un’immagine",
    empty: "Non c’è ancora nessun bollettino: riprova più tardi.",
    tooEarly:
      "Non ci sono bollettini prima del {first}, primo giorno dell’invasione: chiedi una data successiva.",
    tooLate: "Il bollettino del giorno {day} non c’è ancora: ometti la data per vedere l’ultimo ({newest}).",
    pastEnd:
      "L’archivio finisce con il giorno {newest} e non ha il bollettino del giorno {day}: ometti la data per vedere l’ultimo.",
    held: "Il bollettino del giorno {day} è arrivato ed è in corso di verifica: ometti la data per vedere l’ultimo ({newest}).",
    none: "Nell’archivio manca il bollettino del giorno {day}: chiedi uno dei più vicini ({before} o {after}).",
    noneBefore:
      "Nell’archivio manca il bollettino del giorno {day}: chiedi il primo ({after}) o uno successivo.",
    noneWithin:
      "Nell’archivio non ci sono bollettini per il periodo {from} – {to}: ometti le date per vedere l’ultimo ({newest}).",
    noFigure:
      "Il bollettino del giorno {day} non ha dati per «{category}»: ometti la categoria per vedere quelli che ha.",
    "option.size": "Il formato della scheda: largo, quadrato o alto",
    "option.theme": "Lo sfondo della scheda: chiaro o scuro",
  },
  compare: {
    description: "Due giorni o due periodi a confronto",
    "option.a": "Il primo giorno o periodo, ad esempio 2023-03-05",
    "option.b": "Il secondo giorno o periodo, ad esempio 2023-03-07",
    "option.category": "Una sola categoria, ad esempio carri armati",
    both: "Indica due giorni o periodi da confrontare, ad esempio /compare 2023-03-05 2023-03-07.",
    title: "Perdite a confronto",
    titleOfOne: "{category}: perdite a confronto",
    first: "Prima colonna",
    second: "Seconda colonna",
    column: "{column}: {text}.",
    said: "{column}: {text}",
    stretch: "{span}, {days, plural, one {# giorno} many {# di giorni} other {# giorni}}",
    ofDay: "I dati sono le perdite di ciascun giorno.",
    ofStretch: "I dati sono le perdite di ciascun periodo.",
    perDay: "I dati sono perdite medie al giorno, perché i due periodi non hanno lo stesso numero di giorni.",
    whole: "{label}, in tutto: {first} nella prima colonna e {second} nella seconda.",
    more: "{label}: {percent} in più nella seconda colonna rispetto alla prima.",
    less: "{label}: {percent} in meno nella seconda colonna rispetto alla prima.",
    same: "{label}: lo stesso dato in entrambe le colonne.",
    nearlySame: "{label}: quasi lo stesso dato in entrambe le colonne.",
    since: "calcolo dal bollettino datato {since}, il più vicino con questi dati: {figures}",
    sinceAll: "calcolo dal bollettino datato {since}, perché manca quello del giorno prima",
    begun:
      "per la prima volta nel bollettino datato {day}, il cui dato di {number} qui non è contato: {label}",
    corrected: "anche i totali sono stati corretti, e qui non se ne tiene conto: {figures}",
    correctedWithin: "una parte corregge giorni precedenti: {figures}",
    figure: "{label} {change}",
    lacks: "perdite non note: {figures}",
    none: "Il bollettino del giorno {day} non c’è: chiedi il più vicino ({nearest}).",
    noneWithin:
      "Non ci sono bollettini per il periodo {from} – {to}: chiedi giorni vicini al bollettino più prossimo ({nearest}).",
    empty: "Non c’è ancora nessun bollettino: riprova più tardi.",
    nothing: "Le perdite non sono note in nessuno dei due casi: indica altri giorni.",
    nothingOf: "Le perdite per «{category}» non sono note in nessuno dei due casi: ometti la categoria.",
  },
  records: {
    description: "I giorni, le settimane e i mesi con più perdite, e il posto dell’ultimo bollettino",
    "option.category": "Una categoria o un gruppo, ad esempio carri armati; altrimenti il personale",
    title: "{category}: le perdite più alte",
    days: "Giorni",
    weeks: "Settimane (primo giorno)",
    months: "Mesi",
    reach: "Giorni di cui si conoscono le perdite: {count} ({from} – {to}).",
    standing:
      "{day}, ultimo bollettino: {loss}, {rank, selectordinal, =1 {il dato più alto} many {#º dato più alto} other {#º dato più alto}} su {count, plural, one {# giorno} many {# di giorni} other {# giorni}}.",
    none: "{day}, ultimo bollettino: nessuna nuova perdita.",
    unknown: "{day}, ultimo bollettino: le perdite di quel solo giorno non sono note.",
    weekGoesOn:
      "La settimana in corso ({day} il primo giorno) non è finita: {count, plural, one {è conteggiato # giorno} many {sono conteggiati # di giorni} other {sono conteggiati # giorni}}.",
    monthGoesOn:
      "{month} non è finito: {count, plural, one {è conteggiato # giorno} many {sono conteggiati # di giorni} other {sono conteggiati # giorni}}.",
    sums: "Le settimane, da lunedì a domenica, e i mesi sono la somma delle perdite dei loro giorni, secondo le date dei bollettini. Sono esclusi quelli con un giorno non noto, e le correzioni non sono conteggiate.",
    empty: "Non c’è ancora nessun bollettino: riprova più tardi.",
    noFigure: "L’archivio non ha perdite quotidiane per «{category}»: chiedi un’altra categoria.",
  },
  milestones: {
    description: "Cifre tonde superate di recente, e quando arriverebbero le prossime al ritmo attuale",
    "option.category": "Una sola categoria o un solo gruppo, ad esempio carri armati",
    title: "Cifre tonde delle perdite",
    titleOfOne: "{category}: cifre tonde",
    passed: "Superate, dalla più recente:",
    past: "{label}: oltre {value}, bollettino datato {day}",
    ahead:
      "Le prossime, se i giorni a venire aggiungessero quanto gli ultimi 30. È un’estrapolazione dal bollettino datato {newest}, non una previsione:",
    coming: "{label}: {value} intorno al giorno {day}, con {pace} al giorno",
    nonePassed: "Nessuna cifra tonda è stata superata in un giorno noto.",
    noneAhead:
      "Sulle prossime non si può dire nulla: le perdite degli ultimi 30 giorni non sono note o sono troppo poche.",
    empty: "Non c’è ancora nessun bollettino: riprova più tardi.",
    noFigure:
      "Per «{category}» non ci sono cifre tonde da indicare: ometti la categoria per vedere le altre.",
  },
  export: {
    description: "Un file dell’archivio per un foglio di calcolo o un programma, con fonte e licenza",
    "option.when": "Un giorno o un periodo, ad esempio 2023-03 o 30d; altrimenti tutto",
    "option.format": "csv (il formato predefinito) o json",
    title: "Bollettini in un file {format}",
    days: "{count, plural, one {# bollettino ({from}).} many {# di bollettini ({from} – {to}).} other {# bollettini ({from} – {to}).}}",
    inCsv:
      "Una riga per ogni bollettino: data, fonte e chi lo conferma, e per ogni categoria il totale e le perdite di quel giorno.",
    inJson:
      "Un oggetto per ogni bollettino: data, fonte e chi lo conferma, e per categoria i totali e le perdite di quel giorno.",
    absentInCsv: "Un campo vuoto è un dato che manca, il che non equivale a zero.",
    absentInJson: "Una categoria assente è un dato che manca, il che non equivale a zero.",
    claim:
      "Tutto questo è quanto afferma lo Stato maggiore generale ucraino: dati approssimativi e non verificati in modo indipendente. Il file indica le fonti e le loro licenze.",
    gaps: "{count, plural, one {# giorno intermedio è senza bollettino e non figura nel file.} many {# di giorni intermedi sono senza bollettino e non figurano nel file.} other {# giorni intermedi sono senza bollettino e non figurano nel file.}}",
    source: "{title}: {about}",
    empty: "Non c’è ancora nessun bollettino: riprova più tardi.",
    noneOfDay:
      "Nell’archivio manca il bollettino del giorno {day}: chiedi giorni compresi nel periodo {first} – {newest}.",
    none: "Nell’archivio non ci sono bollettini per il periodo {from} – {to}: chiedi giorni compresi nel periodo {first} – {newest}.",
  },
  estimates: {
    description: "Che cosa hanno detto altri delle perdite, in quale data e che cosa contavano di preciso",
    title: "Che cosa hanno detto altri",
    whose: "Sono dichiarazioni di altri. Contano cose diverse, e nessuna viene sommata a nulla.",
    line: "{when}, {who}: {figure} ({counts}). {claim}",
    range: "{low}–{high}",
    ratio: "{number} a 1",
    onDay: "Stato maggiore, quel giorno: {number} tra morti e feriti, secondo quanto afferma.",
    inMonth:
      "Stato maggiore, nell’ultimo bollettino di quel mese ({day}): {number} tra morti e feriti, secondo quanto afferma.",
    noReportOfDay: "Stato maggiore: nessun bollettino con quella data in archivio.",
    noReportOfMonth: "Stato maggiore: nessun bollettino di quel mese in archivio.",
    noFigure: "Stato maggiore: nessun dato sul personale nel bollettino datato {day}.",
    claim:
      "Le cifre dello Stato maggiore sono una sua affermazione: approssimative e non verificate in modo indipendente.",
  },
  language: {
    description: "La lingua delle risposte qui",
    "option.language": "La lingua; se manca, si risponde a ciascuno nella sua",
    set: "Lingua: {language}",
    setLine: "Qui si risponde a tutti in questa lingua. /language senza una lingua annulla la scelta.",
    own: "A ciascuno nella sua lingua",
    ownLine:
      "Qui si risponde nella lingua dell’app di chi chiede. I messaggi di un’iscrizione mantengono la loro: si cambia con /settings.",
  },
  about: {
    description: "Che cosa si conta, chi lo conta e con quale certezza",
    title: "Informazioni su questi dati",
    who: "Ogni mattina lo Stato maggiore generale delle Forze armate ucraine pubblica quanto, secondo le sue affermazioni, l’esercito russo ha perso dal 24 febbraio 2022: un totale per ogni categoria e quanto ha aggiunto l’ultimo giorno.",
    sure: "È quanto afferma una delle parti in guerra: chi fornisce i dati li definisce approssimativi, e non sono stati verificati in modo indipendente.",
    personnel: "Le perdite di personale comprendono morti e feriti insieme. Non sono un numero di morti.",
    equipment:
      "Per i mezzi i bollettini non precisano che cosa conti esattamente come perdita, né se comprenda ciò che è stato solo danneggiato o catturato.",
    day: "Ogni bollettino porta la data della mattina in cui esce e copre il giorno precedente.",
    archive:
      "L’archivio contiene {count, plural, one {# giorno} many {# di giorni} other {# giorni}}; l’ultimo bollettino è datato {newest}.",
    source: "{title}: {about}",
  },
  help: {
    description: "Che cosa si può chiedere",
    title: "Che cosa si può chiedere",
    command: "{usage}: {description}",
    restricted: "{usage}: {description} (amministratori)",
    example: "Ad esempio: /losses 2023-03-07, /losses carri armati",
    categories: "Categorie: {ids}.",
  },
};
