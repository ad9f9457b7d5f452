import type { Locale } from "../core/locale.ts";
import { deCommands } from "./de-commands.ts";
import { deNames } from "./de-names.ts";
import { dePage } from "./de-page.ts";
import { dePictures } from "./de-pictures.ts";
import { deSettings } from "./de-settings.ts";
import { deStatus } from "./de-status.ts";
import { deStory } from "./de-story.ts";
import { deWhen } from "./de-when.ts";

/** German. */
export const de: Locale = {
  tag: "de",
  format: "de",
  name: "Deutsch",
  aliases: ["german", "німецька", "німецькою"],
  when: deWhen,
  texts: {
    ...deCommands,
    ...deNames,
    ...dePage,
    ...dePictures,
    ...deSettings,
    ...deStatus,
    story: deStory,
    feed: { title: "Gefechtsverluste Russlands, Tag für Tag" },
    direction: {
      Avdiivka: "Awdijiwka",
      Bakhmut: "Bachmut",
      Donetsk: "Donezk",
      Izyum: "Isjum",
      Kharkiv: "Charkiw",
      Kramatorsk: "Kramatorsk",
      "Kryvyi Rih": "Krywyj Rih",
      Kupiansk: "Kupjansk",
      Kurakhove: "Kurachowe",
      Lyman: "Lyman",
      Mykolaiv: "Mykolajiw",
      Novopavlivsk: "Nowopawliwsk",
      Popasna: "Popasna",
      Sievierodonetsk: "Sjewjerodonezk",
      Slobozhanskyi: "Sloboschanskyj",
      Sloviansk: "Slowjansk",
      Zaporizhzhia: "Saporischschja",
    },
    summary: {
      span: "{from} – {to}",
      claimStretch:
        "Nach Angaben des ukrainischen Generalstabs, ungefähre Zahlen. Gesamtzahlen am {warDay}. Tag der großangelegten Invasion und Zuwachs im Zeitraum.",
      claimBrief: "Nach Angaben des ukrainischen Generalstabs, ungefähre Zahlen.",
      title: "Gefechtsverluste Russlands, {day}",
      titleOfOne: "{category}: Gefechtsverluste Russlands, {day}",
      claim:
        "Nach Angaben des ukrainischen Generalstabs, ungefähre Zahlen. {warDay}. Tag der großangelegten Invasion.",
      figure: "{label}: {value}",
      figureAndChange: "{label}: {value} ({change})",
      about: "rund {number}",
      more: "mehr als {number}",
      fell: "{label}: Die Gesamtzahl sank um {number}; frühere Angaben wurden also korrigiert.",
      correction:
        "{label}: Der Verlust des Tages ist {delta}; außerdem wurde die Gesamtzahl um {correction} korrigiert.",
      correctionWithin: "{label}: davon sind {correction} eine Korrektur früherer Zahlen.",
      begins: "{label}: erstmals im Bericht. Die Zahl gilt ab Kriegsbeginn und gehört nicht zur Veränderung.",
      begun:
        "{label}: erstmals im Bericht vom {day}, mit {number}. Diese Zahl gilt ab Kriegsbeginn und gehört nicht zur Veränderung; seither: {change}.",
      beginsUnknown: "{label}: neu in der Quelle, ein Vergleichswert fehlt.",
      sinceAll: "Für den Vortag fehlen solche Zahlen: Veränderungen gegenüber dem Bericht vom {day}.",
      firstReport:
        "Der Zeitraum beginnt mit dem ersten Bericht, vom {day}, der ab Beginn der Invasion zählt.",
      leftOut: "Nicht berücksichtigt, weil der Bericht vom {eve} als Ausgangspunkt fehlt: {days}.",
      notReported: "Nicht berücksichtigt, weil kein Bericht vorliegt: {days}.",
      agePosted:
        "{days, plural, one {Dieser Bericht ist # Tag älter als dieser Beitrag.} other {Dieser Bericht ist # Tage älter als dieser Beitrag.}}",
      since: "Gegenüber dem Bericht vom {day}, dem nächsten mit diesen Zahlen: {changes}.",
      missing: "Nicht in diesem Bericht: {figures}.",
      lastSeen: "{label} (zuletzt {value} am {day})",
      noSum: "Dieser Bericht enthält nicht alle Kategorien, daher gibt es keine Summe.",
      direction: "{count, plural, one {Richtung} other {Richtungen}} mit den größten Verlusten: {direction}.",
      prisoners: "Im Bericht genannte Kriegsgefangene: {number}.",
      age: "{days, plural, one {Dies ist der neueste Bericht; er ist # Tag alt.} other {Dies ist der neueste Bericht; er ist # Tage alt.}}",
      corrected: "Am {day} korrigiert: {figures}.",
      was: "{label} {after}, davor {before}",
      filled: "Aus anderer Quelle ({source}): {figures}.",
      disagrees: "Abweichende Zahlen ({sources}): {figures}.",
      other: "{label} {value} ({change})",
      andMore: "{figures}; und {more, plural, one {# weitere Zahl} other {# weitere Zahlen}}",
      heldNewer:
        "Ein neuerer Bericht, vom {day}, liegt vor. Er wird noch geprüft, weil etwas daran ungewöhnlich ist.",
      source: "Quelle: Generalstab der ukrainischen Streitkräfte, laut {title}, {day}",
      confirmed: "Bestätigt durch: {sources}.",
      unconfirmed: "Noch nicht durch eine zweite Quelle bestätigt.",
      confirmedTotals: "Die Gesamtzahlen vom {day} sind bestätigt durch: {sources}.",
      unconfirmedTotals: "Die Gesamtzahlen vom {day} sind noch nicht durch eine zweite Quelle bestätigt.",
    },
    option: {
      fillers:
        "und, sowie, gegen, wie, viele, viel, verluste, verlust, zeig, zeige, mir, welche, waren, wurden, russland, russlands, russische, russischen, hat, bericht, daten",
      notOne: "„{text}“ passt nicht; möglich ist {expected}.",
      notAny: "„{text}“ passt nicht; möglich ist {expected}.",
      none: "Nach /{command} steht nichts weiter: bitte „{text}“ weglassen.",
      notAnyOf: "„{text}“ passt nicht: /{command} nimmt {known} (name:wert).",
      tooMany: "„{text}“ ist ein Wort zu viel: /{command} nimmt {known}, und das ist schon angegeben.",
      unknownName: "/{command} hat keine Option „{name}“, sondern: {known}.",
      twice: "„{name}“ ist doppelt angegeben: bitte eins weglassen.",
      nearest: "„{text}“ ist hier nicht bekannt: gemeint ist vielleicht „{nearest}“.",
    },
    kind: {
      when: "ein Tag oder Zeitraum (2023-03-07, gestern, März 2023)",
      category: "eine Kategorie ({known} …)",
      another: "Hier eine Kategorie auf einmal: Mehrere nebeneinander zeigt /chart tanks artillery.",
      language: "eine Sprache ({known})",
      form: "eine Form ({known})",
      newest: "der neueste Bericht",
      weekend: "das letzte Wochenende",
      week: "die letzten 7 Tage",
      month: "die letzten 30 Tage",
      lastWeek: "letzte Woche",
      lastMonth: "letzter Monat",
      thisYear: "dieses Jahr",
      all: "alles",
    },
    action: {
      before: "◀ {day}",
      after: "{day} ▶",
      week: "7 Tage",
      month: "30 Tage",
      card: "Bild",
      text: "Nur Text",
      chart: "Diagramm",
    },
    meaning: {
      week: "{label}: {comparison} dem Mittel der 7 Tage zuvor ({mean} pro Tag).",
      month: "{label}: {comparison} dem Mittel der 30 Tage zuvor ({mean} pro Tag).",
      weekAndMonth:
        "{label}: {comparison} dem Mittel der 7 Tage zuvor ({mean} pro Tag), {comparisonMonth} dem der 30 Tage zuvor ({meanMonth}).",
      above: "{percent} über",
      below: "{percent} unter",
      same: "gleichauf mit",
      highestSince: "{label}: höchster Tageswert seit dem {day}.",
      highestEver: "{label}: höchster Tageswert im Archiv.",
      lowestSince: "{label}: niedrigster Tageswert seit dem {day}.",
      lowestEver: "{label}: niedrigster Tageswert im Archiv.",
      stretch: "{label}: im Durchschnitt {mean} pro Tag, über {days, plural, one {# Tag} other {# Tage}}.",
      peak: "{label}: im Durchschnitt {mean} pro Tag, über {days, plural, one {# Tag} other {# Tage}}; Höchstwert am {day}: {loss}.",
      peakOfKnown:
        "{label}: im Durchschnitt {mean} pro Tag, über {days, plural, one {# Tag} other {# Tage}}; Höchstwert am {day}: {loss} (von {known, plural, one {# Tag} other {# Tagen}} mit bekanntem Tageswert).",
      share: "{label}: {share} der Gesamtzahl bis {day}.",
      passed: "Runde Zahlen überschritten: {figures}.",
      figure: "{label} {number}",
    },
    form: {
      brief: "kurz, knapp, kurzfassung",
      full: "voll, vollständig, ausführlich, lang",
      story: "Erzählung, geschichte, text",
      card: "Karte, bild, foto",
    },
    vocabulary: { more: "heute, gestern, wochenende, alles, letzte woche, letzter monat, dieses jahr" },
    bot: {
      unknownCommand: "Den Befehl „{command}“ gibt es nicht: /help zeigt alle.",
      noPlace:
        "/{command} richtet die Beiträge eines Kanals ein: bitte dort eingeben, ich muss dort Mitglied sein.",
      notAllowed: "/{command} ist hier der Administration vorbehalten: am besten dort nachfragen.",
      tooMany: "Das sind viele Fragen auf einmal: bitte ein paar Sekunden warten und erneut fragen.",
      store:
        "Das lässt sich gerade nicht speichern, und nichts wurde geändert: bitte in einigen Minuten erneut versuchen.",
      fault: "Bei mir ist ein Fehler aufgetreten und vermerkt: bitte in einigen Minuten erneut versuchen.",
    },
    discord: {
      notYours:
        "Diese Knöpfe gelten nur für die Person, die gefragt hat: /{command} gibt eine eigene Antwort.",
    },
    telegram: {
      notYours:
        "Diese Knöpfe gelten nur für die Person, die gefragt hat: /{command} gibt eine eigene Antwort.",
      writeFirst: "Darauf antworte ich nur privat: Schreib mir zuerst dort und frag dann hier noch einmal.",
      unnamed:
        "Darauf antworte ich nur privat, und Telegram sagt mir nicht, wer fragt: Bitte auf den Knopf drücken.",
      closed: "In {chat} darf ich nicht antworten: Die Administration muss mir dort {permissions} erteilen.",
      refused: "Telegram lässt mich in {chat} nicht antworten.",
      show: "Privat antworten",
      answered: "Die Antwort steht im privaten Chat.",
    },
    "source.mod": {
      title: "Verteidigungsministerium der Ukraine (mod.gov.ua)",
      about:
        "der Morgenbericht des Generalstabs, wie ihn das Verteidigungsministerium der Ukraine auf mod.gov.ua veröffentlicht, CC BY 4.0",
    },
    "source.russianwarship": {
      title: "Website russianwarship.rip",
      about:
        "eine offene API mit den Zahlen und Veränderungen der Tagesberichte; eine Lizenz nennt sie nicht",
    },
    "source.orc": {
      title: "Datensatz von Lod Softworks",
      about: "ein offener Datensatz der Tagesberichte, gepflegt von Lod Softworks und anderen, MIT-Lizenz",
    },
    "source.minfin": {
      title: "Finanzportal Minfin (index.minfin.com.ua)",
      about:
        "die Tagesberichte, wie das Finanzportal Minfin sie auflistet; Kopieren ist mit einem Link auf www.minfin.com.ua erlaubt",
    },
    "source.dataset": {
      title: "Datensatz von PetroIvaniuk",
      about: "ein offener Datensatz der Tagesberichte, gepflegt von Petro Ivaniuk, MIT-Lizenz",
    },
    "source.embedded": {
      title: "Presse von 2022 und 2023",
      about: "einige Tage aus 2022 und 2023, die der Bot immer hat, auch ohne Netz",
    },
  },
};
