import type { Texts } from "../core/locale.ts";

/** Polish texts of the commands that look over many days, by place; part of `pl.ts`. */
export const plCommands: Readonly<Record<string, Texts>> = {
  compare: {
    description: "Dwa dni lub dwa okresy obok siebie",
    "option.a": "Pierwszy dzień lub okres, np. 2023-03-05",
    "option.b": "Drugi dzień lub okres, np. 2023-03-07",
    "option.category": "Tylko jedna kategoria, np. tanks",
    both: "Podaj dwa dni lub okresy do porównania, np. /compare 2023-03-05 2023-03-07.",
    title: "Porównanie strat",
    titleOfOne: "{category}: porównanie strat",
    first: "Pierwsza kolumna",
    second: "Druga kolumna",
    column: "{column}: {text}.",
    stretch: "{span}, {days, plural, one {# dzień} few {# dni} many {# dni} other {# dnia}}",
    ofDay: "Liczby to straty z każdej doby.",
    ofStretch: "Liczby to straty z każdego okresu.",
    perDay: "Liczby to średnie straty dzienne, bo nie wszystkie dotyczą tylu samych dni.",
    whole: "{label}, łącznie: {first} w pierwszej kolumnie i {second} w drugiej.",
    more: "{label}: w drugiej kolumnie o {percent} więcej niż w pierwszej.",
    less: "{label}: w drugiej kolumnie o {percent} mniej niż w pierwszej.",
    same: "{label}: w obu kolumnach tyle samo.",
    nearlySame: "{label}: w obu kolumnach prawie tyle samo.",
    since: "liczone od raportu z {since}, najbliższego wcześniejszego z tymi danymi: {figures}",
    sinceAll: "liczone od raportu z {since}, bo brakuje raportu z poprzedniego dnia",
    corrected: "skorygowano też łączne liczby, czego tu nie uwzględniono: {figures}",
    correctedWithin: "część tych strat to korekty wcześniejszych danych: {figures}",
    figure: "{label} {change}",
    lacks: "brak danych o stratach: {figures}",
    none: "Nie ma raportu z {day}: zapytaj o najbliższy, z {nearest}.",
    noneWithin: "Nie ma raportów od {from} do {to}: zapytaj o dni w pobliżu najbliższego, z {nearest}.",
    empty: "Nie ma jeszcze żadnego raportu: zapytaj później.",
    nothing: "Nie są znane straty ani z pierwszego, ani z drugiego okresu: podaj inne dni.",
    nothingOf:
      "Straty w kategorii „{category}” nie są znane ani z pierwszego, ani z drugiego okresu: pomiń kategorię.",
  },
  records: {
    description: "Dni, tygodnie i miesiące z największymi stratami oraz miejsce najnowszego raportu",
    "option.category": "Kategoria lub grupa, np. tanks; bez niej personel",
    title: "{category}: największe straty",
    days: "Dni",
    weeks: "Tygodnie od",
    months: "Miesiące",
    reach: "Dni, z których znane są straty dobowe: {count}, od {from} do {to}.",
    standing:
      "{day}, najnowszy raport: {loss}, {rank, selectordinal, =1 {najwięcej} other {#. miejsce pod względem wielkości}} spośród {count, plural, one {# dnia} few {# dni} many {# dni} other {# dnia}}.",
    unknown: "{day}, najnowszy raport: straty z tej doby nie są znane.",
    weekGoesOn:
      "Tydzień od {day} jeszcze trwa: uwzględniono {count, plural, one {# dzień} few {# dni} many {# dni} other {# dnia}}.",
    monthGoesOn:
      "{month} jeszcze trwa: uwzględniono {count, plural, one {# dzień} few {# dni} many {# dni} other {# dnia}}.",
    sums: "Tygodnie, od poniedziałku do niedzieli, i miesiące to sumy strat z ich dni, według dat raportów. Pominięto te, w których straty z któregoś dnia nie są znane; korekt nie uwzględniono.",
    empty: "Nie ma jeszcze żadnego raportu: zapytaj później.",
    noFigure: "W archiwum nie ma strat dobowych w kategorii „{category}”: zapytaj o inną.",
  },
  milestones: {
    description: "Okrągłe liczby, które ostatnio przekroczono, i kiedy przy obecnym tempie będą następne",
    "option.category": "Tylko jedna kategoria lub grupa, np. tanks",
    title: "Okrągłe liczby strat",
    titleOfOne: "{category}: okrągłe liczby",
    passed: "Przekroczone, od najnowszych:",
    past: "{label}: {value}, raport z {day}",
    ahead:
      "Następne, jeśli każdego dnia będzie przybywać tyle, ile średnio przez ostatnie 30 dni. To ekstrapolacja od raportu z {newest}, a nie prognoza:",
    coming: "{label}: {value} około {day}, przy {pace} dziennie",
    nonePassed: "W znanych dniach nie przekroczono żadnej okrągłej liczby.",
    noneAhead:
      "O następnych nie da się nic powiedzieć: straty z ostatnich 30 dni nie są znane lub są zbyt małe.",
    empty: "Nie ma jeszcze żadnego raportu: zapytaj później.",
    noFigure:
      "W kategorii „{category}” nie ma okrągłych liczb: pomiń kategorię, aby zobaczyć liczby z innych.",
  },
  export: {
    description: "Plik z archiwum do arkusza lub programu, ze źródłem i licencją w środku",
    "option.when": "Dzień lub okres, np. 2023-03 lub 30d; bez niego wszystko",
    "option.format": "csv (domyślnie) lub json",
    title: "Raporty w pliku {format}",
    days: "{count, plural, one {# raport, z {from}.} few {# raporty, od {from} do {to}.} many {# raportów, od {from} do {to}.} other {# raportu, od {from} do {to}.}}",
    inCsv:
      "Wiersz na każdy raport: data, źródło i kto go potwierdza, a dla każdej kategorii łączna liczba i straty z danej doby.",
    inJson:
      "Obiekt na każdy raport: data, źródło i kto go potwierdza, a według kategorii łączne liczby i straty z danej doby.",
    absentInCsv: "Puste pole to brak liczby, a nie zero.",
    absentInJson: "Pominięta kategoria to brak liczby, a nie zero.",
    claim:
      "Wszystko to są twierdzenia Sztabu Generalnego Ukrainy: dane przybliżone, niezweryfikowane niezależnie. Plik wymienia źródła i ich licencje.",
    gaps: "{count, plural, one {Dla # dnia z tego okresu nie ma raportu ani wpisu w pliku.} few {Dla # dni z tego okresu nie ma raportów ani wpisów w pliku.} many {Dla # dni z tego okresu nie ma raportów ani wpisów w pliku.} other {Dla # dnia z tego okresu nie ma raportów ani wpisów w pliku.}}",
    source: "{title}: {about}",
    empty: "Nie ma jeszcze żadnego raportu: zapytaj później.",
    noneOfDay: "W archiwum nie ma raportu z {day}: zapytaj o dni między {first} a {newest}.",
    none: "W archiwum nie ma raportów od {from} do {to}: zapytaj o dni między {first} a {newest}.",
  },
  estimates: {
    description: "Co o stratach mówili inni, kiedy i co dokładnie policzyli",
    title: "Co podawali inni",
    whose: "To twierdzenia innych. Każde obejmuje co innego i żadnego z nich do niczego się nie dodaje.",
    line: "{when}, {who}: {figure} ({counts}). {claim}",
    range: "{low}–{high}",
    ratio: "{number} do 1",
    onDay: "Sztab Generalny tego dnia: {number} zabitych i rannych według jego danych.",
    inMonth:
      "Sztab Generalny w ostatnim raporcie z tego miesiąca, z {day}: {number} zabitych i rannych według jego danych.",
    noReportOfDay: "Sztab Generalny: w archiwum nie ma raportu z tego dnia.",
    noReportOfMonth: "Sztab Generalny: w archiwum nie ma raportu z tego miesiąca.",
    noFigure: "Sztab Generalny: w raporcie z {day} nie ma danych o personelu.",
    claim:
      "Dane Sztabu Generalnego to jego własne twierdzenie: są przybliżone i niezweryfikowane niezależnie.",
  },
};
