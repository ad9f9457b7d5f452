import type { Locale } from "../core/locale.ts";
import { plCommands } from "./pl-commands.ts";
import { plNames } from "./pl-names.ts";
import { plPage } from "./pl-page.ts";
import { plPictures } from "./pl-pictures.ts";
import { plSettings } from "./pl-settings.ts";
import { plStatus } from "./pl-status.ts";
import { plStory } from "./pl-story.ts";
import { plWhen } from "./pl-when.ts";

/** Polish. */
export const pl: Locale = {
  tag: "pl",
  format: "pl",
  name: "Polski",
  aliases: ["polish", "po polsku", "język polski", "польська"],
  // The short name of May is its whole name, which after a day has to be in the genitive.
  day: (formatted) => formatted.replace(/(\d) maj\b/u, "$1 maja"),
  when: plWhen,
  texts: {
    ...plCommands,
    ...plNames,
    ...plPage,
    ...plPictures,
    ...plSettings,
    ...plStatus,
    story: plStory,
    feed: { title: "Rosyjskie straty bojowe, dzień po dniu" },
    direction: {
      Avdiivka: "Awdijiwka",
      Bakhmut: "Bachmut",
      Donetsk: "Donieck",
      Izyum: "Izium",
      Kharkiv: "Charków",
      Kramatorsk: "Kramatorsk",
      "Kryvyi Rih": "Krzywy Róg",
      Kupiansk: "Kupiańsk",
      Kurakhove: "Kurachowe",
      Lyman: "Łyman",
      Mykolaiv: "Mikołajów",
      Novopavlivsk: "Nowopawliwśk",
      Popasna: "Popasna",
      Sievierodonetsk: "Siewierodonieck",
      Slobozhanskyi: "Słobożański",
      Sloviansk: "Słowiańsk",
      Zaporizhzhia: "Zaporoże",
    },
    summary: {
      title: "Rosyjskie straty bojowe, {day}",
      titleOfOne: "{category}: rosyjskie straty bojowe, {day}",
      span: "{from} – {to}",
      claimStretch:
        "Według Sztabu Generalnego Ukrainy, dane przybliżone. Łączne liczby na {warDay}. dzień pełnoskalowej inwazji i przyrost w tym okresie.",
      claimBrief: "Według Sztabu Generalnego Ukrainy, dane przybliżone.",
      claim: "Według Sztabu Generalnego Ukrainy, dane przybliżone. To {warDay}. dzień pełnoskalowej inwazji.",
      figure: "{label}: {value}",
      figureAndChange: "{label}: {value} ({change})",
      about: "około {number}",
      more: "ponad {number}",
      fell: "{label}: łączna liczba zmniejszyła się o {number}, a więc skorygowano wcześniejsze dane.",
      correction: "{label}: straty tej doby to {delta}; łączną liczbę skorygowano też o {correction}.",
      correctionWithin: "{label}: z tej zmiany {correction} to korekta wcześniejszych danych.",
      begins:
        "{label}: po raz pierwszy w raporcie. Liczba obejmuje czas od początku wojny i nie wlicza się do zmiany.",
      begun:
        "{label}: po raz pierwszy w raporcie z {day}, liczba {number}. Obejmuje ona czas od początku wojny i nie wlicza się do zmiany; od tego czasu: {change}.",
      beginsUnknown: "{label}: nowość w źródle, więc nie ma tego z czym porównać.",
      since: "Od raportu z {day}, najbliższego z tymi danymi: {changes}.",
      sinceAll: "Nie ma takich danych z poprzedniego dnia: zmiany podano od raportu z {day}.",
      firstReport:
        "Okres zaczyna się od pierwszego raportu, z {day}, który liczy straty od początku inwazji.",
      leftOut: "Pominięto, bo nie ma raportu z {eve}, od którego można liczyć: {days}.",
      notReported: "Pominięto, bo nie ma raportu: {days}.",
      missing: "Brak w tym raporcie: {figures}.",
      lastSeen: "{label} (ostatnio {value}, {day})",
      noSum: "Ten raport nie zawiera wszystkich kategorii, dlatego nie ma sumy.",
      direction:
        "{count, plural, one {Kierunek} few {Kierunki} many {Kierunki} other {Kierunki}} największych strat: {direction}.",
      prisoners: "Jeńcy wojenni wymienieni w raporcie: {number}.",
      age: "{days, plural, one {To najnowszy raport, ukazał się # dzień temu.} few {To najnowszy raport, ukazał się # dni temu.} many {To najnowszy raport, ukazał się # dni temu.} other {To najnowszy raport, ukazał się # dnia temu.}}",
      agePosted:
        "{days, plural, one {Ten raport jest o # dzień starszy od tego wpisu.} few {Ten raport jest o # dni starszy od tego wpisu.} many {Ten raport jest o # dni starszy od tego wpisu.} other {Ten raport jest o # dnia starszy od tego wpisu.}}",
      corrected: "Skorygowano {day}: {figures}.",
      was: "{label} {after}, wcześniej {before}",
      filled: "Z innego źródła ({source}): {figures}.",
      disagrees: "Inne liczby ({sources}): {figures}.",
      other: "{label} {value} ({change})",
      andMore:
        "{figures}; i jeszcze {more, plural, one {# liczba} few {# liczby} many {# liczb} other {# liczby}}",
      heldNewer: "Jest nowszy raport, z {day}. Jest jeszcze sprawdzany, bo coś w nim odbiega od normy.",
      source: "Źródło: Sztab Generalny Sił Zbrojnych Ukrainy, za: {title}, {day}",
      confirmed: "Potwierdzenie: {sources}.",
      unconfirmed: "Drugie źródło jeszcze tego nie potwierdziło.",
      confirmedTotals: "Łączne liczby z {day} potwierdzają: {sources}.",
      unconfirmedTotals: "Łącznych liczb z {day} drugie źródło jeszcze nie potwierdziło.",
    },
    option: {
      fillers:
        "i, oraz, kontra, ile, straty, strat, pokaż, podaj, jakie, było, rosja, rosji, rosjanie, rosjan, raport, dane",
      notOne: "Zamiast „{text}” podaj {expected}.",
      notAny: "„{text}” tu nie pasuje: podaj {expected}.",
      none: "/{command} nie przyjmuje niczego po nazwie: usuń „{text}”.",
      notAnyOf: "„{text}” nie pasuje: /{command} ma opcje {known} (nazwa:wartość).",
      tooMany: "„{text}” to o jedno słowo za dużo: /{command} przyjmuje {known}, a to już podano.",
      unknownName: "/{command} nie ma opcji „{name}”, dostępne opcje: {known}.",
      twice: "„{name}” podano dwa razy: zostaw jedno.",
      nearest: "„{text}” nie jest tu znane: może chodziło o „{nearest}”.",
    },
    // In the accusative, as they stand after "podaj".
    kind: {
      when: "dzień lub okres (2023-03-07, wczoraj, marzec 2023)",
      category: "kategorię ({known} …)",
      another: "Tu jedna kategoria naraz: aby zobaczyć kilka obok siebie, zapytaj /chart tanks artillery.",
      language: "język ({known})",
      form: "formę ({known})",
      newest: "najnowszy raport",
      weekend: "ostatni weekend",
      week: "ostatnie 7 dni",
      month: "ostatnie 30 dni",
      lastWeek: "zeszły tydzień",
      lastMonth: "zeszły miesiąc",
      thisYear: "ten rok",
      all: "wszystko",
    },
    action: {
      before: "◀ {day}",
      after: "{day} ▶",
      week: "7 dni",
      month: "30 dni",
      card: "Obraz",
      text: "Tekst",
      chart: "Wykres",
    },
    meaning: {
      week: "{label}: {comparison} średniej z 7 poprzednich dni ({mean} dziennie).",
      month: "{label}: {comparison} średniej z 30 poprzednich dni ({mean} dziennie).",
      weekAndMonth:
        "{label}: {comparison} średniej z 7 poprzednich dni ({mean} dziennie), {comparisonMonth} średniej z 30 poprzednich dni ({meanMonth}).",
      above: "o {percent} powyżej",
      below: "o {percent} poniżej",
      same: "na poziomie",
      highestSince: "{label}: najwięcej w ciągu doby od {day}.",
      highestEver: "{label}: najwięcej w ciągu doby w całym archiwum.",
      lowestSince: "{label}: najmniej w ciągu doby od {day}.",
      lowestEver: "{label}: najmniej w ciągu doby w całym archiwum.",
      stretch:
        "{label}: średnio {mean} dziennie przez {days, plural, one {# dzień} few {# dni} many {# dni} other {# dnia}}.",
      peak: "{label}: średnio {mean} dziennie przez {days, plural, one {# dzień} few {# dni} many {# dni} other {# dnia}}; najwięcej {day}: {loss}.",
      peakOfKnown:
        "{label}: średnio {mean} dziennie przez {days, plural, one {# dzień} few {# dni} many {# dni} other {# dnia}}; najwięcej {day}: {loss} (spośród {known, plural, one {# dnia} few {# dni} many {# dni} other {# dnia}}, których straty są znane).",
      share: "{label}: {share} łącznej liczby do {day}.",
      passed: "Przekroczono okrągłe liczby: {figures}.",
      figure: "{label} {number}",
    },
    form: {
      brief: "krótko, skrót, krótki, skrócona, krotko",
      full: "szczegółowo, w całości, pełna, pełny, pelna, szczegolowo",
      story: "opowieść, relacja, historia, tekst, opowiesc",
      card: "karta, obraz, obrazek, zdjęcie",
    },
    vocabulary: { more: "dzisiaj, wczoraj, weekend, wszystko, zeszły tydzień, zeszły miesiąc, ten rok" },
    bot: {
      unknownCommand: "Nie ma polecenia „{command}”: wszystkie pokaże /help.",
      noPlace: "/{command} ustawia wpisy na kanale: dodaj mnie do niego i wyślij to polecenie tam.",
      notAllowed: "Polecenia /{command} może tu użyć tylko administrator: poproś któregoś z nich.",
      tooMany: "Zbyt wiele pytań naraz: odczekaj kilka sekund i zapytaj ponownie.",
      store: "Nie mogę teraz tego zapisać i nic się nie zmieniło: spróbuj ponownie za kilka minut.",
      fault: "Wystąpił błąd po mojej stronie i został odnotowany: spróbuj ponownie za kilka minut.",
    },
    discord: {
      notYours: "Tych przycisków może użyć tylko osoba, która zadała pytanie: zadaj własne przez /{command}.",
    },
    telegram: {
      notYours: "Tych przycisków może użyć tylko osoba, która zadała pytanie: zadaj własne przez /{command}.",
      writeFirst:
        "Na to odpowiadam tylko prywatnie: najpierw napisz do mnie w czacie prywatnym, a potem powtórz pytanie tutaj.",
      unnamed: "Na to odpowiadam tylko prywatnie, a Telegram nie mówi mi, kto pyta: naciśnij przycisk.",
      closed: "W {chat} nie wolno mi odpowiadać: administrator musi nadać mi tam {permissions}.",
      refused: "Telegram nie pozwala mi odpowiedzieć w {chat}.",
      show: "Odpowiedz prywatnie",
      answered: "Odpowiedź jest w czacie prywatnym.",
    },
    "source.mod": {
      title: "Ministerstwo Obrony Ukrainy (mod.gov.ua)",
      about:
        "poranny raport Sztabu Generalnego publikowany przez Ministerstwo Obrony Ukrainy na mod.gov.ua, licencja CC BY 4.0",
    },
    "source.russianwarship": {
      title: "strona russianwarship.rip",
      about: "otwarte API z danymi i zmianami z codziennych raportów; nie podaje licencji",
    },
    "source.orc": {
      title: "zbiór danych Lod Softworks",
      about: "otwarty zbiór codziennych raportów prowadzony przez Lod Softworks i współautorów, licencja MIT",
    },
    "source.minfin": {
      title: "portal Minfin (index.minfin.com.ua)",
      about:
        "codzienne raporty w zestawieniu portalu finansowego Minfin; wolno kopiować, podając link do www.minfin.com.ua",
    },
    "source.dataset": {
      title: "zbiór danych PetroIvaniuk",
      about: "otwarty zbiór codziennych raportów prowadzony przez Petra Iwaniuka, licencja MIT",
    },
    "source.embedded": {
      title: "doniesienia prasowe z lat 2022 i 2023",
      about: "kilka dni z lat 2022 i 2023, które bot ma zawsze, nawet bez sieci",
    },
  },
};
