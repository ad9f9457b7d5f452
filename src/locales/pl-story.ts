import type { storyWords } from "../core/story-words.ts";

/**
 * The sentences of the story in Polish. A counted noun is in the accusative, as it stands after "straciła",
 * "przekroczyła" or "o"; a number of days is in the genitive. Numbers are always figures, which need no case.
 */
export const plStory: Readonly<Record<keyof typeof storyWords.english, string>> = {
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
    "{count, plural, one {{number} żołnierza} few {{number} żołnierzy} many {{number} żołnierzy} other {{number} żołnierza}}",
  "count.tanks":
    "{count, plural, one {{number} czołg} few {{number} czołgi} many {{number} czołgów} other {{number} czołgu}}",
  "count.afvs":
    "{count, plural, one {{number} bojowy wóz opancerzony} few {{number} bojowe wozy opancerzone} many {{number} bojowych wozów opancerzonych} other {{number} bojowego wozu opancerzonego}}",
  "count.artillery":
    "{count, plural, one {{number} system artyleryjski} few {{number} systemy artyleryjskie} many {{number} systemów artyleryjskich} other {{number} systemu artyleryjskiego}}",
  "count.mlrs":
    "{count, plural, one {{number} wieloprowadnicową wyrzutnię rakietową} few {{number} wieloprowadnicowe wyrzutnie rakietowe} many {{number} wieloprowadnicowych wyrzutni rakietowych} other {{number} wieloprowadnicowej wyrzutni rakietowej}}",
  "count.airDefence":
    "{count, plural, one {{number} system przeciwlotniczy} few {{number} systemy przeciwlotnicze} many {{number} systemów przeciwlotniczych} other {{number} systemu przeciwlotniczego}}",
  "count.aircraft":
    "{count, plural, one {{number} samolot} few {{number} samoloty} many {{number} samolotów} other {{number} samolotu}}",
  "count.helicopters":
    "{count, plural, one {{number} śmigłowiec} few {{number} śmigłowce} many {{number} śmigłowców} other {{number} śmigłowca}}",
  "count.uavs":
    "{count, plural, one {{number} dron} few {{number} drony} many {{number} dronów} other {{number} drona}}",
  "count.cruiseMissiles":
    "{count, plural, one {{number} pocisk manewrujący} few {{number} pociski manewrujące} many {{number} pocisków manewrujących} other {{number} pocisku manewrującego}}",
  "count.ships":
    "{count, plural, one {{number} okręt lub kuter} few {{number} okręty lub kutry} many {{number} okrętów lub kutrów} other {{number} okrętu lub kutra}}",
  "count.submarines":
    "{count, plural, one {{number} okręt podwodny} few {{number} okręty podwodne} many {{number} okrętów podwodnych} other {{number} okrętu podwodnego}}",
  "count.vehicles":
    "{count, plural, one {{number} pojazd lub cysternę} few {{number} pojazdy lub cysterny} many {{number} pojazdów lub cystern} other {{number} pojazdu lub cysterny}}",
  "count.specialEquipment":
    "{count, plural, one {{number} jednostkę sprzętu specjalnego} few {{number} jednostki sprzętu specjalnego} many {{number} jednostek sprzętu specjalnego} other {{number} jednostki sprzętu specjalnego}}",
  "count.groundRobots":
    "{count, plural, one {{number} robota naziemnego} few {{number} roboty naziemne} many {{number} robotów naziemnych} other {{number} robota naziemnego}}",
  "count.srbms":
    "{count, plural, one {{number} system rakiet balistycznych krótkiego zasięgu} few {{number} systemy rakiet balistycznych krótkiego zasięgu} many {{number} systemów rakiet balistycznych krótkiego zasięgu} other {{number} systemu rakiet balistycznych krótkiego zasięgu}}",
  "count.armour":
    "{count, plural, one {{number} pojazd pancerny} few {{number} pojazdy pancerne} many {{number} pojazdów pancernych} other {{number} pojazdu pancernego}}",
  "count.equipment":
    "{count, plural, one {{number} jednostkę sprzętu} few {{number} jednostki sprzętu} many {{number} jednostek sprzętu} other {{number} jednostki sprzętu}}",
  "count.other": "{number} w kategorii „{label}”",
  about:
    "{count, plural, one {około {number} żołnierza} few {około {number} żołnierzy} many {około {number} żołnierzy} other {około {number} żołnierza}}",
  more: "{count, plural, one {ponad {number} żołnierza} few {ponad {number} żołnierzy} many {ponad {number} żołnierzy} other {ponad {number} żołnierza}}",
  moreCategories:
    "{count, plural, one {sprzęt z {number} innej kategorii} few {sprzęt z {number} innych kategorii} many {sprzęt z {number} innych kategorii} other {sprzęt z {number} innej kategorii}}",
  armourWithTanks:
    "{count, plural, one {{armour}, w tym {number} czołg} few {{armour}, w tym {number} czołgi} many {{armour}, w tym {number} czołgów} other {{armour}, w tym {number} czołgu}}",

  days: "{count, plural, one {{number} dnia} few {{number} dni} many {{number} dni} other {{number} dnia}}",
  daysBefore:
    "{count, plural, one {w ciągu {number} poprzedniego dnia} few {w ciągu {number} poprzednich dni} many {w ciągu {number} poprzednich dni} other {w ciągu {number} poprzedniego dnia}}",
  between:
    "{weekday, select, mon {między niedzielą a poniedziałkiem} tue {między poniedziałkiem a wtorkiem} wed {między wtorkiem a środą} thu {między środą a czwartkiem} fri {między czwartkiem a piątkiem} sat {między piątkiem a sobotą} other {między sobotą a niedzielą}}",
  fromWeekday:
    "{weekday, select, mon {od poniedziałku} tue {od wtorku} wed {od środy} thu {od czwartku} fri {od piątku} sat {od soboty} other {od niedzieli}}",
  toWeekday:
    "{weekday, select, mon {do poniedziałku} tue {do wtorku} wed {do środy} thu {do czwartku} fri {do piątku} sat {do soboty} other {do niedzieli}}",
  span: "od {start} do {end}",
  spanOfWeek: "{from} {start} {to} {end}",
  spanOfWeekInMonth: "{from} {start} {to} {end}",
  whenDay: "{between}, {day},",
  whenSince: "między raportami z {since} i z {day}",
  whenStretch: "w ciągu {days} (raporty {span})",

  title: "Sztab Generalny Ukrainy: Rosja straciła {losses}",
  titleStretch: "Sztab Generalny Ukrainy: w ciągu {days} Rosja straciła {losses}",
  titleHighest: "Sztab Generalny Ukrainy: Rosja straciła {losses}, najwięcej w ciągu doby od {day}",
  titleHighestEver:
    "Sztab Generalny Ukrainy: Rosja straciła {losses}, więcej niż w ciągu każdej wcześniejszej doby",
  titleLowest: "Sztab Generalny Ukrainy: Rosja straciła {losses}, najmniej w ciągu doby od {day}",
  titlePassed: "Sztab Generalny Ukrainy: straty Rosji wzrosły o {number} i przekroczyły {total}",
  titleReached: "Sztab Generalny Ukrainy: straty Rosji wzrosły o {number} i wynoszą dokładnie {total}",
  titleCorrected: "Sztab Generalny Ukrainy: Rosja straciła {losses}, skorygowano wcześniejsze dane",
  titleBegins: "Sztab Generalny Ukrainy: Rosja straciła {losses}, w raporcie jest nowa kategoria",
  titleTotals: "Sztab Generalny Ukrainy: Rosja straciła dotychczas {totals}",
  titleNone: "Sztab Generalny Ukrainy nie podaje nowych strat Rosji",
  titleNoneOf: "Sztab Generalny Ukrainy nie podaje nowych strat Rosji w kategorii „{label}”",
  titleFell: "Sztab Generalny Ukrainy obniżył łączne liczby strat Rosji",

  lead: "Według Sztabu Generalnego Sił Zbrojnych Ukrainy {when} Rosja straciła {losses}.",
  leadTotals:
    "Według Sztabu Generalnego Sił Zbrojnych Ukrainy do {day} Rosja straciła od początku pełnoskalowej inwazji {totals}.",
  leadNone: "Według Sztabu Generalnego Sił Zbrojnych Ukrainy {when} nie było nowych strat Rosji.",
  leadNoneOf:
    "Według Sztabu Generalnego Sił Zbrojnych Ukrainy {when} nie było nowych strat Rosji w kategorii „{label}”.",
  leadFell: "Według danych Sztabu Generalnego Sił Zbrojnych Ukrainy {when} nie przybyło nowych strat Rosji.",
  others: "Sztab Generalny wymienia też {figures}.",
  parts: "Liczba ta obejmuje {figures}.",
  together: "Razem daje to {figure} wszystkich rodzajów.",

  highest: "Żaden raport po {day} nie podał tak dużej liczby za jedną dobę: {figure}.",
  highestEver: "Żaden wcześniejszy raport w archiwum nie podał tak dużej liczby za jedną dobę: {figure}.",
  lowest: "Żaden raport po {day} nie podał tak małej liczby za jedną dobę: {figure}.",
  lowestEver: "Żaden wcześniejszy raport w archiwum nie podał tak małej liczby za jedną dobę: {figure}.",
  passed: "Łączna liczba od początku pełnoskalowej inwazji przekroczyła {figures}.",
  reached: "Łączna liczba od początku pełnoskalowej inwazji wynosi dokładnie {figures}.",
  passedElsewhere: "W innych kategoriach łączna liczba przekroczyła {figures}.",
  reachedElsewhere: "W innych kategoriach łączna liczba wynosi dokładnie {figures}.",
  fell: "Łączne liczby zmniejszyły się o {figures}, co oznacza, że skorygowano wcześniejsze dane.",
  lowered: "Niezależnie od strat tej doby korekty obniżyły łączne liczby o {lowered}.",
  raised: "Niezależnie od strat tej doby korekty podwyższyły łączne liczby o {raised}.",
  loweredAndRaised:
    "Niezależnie od strat tej doby korekty obniżyły jedne łączne liczby o {lowered}, a inne podwyższyły o {raised}.",
  loweredWithin: "Korekty wcześniejszych danych obniżyły te straty o {lowered}.",
  raisedWithin: "Korekty wcześniejszych danych podwyższyły te straty o {raised}.",
  loweredAndRaisedWithin:
    "Korekty wcześniejszych danych obniżyły te straty o {lowered} i podwyższyły je o {raised}.",
  begins:
    "Raport po raz pierwszy wymienia {figures}: ta liczba obejmuje czas od początku wojny i nie wlicza się do tych strat.",
  beginsUnknown: "Źródło po raz pierwszy wymienia {figures}: nie ma tego z czym porównać.",
  missing: "W raporcie brakuje niektórych kategorii, które zawierał raport z {day}: {labels}.",
  since: "Straty liczone są od raportu z {since}, najbliższego z tymi danymi, i dotyczą {days}.",
  apart: "Od raportu z {since}, najbliższego z tymi danymi, łączne liczby wzrosły o {figures}.",
  direction:
    "{count, plural, one {Kierunek} few {Kierunki} many {Kierunki} other {Kierunki}} największych strat według raportu: {direction}.",

  previous: "Według poprzedniego raportu, z {day}, Rosja straciła {losses}.",
  previousTotal: "Według poprzedniego raportu, z {day}, Rosja straciła łącznie {total}.",
  nothingBefore: "W archiwum nie ma wcześniejszych danych, od których można by liczyć nowe straty.",
  usual: "Według raportu Rosja straciła w ciągu doby {figure}: {comparisons}.",
  week: "{way, select, above {o {percent}% powyżej średniej z 7 poprzednich dni ({mean} dziennie)} below {o {percent}% poniżej średniej z 7 poprzednich dni ({mean} dziennie)} other {mniej więcej na poziomie średniej z 7 poprzednich dni ({mean} dziennie)}}",
  month:
    "{way, select, above {o {percent}% powyżej średniej z 30 poprzednich dni ({mean} dziennie)} below {o {percent}% poniżej średniej z 30 poprzednich dni ({mean} dziennie)} other {mniej więcej na poziomie średniej z 30 poprzednich dni ({mean} dziennie)}}",
  means: "Średnio Rosja traciła dziennie {figures}.",
  peak: "Spośród tych raportów najwięcej za jedną dobę podał raport z {day}: {figure}.",
  share: "Raporty z tych dni dodały {figure}, czyli {percent}% łącznej liczby na koniec tego okresu.",
  stretchBefore: "Dla porównania: {daysBefore} Rosja straciła według raportów {losses}.",

  totals: "Według tych samych danych od początku pełnoskalowej inwazji Rosja straciła {totals}.",
  totalsNone: "Łączna liczba od początku pełnoskalowej inwazji wynosi zero.",

  estimate: "Inni podawali własne liczby: {who}, {day} – {figure} ({counts}).",
  estimateInMonth: "Inni podawali własne liczby: {who}, {month} – {figure} ({counts}).",
  estimateApart: "Takie szacunki obejmują co innego i nie są doliczane do powyższych liczb.",
  range: "od {low} do {high}",
  claim:
    "To twierdzenia jednej ze stron: sam Sztab Generalny nazywa te dane przybliżonymi i nie udało się ich niezależnie zweryfikować.",
  killedAndWounded: "Straty osobowe to zabici i ranni łącznie.",
  differs: "Inne źródła podają w niektórych kategoriach inne liczby: {labels}.",
  corrected: "Źródło zmieniło {day} niektóre liczby w tym raporcie: {labels}.",

  pointLoss: "Według raportu z {day} Rosja straciła {losses}",
  pointLossSince: "Od raportu z {since} Rosja straciła według Sztabu Generalnego {losses}",
  pointLossStretch: "Według raportów w ciągu {days} Rosja straciła {losses}",
  pointNone: "Raport z {day} nie podaje nowych strat",
  pointNothingBefore: "Brak wcześniejszych danych, od których można by liczyć nowe straty",
  pointTotals: "Według raportów od początku pełnoskalowej inwazji Rosja straciła {totals}",
  pointTotalsNone: "Od początku pełnoskalowej inwazji raporty nie wykazały takich strat",
  pointHighest: "Raport podaje najwięcej za jedną dobę od {day}: {figure}",
  pointHighestEver: "Raport podaje więcej niż każdy wcześniejszy w archiwum: {figure}",
  pointLowest: "Raport podaje najmniej za jedną dobę od {day}: {figure}",
  pointLowestEver: "Raport podaje mniej niż każdy wcześniejszy w archiwum: {figure}",
  pointPassed: "Łączna liczba przekroczyła {figures}",
  pointReached: "Łączna liczba wynosi dokładnie {figures}",
  pointLowered: "Korekty: łączne liczby niższe o {lowered}",
  pointRaised: "Korekty: łączne liczby wyższe o {raised}",
  pointLoweredAndRaised: "Korekty: jedne łączne liczby niższe o {lowered}, inne wyższe o {raised}",
  pointBegins: "Raport po raz pierwszy wymienia {figures}",
  pointMissing: "Tym razem w raporcie brakuje: {labels}",
  pointSince: "Straty liczone od raportu z {since}, więc dotyczą {days}",
  pointWeek:
    "{way, select, above {O {percent}% powyżej średniej z 7 poprzednich dni: według raportu Rosja straciła {figure}} below {O {percent}% poniżej średniej z 7 poprzednich dni: według raportu Rosja straciła {figure}} other {Mniej więcej na poziomie średniej z 7 poprzednich dni: według raportu Rosja straciła {figure}}}",
  pointMonth:
    "{way, select, above {O {percent}% powyżej średniej z 30 poprzednich dni: według raportu Rosja straciła {figure}} below {O {percent}% poniżej średniej z 30 poprzednich dni: według raportu Rosja straciła {figure}} other {Mniej więcej na poziomie średniej z 30 poprzednich dni: według raportu Rosja straciła {figure}}}",
  pointDirection:
    "{count, plural, one {Kierunek} few {Kierunki} many {Kierunki} other {Kierunki}} największych strat: {direction}",
  pointMeans: "Średnio Rosja traciła dziennie {figures}",
  pointPrevious: "Według poprzedniego raportu Rosja straciła {losses}",
  pointPreviousTotal: "Według poprzedniego raportu Rosja straciła łącznie {total}",
  pointClaim: "To twierdzenie jednej ze stron, niezweryfikowane niezależnie",
};
