import type { storyWords } from "../core/story-words.ts";

/**
 * The sentences of the story in German. A counted noun is in the accusative, as it stands after "verlor", "zählte" or
 * "um"; a number of days is in the dative, as it stands after "in" or "aus". What counts one is written out with the
 * article of its noun.
 */
export const deStory: Readonly<Record<keyof typeof storyWords.english, string>> = {
  "number.0": "null",
  "number.1": "1",
  "number.2": "zwei",
  "number.3": "drei",
  "number.4": "vier",
  "number.5": "fünf",
  "number.6": "sechs",
  "number.7": "sieben",
  "number.8": "acht",
  "number.9": "neun",

  "count.personnel":
    "{count, plural, =0 {keine Militärangehörigen} one {einen Militärangehörigen} other {{number} Militärangehörige}}",
  "count.tanks": "{count, plural, =0 {keine Panzer} one {einen Panzer} other {{number} Panzer}}",
  "count.afvs":
    "{count, plural, =0 {keine gepanzerten Kampffahrzeuge} one {ein gepanzertes Kampffahrzeug} other {{number} gepanzerte Kampffahrzeuge}}",
  "count.artillery":
    "{count, plural, =0 {keine Artilleriesysteme} one {ein Artilleriesystem} other {{number} Artilleriesysteme}}",
  "count.mlrs":
    "{count, plural, =0 {keine Mehrfachraketenwerfer} one {einen Mehrfachraketenwerfer} other {{number} Mehrfachraketenwerfer}}",
  "count.airDefence":
    "{count, plural, =0 {keine Flugabwehrsysteme} one {ein Flugabwehrsystem} other {{number} Flugabwehrsysteme}}",
  "count.aircraft": "{count, plural, =0 {keine Flugzeuge} one {ein Flugzeug} other {{number} Flugzeuge}}",
  "count.helicopters":
    "{count, plural, =0 {keine Hubschrauber} one {einen Hubschrauber} other {{number} Hubschrauber}}",
  "count.uavs": "{count, plural, =0 {keine Drohnen} one {eine Drohne} other {{number} Drohnen}}",
  "count.cruiseMissiles":
    "{count, plural, =0 {keine Marschflugkörper} one {einen Marschflugkörper} other {{number} Marschflugkörper}}",
  "count.ships":
    "{count, plural, =0 {keine Schiffe oder Boote} one {ein Schiff oder Boot} other {{number} Schiffe oder Boote}}",
  "count.submarines": "{count, plural, =0 {keine U-Boote} one {ein U-Boot} other {{number} U-Boote}}",
  "count.vehicles":
    "{count, plural, =0 {keine Fahrzeuge oder Tankwagen} one {ein Fahrzeug oder einen Tankwagen} other {{number} Fahrzeuge oder Tankwagen}}",
  "count.specialEquipment":
    "{count, plural, =0 {kein Spezialgerät} one {ein Stück Spezialgerät} other {{number} Stück Spezialgerät}}",
  "count.groundRobots":
    "{count, plural, =0 {keine Bodenroboter} one {einen Bodenroboter} other {{number} Bodenroboter}}",
  "count.srbms":
    "{count, plural, =0 {keine Systeme für ballistische Kurzstreckenraketen} one {ein System für ballistische Kurzstreckenraketen} other {{number} Systeme für ballistische Kurzstreckenraketen}}",
  "count.armour":
    "{count, plural, =0 {keine gepanzerten Fahrzeuge} one {ein gepanzertes Fahrzeug} other {{number} gepanzerte Fahrzeuge}}",
  "count.equipment":
    "{count, plural, =0 {kein Militärgerät} one {ein Stück Militärgerät} other {{number} Stück Militärgerät}}",
  "count.other": "{number} unter „{label}“",
  about: "{count, plural, one {rund einen Militärangehörigen} other {rund {number} Militärangehörige}}",
  more: "{count, plural, one {mehr als einen Militärangehörigen} other {mehr als {number} Militärangehörige}}",
  moreCategories:
    "{count, plural, one {Verluste in einer weiteren Kategorie} other {Verluste in {number} weiteren Kategorien}}",
  armourWithTanks:
    "{count, plural, =0 {{armour}, darunter keine Panzer} one {{armour}, darunter einen Panzer} other {{armour}, darunter {number} Panzer}}",

  days: "{count, plural, one {einem Tag} other {{number} Tagen}}",
  daysBefore: "{count, plural, one {am Tag zuvor} other {in den {number} Tagen zuvor}}",
  between:
    "{weekday, select, mon {zwischen Sonntag und Montag} tue {zwischen Montag und Dienstag} wed {zwischen Dienstag und Mittwoch} thu {zwischen Mittwoch und Donnerstag} fri {zwischen Donnerstag und Freitag} sat {zwischen Freitag und Samstag} other {zwischen Samstag und Sonntag}}",
  fromWeekday:
    "{weekday, select, mon {von Montag} tue {von Dienstag} wed {von Mittwoch} thu {von Donnerstag} fri {von Freitag} sat {von Samstag} other {von Sonntag}}",
  toWeekday:
    "{weekday, select, mon {bis Montag} tue {bis Dienstag} wed {bis Mittwoch} thu {bis Donnerstag} fri {bis Freitag} sat {bis Samstag} other {bis Sonntag}}",
  span: "vom {start} bis zum {end}",
  spanOfWeek: "{from}, dem {start}, {to}, dem {end}",
  spanOfWeekInMonth: "{from}, dem {start}., {to}, dem {end}",
  whenDay: "{between}, dem {day},",
  whenSince: "zwischen den Berichten vom {since} und vom {day} insgesamt",
  whenStretch: "in {days}, nach den Berichten {span},",

  title: "Ukrainischer Generalstab: Russland verlor {losses}",
  titleStretch: "Ukrainischer Generalstab: Russland verlor in {days} {losses}",
  titleHighest: "Ukrainischer Generalstab: Russland verlor {losses} – höchster Tageswert seit dem {day}",
  titleHighestEver: "Ukrainischer Generalstab: Russland verlor {losses} – mehr als an jedem Tag zuvor",
  titleLowest: "Ukrainischer Generalstab: Russland verlor {losses} – niedrigster Tageswert seit dem {day}",
  titlePassed:
    "Ukrainischer Generalstab: Russlands Verluste übersteigen {total}, zuletzt {number} an einem Tag",
  titleReached:
    "Ukrainischer Generalstab: Russlands Verluste erreichen genau {total}, zuletzt {number} an einem Tag",
  titleCorrected: "Ukrainischer Generalstab: Russland verlor {losses}, frühere Gesamtzahlen korrigiert",
  titleBegins: "Ukrainischer Generalstab: Russland verlor {losses}, neue Kategorie im Bericht",
  titleTotals: "Ukrainischer Generalstab beziffert Russlands bisherige Verluste auf {totals}",
  titleNone: "Ukrainischer Generalstab meldet keine neuen Verluste Russlands",
  titleNoneOf: "Ukrainischer Generalstab meldet keine neuen Verluste Russlands unter „{label}“",
  titleFell: "Ukrainischer Generalstab senkt seine Gesamtzahlen der Verluste Russlands",

  lead: "Nach Angaben des Generalstabs der ukrainischen Streitkräfte verlor Russland {when} {losses}.",
  leadTotals:
    "Nach Angaben des Generalstabs der ukrainischen Streitkräfte verlor Russland seit Beginn der großangelegten Invasion bis zum {day} insgesamt {totals}.",
  leadNone:
    "Nach Angaben des Generalstabs der ukrainischen Streitkräfte wurden {when} keine neuen Verluste Russlands gezählt.",
  leadNoneOf:
    "Nach Angaben des Generalstabs der ukrainischen Streitkräfte wurden {when} keine neuen Verluste Russlands unter „{label}“ gezählt.",
  leadFell:
    "Nach Angaben des Generalstabs der ukrainischen Streitkräfte kamen {when} keine neuen Verluste Russlands hinzu.",
  others: "Außerdem zählte der Generalstab {figures}.",
  parts: "Das umfasst {figures}.",
  together: "Zusammen ergibt das {figure} aller Art.",

  highest: "Kein Bericht seit dem {day} hatte für einen Tag {figure} oder mehr verzeichnet.",
  highestEver: "Kein früherer Bericht im Archiv hatte für einen Tag {figure} oder mehr verzeichnet.",
  lowest: "Kein Bericht seit dem {day} hatte für einen Tag {figure} oder weniger verzeichnet.",
  lowestEver: "Kein früherer Bericht im Archiv hatte für einen Tag {figure} oder weniger verzeichnet.",
  passed: "Die Zählung seit Beginn der großangelegten Invasion überschritt {figures}.",
  reached: "Die Zählung seit Beginn der großangelegten Invasion erreichte genau {figures}.",
  passedElsewhere: "In anderen Kategorien überschritt die Zählung {figures}.",
  reachedElsewhere: "In anderen Kategorien erreichte die Zählung genau {figures}.",
  fell: "Die Gesamtzahlen sanken um {figures}; frühere Angaben wurden also korrigiert.",
  lowered: "Unabhängig von den Verlusten des Tages senkten Korrekturen die Gesamtzahlen um {lowered}.",
  raised: "Unabhängig von den Verlusten des Tages erhöhten Korrekturen die Gesamtzahlen um {raised}.",
  loweredAndRaised:
    "Unabhängig von den Verlusten des Tages senkten Korrekturen einige Gesamtzahlen um {lowered} und erhöhten andere um {raised}.",
  loweredWithin: "Korrekturen früherer Tage verringerten diese Verluste um {lowered}.",
  raisedWithin: "Korrekturen früherer Tage erhöhten diese Verluste um {raised}.",
  loweredAndRaisedWithin:
    "Korrekturen früherer Tage verringerten diese Verluste um {lowered} und erhöhten sie um {raised}.",
  begins:
    "Der Bericht nennt erstmals {figures}; das zählt ab Kriegsbeginn und gehört nicht zu diesen Verlusten.",
  beginsUnknown: "Die Quelle nennt erstmals {figures}; ein Vergleichswert fehlt.",
  missing: "Für einige Kategorien, die der Bericht vom {day} enthielt, fehlen diesmal Zahlen: {labels}.",
  since:
    "Die Verluste sind ab dem Bericht vom {since} gerechnet, dem nächsten davor mit diesen Zahlen, und stammen aus {days}.",
  apart:
    "Seit dem Bericht vom {since}, dem nächsten davor mit diesen Zahlen, stiegen die Gesamtzahlen um {figures}.",
  direction:
    "{count, plural, one {Richtung} other {Richtungen}} mit den größten Verlusten laut Bericht: {direction}.",

  previous: "Der vorige Bericht vom {day} hatte {losses} gezählt.",
  previousTotal: "Der vorige Bericht vom {day} hatte insgesamt {total} genannt.",
  nothingBefore: "Das Archiv hat keine frühere Zahl, an der sich neue Verluste messen ließen.",
  usual: "Der Bericht zählt {figure} und liegt damit {comparisons}.",
  week: "{way, select, above {{percent} Prozent über dem Mittel der sieben Tage zuvor ({mean} pro Tag)} below {{percent} Prozent unter dem Mittel der sieben Tage zuvor ({mean} pro Tag)} other {etwa gleichauf mit dem Mittel der sieben Tage zuvor ({mean} pro Tag)}}",
  month:
    "{way, select, above {{percent} Prozent über dem Mittel der 30 Tage zuvor ({mean} pro Tag)} below {{percent} Prozent unter dem Mittel der 30 Tage zuvor ({mean} pro Tag)} other {etwa gleichauf mit dem Mittel der 30 Tage zuvor ({mean} pro Tag)}}",
  means: "Im Durchschnitt ergibt das {figures} pro Tag.",
  peak: "Den höchsten Tageswert unter diesen Berichten hatte der vom {day}: {figure}.",
  share:
    "Die Berichte dieser Tage verzeichneten {figure}, das sind {percent} Prozent der Gesamtzahl am Ende des Zeitraums.",
  stretchBefore: "Zum Vergleich zählten die Berichte {daysBefore} {losses}.",

  totals: "Nach derselben Zählung verlor Russland seit Beginn der großangelegten Invasion {totals}.",
  totalsNone: "Die Zählung seit Beginn der großangelegten Invasion steht bei null.",

  estimate: "Andere haben eigene Zahlen genannt, so {who} am {day}: {figure} ({counts}).",
  estimateInMonth: "Andere haben eigene Zahlen genannt, so {who} im {month}: {figure} ({counts}).",
  estimateApart: "Solche Zahlen erfassen Verschiedenes und sind hier nicht hinzugerechnet.",
  range: "{low} bis {high}",
  claim:
    "Die Zahlen sind Angaben einer Kriegspartei; der Generalstab selbst nennt sie ungefähr, und sie ließen sich nicht unabhängig überprüfen.",
  killedAndWounded: "Personalverluste sind Getötete und Verwundete zusammen.",
  differs: "Andere Quellen nennen für einige Kategorien abweichende Zahlen: {labels}.",
  corrected: "Die Quelle hat am {day} einige Zahlen dieses Berichts geändert: {labels}.",

  pointLoss: "Laut Bericht vom {day} verlor Russland {losses}",
  pointLossSince: "Seit dem Bericht vom {since} verlor Russland {losses}",
  pointLossStretch: "In {days} verlor Russland laut den Berichten {losses}",
  pointNone: "Der Bericht vom {day} zählt keine neuen Verluste",
  pointNothingBefore: "Keine frühere Zahl, an der sich neue Verluste messen ließen",
  pointTotals: "Seit Beginn der großangelegten Invasion verlor Russland {totals}",
  pointTotalsNone: "Seit Beginn der großangelegten Invasion: keine",
  pointHighest: "Der Bericht zählt {figure}: höchster Tageswert seit dem {day}",
  pointHighestEver: "Der Bericht zählt {figure}: mehr als an jedem Tag zuvor im Archiv",
  pointLowest: "Der Bericht zählt {figure}: niedrigster Tageswert seit dem {day}",
  pointLowestEver: "Der Bericht zählt {figure}: weniger als an jedem Tag zuvor im Archiv",
  pointPassed: "Die Zählung überschreitet {figures}",
  pointReached: "Die Zählung erreicht genau {figures}",
  pointLowered: "Korrekturen: Gesamtzahlen um {lowered} niedriger",
  pointRaised: "Korrekturen: Gesamtzahlen um {raised} höher",
  pointLoweredAndRaised: "Korrekturen: einige Gesamtzahlen um {lowered} niedriger, andere um {raised} höher",
  pointBegins: "Der Bericht nennt erstmals {figures}",
  pointMissing: "Diesmal nicht im Bericht: {labels}",
  pointSince: "Gemessen am Bericht vom {since}: Die Verluste stammen aus {days}",
  pointWeek:
    "{way, select, above {Der Bericht zählt {figure}: {percent} Prozent über dem Mittel der sieben Tage zuvor} below {Der Bericht zählt {figure}: {percent} Prozent unter dem Mittel der sieben Tage zuvor} other {Der Bericht zählt {figure}: etwa gleichauf mit dem Mittel der sieben Tage zuvor}}",
  pointMonth:
    "{way, select, above {Der Bericht zählt {figure}: {percent} Prozent über dem Mittel der 30 Tage zuvor} below {Der Bericht zählt {figure}: {percent} Prozent unter dem Mittel der 30 Tage zuvor} other {Der Bericht zählt {figure}: etwa gleichauf mit dem Mittel der 30 Tage zuvor}}",
  pointDirection: "{count, plural, one {Richtung} other {Richtungen}} mit den größten Verlusten: {direction}",
  pointMeans: "Im Durchschnitt verlor Russland {figures} pro Tag",
  pointPrevious: "Der vorige Bericht zählte {losses}",
  pointPreviousTotal: "Der vorige Bericht nannte insgesamt {total}",
  pointClaim: "Angaben einer Kriegspartei, nicht unabhängig überprüft",
};
