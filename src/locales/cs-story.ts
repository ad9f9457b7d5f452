import type { storyWords } from "../core/story-words.ts";

/**
 * The sentences of the story in Czech. A counted noun is in the accusative, as it stands after "ztratilo", "překročil"
 * or "o"; "many" is for numbers with a decimal. Numbers are always figures, which need no gender.
 */
export const csStory: Readonly<Record<keyof typeof storyWords.english, string>> = {
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
    "{count, plural, one {{number} vojáka} few {{number} vojáky} many {{number} vojáka} other {{number} vojáků}}",
  "count.tanks":
    "{count, plural, one {{number} tank} few {{number} tanky} many {{number} tanku} other {{number} tanků}}",
  "count.afvs":
    "{count, plural, one {{number} bojové obrněné vozidlo} few {{number} bojová obrněná vozidla} many {{number} bojového obrněného vozidla} other {{number} bojových obrněných vozidel}}",
  "count.artillery":
    "{count, plural, one {{number} dělostřelecký systém} few {{number} dělostřelecké systémy} many {{number} dělostřeleckého systému} other {{number} dělostřeleckých systémů}}",
  "count.mlrs":
    "{count, plural, one {{number} salvový raketomet} few {{number} salvové raketomety} many {{number} salvového raketometu} other {{number} salvových raketometů}}",
  "count.airDefence":
    "{count, plural, one {{number} systém protivzdušné obrany} few {{number} systémy protivzdušné obrany} many {{number} systému protivzdušné obrany} other {{number} systémů protivzdušné obrany}}",
  "count.aircraft":
    "{count, plural, one {{number} letadlo} few {{number} letadla} many {{number} letadla} other {{number} letadel}}",
  "count.helicopters":
    "{count, plural, one {{number} vrtulník} few {{number} vrtulníky} many {{number} vrtulníku} other {{number} vrtulníků}}",
  "count.uavs":
    "{count, plural, one {{number} dron} few {{number} drony} many {{number} dronu} other {{number} dronů}}",
  "count.cruiseMissiles":
    "{count, plural, one {{number} střelu s plochou dráhou letu} few {{number} střely s plochou dráhou letu} many {{number} střely s plochou dráhou letu} other {{number} střel s plochou dráhou letu}}",
  "count.ships":
    "{count, plural, one {{number} loď nebo člun} few {{number} lodě nebo čluny} many {{number} lodě nebo člunu} other {{number} lodí nebo člunů}}",
  "count.submarines":
    "{count, plural, one {{number} ponorku} few {{number} ponorky} many {{number} ponorky} other {{number} ponorek}}",
  "count.vehicles":
    "{count, plural, one {{number} vozidlo nebo cisternu} few {{number} vozidla nebo cisterny} many {{number} vozidla nebo cisterny} other {{number} vozidel nebo cisteren}}",
  "count.specialEquipment":
    "{count, plural, one {{number} kus speciální techniky} few {{number} kusy speciální techniky} many {{number} kusu speciální techniky} other {{number} kusů speciální techniky}}",
  "count.groundRobots":
    "{count, plural, one {{number} pozemní robot} few {{number} pozemní roboty} many {{number} pozemního robotu} other {{number} pozemních robotů}}",
  "count.srbms":
    "{count, plural, one {{number} systém balistických střel krátkého doletu} few {{number} systémy balistických střel krátkého doletu} many {{number} systému balistických střel krátkého doletu} other {{number} systémů balistických střel krátkého doletu}}",
  "count.armour":
    "{count, plural, one {{number} obrněné vozidlo} few {{number} obrněná vozidla} many {{number} obrněného vozidla} other {{number} obrněných vozidel}}",
  "count.equipment":
    "{count, plural, one {{number} kus techniky} few {{number} kusy techniky} many {{number} kusu techniky} other {{number} kusů techniky}}",
  "count.other": "{number} v kategorii „{label}“",
  about:
    "{count, plural, one {přibližně {number} vojáka} few {přibližně {number} vojáky} many {přibližně {number} vojáka} other {přibližně {number} vojáků}}",
  more: "{count, plural, one {více než {number} vojáka} few {více než {number} vojáky} many {více než {number} vojáka} other {více než {number} vojáků}}",
  moreCategories:
    "{count, plural, one {techniku z {number} další kategorie} few {techniku z {number} dalších kategorií} many {techniku z {number} další kategorie} other {techniku z {number} dalších kategorií}}",
  armourWithTanks:
    "{count, plural, one {{armour}, z toho {number} tank} few {{armour}, z toho {number} tanky} many {{armour}, z toho {number} tanku} other {{armour}, z toho {number} tanků}}",

  days: "{count, plural, one {{number} den} few {{number} dny} many {{number} dne} other {{number} dní}}",
  daysBefore:
    "{count, plural, one {za předchozí {number} den} few {za předchozí {number} dny} many {za předchozí {number} dne} other {za předchozích {number} dní}}",
  between:
    "{weekday, select, mon {mezi nedělí a pondělím} tue {mezi pondělím a úterým} wed {mezi úterým a středou} thu {mezi středou a čtvrtkem} fri {mezi čtvrtkem a pátkem} sat {mezi pátkem a sobotou} other {mezi sobotou a nedělí}}",
  fromWeekday:
    "{weekday, select, mon {od pondělí} tue {od úterý} wed {od středy} thu {od čtvrtka} fri {od pátku} sat {od soboty} other {od neděle}}",
  toWeekday:
    "{weekday, select, mon {do pondělí} tue {do úterý} wed {do středy} thu {do čtvrtka} fri {do pátku} sat {do soboty} other {do neděle}}",
  span: "od {start} do {end}",
  spanOfWeek: "{from} {start} {to} {end}",
  spanOfWeekInMonth: "{from} {start} {to} {end}",
  whenDay: "{between} {day}",
  whenSince: "mezi hlášeními ze dne {since} a ze dne {day}",
  whenStretch: "za {days} (hlášení {span})",

  title: "Rusko ztratilo {losses}, uvádí ukrajinský generální štáb",
  titleStretch: "Za {days} ztratilo Rusko {losses}, uvádí ukrajinský generální štáb",
  titleHighest: "Rusko ztratilo {losses}, nejvíc za jeden den od {day}, uvádí ukrajinský generální štáb",
  titleHighestEver:
    "Rusko ztratilo {losses}, víc než v kterýkoli dřívější den, uvádí ukrajinský generální štáb",
  titleLowest: "Rusko ztratilo {losses}, nejméně za jeden den od {day}, uvádí ukrajinský generální štáb",
  titlePassed: "Ruské ztráty vzrostly o {number} a překročily {total}, uvádí ukrajinský generální štáb",
  titleReached: "Ruské ztráty vzrostly o {number} a činí přesně {total}, uvádí ukrajinský generální štáb",
  titleCorrected: "Rusko ztratilo {losses}, uvádí ukrajinský generální štáb a opravuje dřívější údaje",
  titleBegins: "Rusko ztratilo {losses}, uvádí ukrajinský generální štáb v hlášení s novou kategorií",
  titleTotals: "Ukrajinský generální štáb uvádí dosavadní ruské ztráty: {totals}",
  titleNone: "Ukrajinský generální štáb neuvádí nové ruské ztráty",
  titleNoneOf: "Ukrajinský generální štáb neuvádí nové ruské ztráty v kategorii „{label}“",
  titleFell: "Ukrajinský generální štáb snížil celkové počty ruských ztrát",

  lead: "Rusko podle generálního štábu ukrajinských ozbrojených sil {when} ztratilo {losses}.",
  leadTotals:
    "Rusko podle generálního štábu ukrajinských ozbrojených sil ke dni {day} ztratilo od začátku plnohodnotné invaze {totals}.",
  leadNone: "Podle generálního štábu ukrajinských ozbrojených sil {when} nepřibyly žádné nové ruské ztráty.",
  leadNoneOf:
    "Podle generálního štábu ukrajinských ozbrojených sil {when} nepřibyly žádné nové ruské ztráty v kategorii „{label}“.",
  leadFell:
    "Podle údajů generálního štábu ukrajinských ozbrojených sil {when} nebyly připočteny žádné nové ruské ztráty.",
  others: "Generální štáb dále uvádí {figures}.",
  parts: "Tento počet zahrnuje {figures}.",
  together: "Dohromady to činí {figure} všech druhů.",

  highest: "Od {day} žádné hlášení neuvedlo za jeden den tak vysoký počet: {figure}.",
  highestEver: "Žádné dřívější hlášení v archivu neuvedlo za jeden den tak vysoký počet: {figure}.",
  lowest: "Od {day} žádné hlášení neuvedlo za jeden den tak nízký počet: {figure}.",
  lowestEver: "Žádné dřívější hlášení v archivu neuvedlo za jeden den tak nízký počet: {figure}.",
  passed: "Celkový počet od začátku plnohodnotné invaze překročil {figures}.",
  reached: "Celkový počet od začátku plnohodnotné invaze činí přesně {figures}.",
  passedElsewhere: "V jiných kategoriích celkový počet překročil {figures}.",
  reachedElsewhere: "V jiných kategoriích celkový počet činí přesně {figures}.",
  fell: "Celkové počty klesly o {figures}, dřívější údaje tedy byly opraveny.",
  lowered: "Nezávisle na ztrátách toho dne opravy snížily celkové počty o {lowered}.",
  raised: "Nezávisle na ztrátách toho dne opravy zvýšily celkové počty o {raised}.",
  loweredAndRaised:
    "Nezávisle na ztrátách toho dne opravy snížily některé celkové počty o {lowered} a jiné zvýšily o {raised}.",
  loweredWithin: "Opravy dřívějších údajů tyto ztráty snížily o {lowered}.",
  raisedWithin: "Opravy dřívějších údajů tyto ztráty zvýšily o {raised}.",
  loweredAndRaisedWithin: "Opravy dřívějších údajů tyto ztráty snížily o {lowered} a zvýšily je o {raised}.",
  begins:
    "Hlášení poprvé uvádí {figures}; tento počet platí za dobu od začátku války a do těchto ztrát nepatří.",
  beginsUnknown: "Zdroj nově uvádí {figures} a není to s čím porovnat.",
  missing: "V hlášení chybějí některé kategorie, které mělo hlášení ze dne {day}: {labels}.",
  since: "Ztráty se počítají od hlášení ze dne {since}, nejbližšího s těmito údaji, a zahrnují {days}.",
  apart: "Od hlášení ze dne {since}, nejbližšího s těmito údaji, celkové počty vzrostly o {figures}.",
  direction:
    "{count, plural, one {Směr} few {Směry} many {Směry} other {Směry}} největších ztrát podle hlášení: {direction}.",

  previous: "Předchozí hlášení, ze dne {day}, uvádělo {losses}.",
  previousTotal: "Předchozí hlášení, ze dne {day}, uvádělo celkem {total}.",
  nothingBefore: "V archivu nejsou dřívější údaje, od nichž by se daly počítat nové ztráty.",
  usual: "Hlášení uvádí za den {figure}, což je {comparisons}.",
  week: "{way, select, above {o {percent}\u00a0% nad průměrem předchozích sedmi dnů ({mean} denně)} below {o {percent}\u00a0% pod průměrem předchozích sedmi dnů ({mean} denně)} other {zhruba na úrovni průměru předchozích sedmi dnů ({mean} denně)}}",
  month:
    "{way, select, above {o {percent}\u00a0% nad průměrem předchozích 30 dnů ({mean} denně)} below {o {percent}\u00a0% pod průměrem předchozích 30 dnů ({mean} denně)} other {zhruba na úrovni průměru předchozích 30 dnů ({mean} denně)}}",
  means: "V průměru to činí {figures} denně.",
  peak: "Z těchto hlášení uvedlo nejvíc za jeden den to ze dne {day}: {figure}.",
  share: "Hlášení z těchto dnů přidala {figure}, tedy {percent} % celkového počtu na konci období.",
  stretchBefore: "Pro srovnání: {daysBefore} hlášení uváděla {losses}.",

  totals: "Podle stejných údajů ztratilo Rusko od začátku plnohodnotné invaze {totals}.",
  totalsNone: "Celkový počet od začátku plnohodnotné invaze je nula.",

  estimate: "Vlastní údaje uvádějí i jiní: {who} ({day}) – {figure} ({counts}).",
  estimateInMonth: "Vlastní údaje uvádějí i jiní: {who} ({month}) – {figure} ({counts}).",
  estimateApart: "Takové údaje počítají něco jiného a k těmto se nepřičítají.",
  range: "{low} až {high}",
  claim:
    "Údaje jsou tvrzením jedné ze stran; sám generální štáb je označuje za přibližné a nezávisle se je ověřit nepodařilo.",
  killedAndWounded: "Ztráty na živé síle jsou zabití a ranění dohromady.",
  differs: "Jiné zdroje mají u některých kategorií odlišné údaje: {labels}.",
  corrected: "Zdroj {day} změnil některé údaje tohoto hlášení: {labels}.",

  pointLoss: "Podle hlášení ze dne {day} Rusko ztratilo {losses}",
  pointLossSince: "Po hlášení ze dne {since} Rusko ztratilo {losses}",
  pointLossStretch: "Za {days} Rusko podle hlášení ztratilo {losses}",
  pointNone: "Hlášení ze dne {day} neuvádí nové ztráty",
  pointNothingBefore: "Chybějí dřívější údaje, od nichž by se daly počítat nové ztráty",
  pointTotals: "Od začátku plnohodnotné invaze hlášení uvádějí {totals}",
  pointTotalsNone: "Od začátku plnohodnotné invaze hlášení žádné takové ztráty neuvádějí",
  pointHighest: "Hlášení uvádí nejvíc za jeden den od {day}: {figure}",
  pointHighestEver: "Hlášení uvádí víc než kterékoli dřívější v archivu: {figure}",
  pointLowest: "Hlášení uvádí nejméně za jeden den od {day}: {figure}",
  pointLowestEver: "Hlášení uvádí méně než kterékoli dřívější v archivu: {figure}",
  pointPassed: "Celkový počet překročil {figures}",
  pointReached: "Celkový počet činí přesně {figures}",
  pointLowered: "Opravy: celkové počty nižší o {lowered}",
  pointRaised: "Opravy: celkové počty vyšší o {raised}",
  pointLoweredAndRaised: "Opravy: některé celkové počty nižší o {lowered}, jiné vyšší o {raised}",
  pointBegins: "Hlášení poprvé uvádí {figures}",
  pointMissing: "V hlášení tentokrát chybí: {labels}",
  pointSince: "Počítáno od hlášení ze dne {since}, ztráty tedy zahrnují {days}",
  pointWeek:
    "{way, select, above {O {percent}\u00a0% nad průměrem předchozích sedmi dnů: hlášení uvádí {figure}} below {O {percent}\u00a0% pod průměrem předchozích sedmi dnů: hlášení uvádí {figure}} other {Zhruba na úrovni průměru předchozích sedmi dnů: hlášení uvádí {figure}}}",
  pointMonth:
    "{way, select, above {O {percent}\u00a0% nad průměrem předchozích 30 dnů: hlášení uvádí {figure}} below {O {percent}\u00a0% pod průměrem předchozích 30 dnů: hlášení uvádí {figure}} other {Zhruba na úrovni průměru předchozích 30 dnů: hlášení uvádí {figure}}}",
  pointDirection:
    "{count, plural, one {Směr} few {Směry} many {Směry} other {Směry}} největších ztrát: {direction}",
  pointMeans: "Průměr činí {figures} denně",
  pointPrevious: "Předchozí hlášení uvádělo {losses}",
  pointPreviousTotal: "Předchozí hlášení uvádělo celkem {total}",
  pointClaim: "Tvrzení jedné ze stran, nezávisle neověřené",
};
