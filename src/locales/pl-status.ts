import type { Texts } from "../core/locale.ts";

/** The Polish texts of how the posts of a place and the sources fare; part of `pl.ts`. */
export const plStatus: Readonly<Record<string, Texts>> = {
  placeCheck: {
    here: "tym czacie",
    titled: "czacie „{title}”",
    lacking: "Aby publikować w {channel}, potrzebuję {permissions}: proszę to nadać.",
    pictures: "Wpisy przychodzą bez obrazów: proszę nadać mi {permission} w {channel}.",
    pin: "Wpisy nie są przypinane: proszę nadać mi {permission} w {channel}.",
    role: "Rola jest wymieniana, ale bez powiadomienia: pozwól wszystkim ją oznaczać albo nadaj mi {permission} w {channel}.",
    noRole: "Roli do oznaczania już nie ma: wybierz inną albo żadną.",
  },
  leftUndone: {
    "publish.lacking":
      "Ostatni wpis nie został rozesłany do obserwujących: brakowało mi {permissions} w {channel}. Nadaj mi to, a następny zostanie rozesłany; ten możesz rozesłać samodzielnie.",
    "publish.limit":
      "Ostatni wpis nie został rozesłany do obserwujących: w ciągu godziny można rozesłać tylko kilka. Następny zostanie znów rozesłany; ten możesz później rozesłać samodzielnie.",
    "publish.otherwise":
      "Ostatni wpis nie został rozesłany do obserwujących: platforma tego nie zrobiła. Przy następnym nastąpi nowa próba; ten możesz rozesłać samodzielnie.",
    "pin.lacking":
      "Ostatni wpis nie został przypięty: brakowało mi prawa do przypinania w {channel}. Jeśli je mam, następny zostanie przypięty; ten możesz przypiąć samodzielnie.",
    "pin.otherwise":
      "Ostatni wpis nie został przypięty: platforma tego nie zrobiła. Przy następnym nastąpi nowa próba; ten możesz przypiąć samodzielnie.",
  },
  elsewhere: {
    named: "Wpisy tego serwera trafiają do {channels}: zapytaj tam albo podaj kanał w opcji „{option}”.",
    there: "Wpisy tego serwera trafiają do {channels}: zapytaj tam.",
    counted:
      "{count, plural, one {# subskrypcja jest} few {# subskrypcje są} many {# subskrypcji jest} other {# subskrypcji jest}} gdzie indziej na tym serwerze lub w grupie: zapytaj tam.",
  },
  halt: {
    paused:
      "Wpisy wstrzymała osoba, która prowadzi tego bota ({when}): następny czeka, aż zostaną wznowione.",
    stopped:
      "Raportu z {day} nie można teraz opublikować. Nie musisz nic robić: osoba, która prowadzi tego bota, już o tym wie.",
  },
  trouble: {
    failed: "Wpis ({what}) nie dotarł ({when}): {reason}",
    unknown: "Nie wiadomo, czy wpis ({what}) dotarł ({when}), więc go nie powtórzono.",
    "leftOut.late": "Wpis ({what}) pominięto ({when}): nie udało się go wysłać na czas.",
    "leftOut.newer": "Wpis ({what}) pominięto ({when}): wcześniej ukazał się nowszy.",
    "leftOut.ended": "Wpis ({what}) pominięto ({when}): subskrypcja była wtedy wyłączona lub wstrzymana.",
    "leftOut.aborted":
      "Wpis ({what}) pominięto ({when}): odwołała go osoba, która prowadzi tego bota. Następny ukaże się jak zwykle.",
    later: "Wpis ({what}) jest wciąż wysyłany (ostatnia próba: {when}): platforma go nie przyjęła.",
    elsewhere: "W {channel} ostatni wpis nie dotarł: {reason}",
    unnamed: "innym tutejszym kanale lub temacie",
    gone: "kanał już nie istnieje albo mnie na nim nie ma. Dodaj mnie ponownie i użyj /subscribe.",
    missing: "platforma nie znajduje kanału. Dodaj mnie ponownie i użyj /subscribe.",
    forbidden:
      "platforma go odrzuciła i nie podała powodu. Sprawdź, czy wolno mi publikować w {channel}, i ponownie użyj /subscribe.",
    lacking:
      "nie wolno mi było publikować: potrzebne jest do tego {permissions} w {channel}. Nadaj mi to i ponownie użyj /subscribe.",
    closed: "wątek lub temat jest zamknięty albo zablokowany. Otwórz go i ponownie użyj /subscribe.",
    noTopic: "temat został usunięty. Użyj /subscribe w innym.",
    filtered:
      "blokuje go AutoMod albo inny filtr tego serwera. Dodaj dla mnie wyjątek i ponownie użyj /subscribe.",
    links:
      "platforma uznaje link w nim za szkodliwy. Zaradzić temu może tylko osoba, która prowadzi tego bota; zostało to odnotowane.",
    otherwise: "platforma go nie przyjęła.",
  },
  status: {
    description: "Czy wpisy tu docierają i czy źródła odpowiadają",
    title: "Stan wpisów i źródeł",
    notSubscribed: "Nic nie jest tu publikowane. Subskrypcję włącza /subscribe.",
    lastPost: "Ostatni wpis: {what}, wysłano {when}.",
    noPost: "Nic tu jeszcze nie opublikowano.",
    newest: "Najnowszy pokazywany raport jest z {day}.",
    none: "Nie ma jeszcze żadnego raportu.",
    held: "{count, plural, one {# raport jest sprawdzany i nie jest pokazywany} few {# raporty są sprawdzane i nie są pokazywane} many {# raportów jest sprawdzanych i nie jest pokazywanych} other {# raportu jest sprawdzane i nie jest pokazywane}}.",
    line: "{title}: {state}",
    never: "jeszcze nie pytano",
    answered: "odpowiedź otrzymano {when}",
    report:
      "najnowszy raport z {day} ({age, plural, =0 {dzisiejszy} one {sprzed # dnia} few {sprzed # dni} many {sprzed # dni} other {sprzed # dnia}})",
    noReport: "jeszcze brak raportów",
    unreachable: "nie udało się połączyć {when}",
    late: "brak odpowiedzi na czas {when}",
    status: "odpowiedź z błędem {when}",
    resting: "prośba, by na razie nie pytać, {when}",
    form: "nieczytelna odpowiedź {when}",
    before: "ostatnia dobra odpowiedź {when}",
  },
};
