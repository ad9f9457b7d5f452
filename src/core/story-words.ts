import { phrases } from "./locale.ts";

/**
 * The sentences of the story. A counted noun stands where a verb takes it ("lost nine tanks", "втратила 9 танків"), so that
 * languages with cases need one form of it. Weekdays are written out here, because `Intl` knows them in one case only.
 */
export const storyWords = phrases("story", {
  "number.0": "no",
  "number.1": "one",
  "number.2": "two",
  "number.3": "three",
  "number.4": "four",
  "number.5": "five",
  "number.6": "six",
  "number.7": "seven",
  "number.8": "eight",
  "number.9": "nine",

  "count.personnel": "{count, plural, one {{number} member of the personnel} other {{number} personnel}}",
  "count.tanks": "{count, plural, one {{number} tank} other {{number} tanks}}",
  "count.afvs":
    "{count, plural, one {{number} armoured fighting vehicle} other {{number} armoured fighting vehicles}}",
  "count.artillery": "{count, plural, one {{number} artillery system} other {{number} artillery systems}}",
  "count.mlrs":
    "{count, plural, one {{number} multiple rocket launcher} other {{number} multiple rocket launchers}}",
  "count.airDefence":
    "{count, plural, one {{number} air defence system} other {{number} air defence systems}}",
  "count.aircraft": "{count, plural, one {{number} aircraft} other {{number} aircraft}}",
  "count.helicopters": "{count, plural, one {{number} helicopter} other {{number} helicopters}}",
  "count.uavs": "{count, plural, one {{number} drone} other {{number} drones}}",
  "count.cruiseMissiles": "{count, plural, one {{number} cruise missile} other {{number} cruise missiles}}",
  "count.ships": "{count, plural, one {{number} ship or boat} other {{number} ships or boats}}",
  "count.submarines": "{count, plural, one {{number} submarine} other {{number} submarines}}",
  "count.vehicles":
    "{count, plural, one {{number} vehicle or fuel tank} other {{number} vehicles or fuel tanks}}",
  "count.specialEquipment":
    "{count, plural, one {{number} piece of special equipment} other {{number} pieces of special equipment}}",
  "count.groundRobots": "{count, plural, one {{number} ground robot} other {{number} ground robots}}",
  "count.srbms":
    "{count, plural, one {{number} short-range ballistic missile system} other {{number} short-range ballistic missile systems}}",
  "count.armour": "{count, plural, one {{number} armoured vehicle} other {{number} armoured vehicles}}",
  "count.equipment":
    "{count, plural, one {{number} piece of equipment} other {{number} pieces of equipment}}",
  "count.other": "{number} under “{label}”",
  about: "{count, plural, one {about {number} member of the personnel} other {about {number} personnel}}",
  more: "{count, plural, one {more than {number} member of the personnel} other {more than {number} personnel}}",
  moreCategories:
    "{count, plural, one {losses in {number} more category} other {losses in {number} more categories}}",
  armourWithTanks:
    "{count, plural, one {{armour}, {number} of them a tank} other {{armour}, {number} of them tanks}}",

  days: "{count, plural, one {{number} day} other {{number} days}}",
  daysBefore: "{count, plural, one {in the {number} day before} other {in the {number} days before}}",
  between:
    "{weekday, select, mon {between Sunday and Monday} tue {between Monday and Tuesday} wed {between Tuesday and Wednesday} thu {between Wednesday and Thursday} fri {between Thursday and Friday} sat {between Friday and Saturday} other {between Saturday and Sunday}}",
  fromWeekday:
    "{weekday, select, mon {from Monday} tue {from Tuesday} wed {from Wednesday} thu {from Thursday} fri {from Friday} sat {from Saturday} other {from Sunday}}",
  toWeekday:
    "{weekday, select, mon {to Monday} tue {to Tuesday} wed {to Wednesday} thu {to Thursday} fri {to Friday} sat {to Saturday} other {to Sunday}}",
  span: "from {start} to {end}",
  spanOfWeek: "{from} {start} {to} {end}",
  spanOfWeekInMonth: "{from} {start} {to} {end}",
  whenDay: "{between}, {day}",
  whenSince: "between the reports of {since} and {day}",
  whenStretch: "over {days}, in the reports {span}",

  title: "Russia lost {losses}, Ukraine’s General Staff says",
  titleStretch: "In {days} Russia lost {losses}, Ukraine’s General Staff says",
  titleHighest: "Russia lost {losses}, the most for one day since {day}, Ukraine’s General Staff says",
  titleHighestEver: "Russia lost {losses}, more than on any day before, Ukraine’s General Staff says",
  titleLowest: "Russia lost {losses}, the fewest for one day since {day}, Ukraine’s General Staff says",
  titlePassed: "Russian losses pass {total} after {number} more, Ukraine’s General Staff says",
  titleReached: "Russian losses reach {total} after {number} more, Ukraine’s General Staff says",
  titleCorrected: "Russia lost {losses}, Ukraine’s General Staff says, correcting earlier totals",
  titleBegins: "Russia lost {losses}, Ukraine’s General Staff says, listing a new category",
  titleTotals: "Ukraine’s General Staff puts Russian losses so far at {totals}",
  titleNone: "Ukraine’s General Staff reports no new Russian losses",
  titleNoneOf: "Ukraine’s General Staff reports no new Russian losses under “{label}”",
  titleFell: "Ukraine’s General Staff lowers its totals of Russian losses",

  lead: "Russia lost {losses} {when}, according to the General Staff of the Armed Forces of Ukraine.",
  leadTotals:
    "By {day} Russia had lost {totals} since the full-scale invasion began, according to the General Staff of the Armed Forces of Ukraine.",
  leadNone:
    "No new Russian losses were counted {when}, according to the General Staff of the Armed Forces of Ukraine.",
  leadNoneOf:
    "No new Russian losses under “{label}” were counted {when}, according to the General Staff of the Armed Forces of Ukraine.",
  leadFell:
    "No new Russian losses were added {when}, according to the General Staff of the Armed Forces of Ukraine.",
  others: "The General Staff also counted {figures}.",
  parts: "That includes {figures}.",
  together: "Taken together, that makes {figure} of all kinds.",

  highest: "No report since {day} had counted as many as {figure} for one day.",
  highestEver: "No earlier report in the archive had counted as many as {figure} for one day.",
  lowest: "No report since {day} had counted as few as {figure} for one day.",
  lowestEver: "No earlier report in the archive had counted as few as {figure} for one day.",
  passed: "The count since the full-scale invasion began went past {figures}.",
  reached: "The count since the full-scale invasion began reached exactly {figures}.",
  passedElsewhere: "In other categories the count went past {figures}.",
  reachedElsewhere: "In other categories the count reached exactly {figures}.",
  fell: "The totals went down by {figures}, which means that earlier figures were corrected.",
  lowered: "Apart from the losses of the day, corrections lowered the totals by {lowered}.",
  raised: "Apart from the losses of the day, corrections raised the totals by {raised}.",
  loweredAndRaised:
    "Apart from the losses of the day, corrections lowered some totals by {lowered}, and raised others by {raised}.",
  loweredWithin: "Corrections of earlier days took {lowered} off these losses.",
  raisedWithin: "Corrections of earlier days put {raised} into these losses.",
  loweredAndRaisedWithin:
    "Corrections of earlier days took {lowered} off these losses, and put {raised} into them.",
  begins:
    "The report listed {figures} for the first time; that counts from the start of the war and is no part of these losses.",
  beginsUnknown: "New in the source, with nothing to compare it with, came {figures}.",
  missing: "The report has no figures for some categories that the one of {day} had: {labels}.",
  since:
    "The losses are measured from the report of {since}, the nearest with these figures, and cover {days}.",
  apart: "Since the report of {since}, the nearest with these figures, the totals grew by {figures}.",
  direction:
    "By the report, losses were greatest in the {count, plural, one {direction} other {directions}} of {direction}.",

  previous: "The previous report, of {day}, had counted {losses}.",
  previousTotal: "The previous report, of {day}, had put the total at {total}.",
  nothingBefore: "The archive has no earlier figure from which new losses could be measured.",
  usual: "At {figure}, the day was {comparisons}.",
  week: "{way, select, above {{percent} per cent above the mean of the seven days before ({mean} a day)} below {{percent} per cent below the mean of the seven days before ({mean} a day)} other {about level with the mean of the seven days before ({mean} a day)}}",
  month:
    "{way, select, above {{percent} per cent above the mean of the 30 days before ({mean} a day)} below {{percent} per cent below the mean of the 30 days before ({mean} a day)} other {about level with the mean of the 30 days before ({mean} a day)}}",
  means: "On average that is {figures} a day.",
  peak: "The most that one of these reports counted for a single day was {figure}, in that of {day}.",
  share: "The reports of these days added {figure}, or {percent} per cent of the total at their end.",
  stretchBefore: "For comparison, the reports counted {losses} {daysBefore}.",

  totals: "By the same count, Russia had lost {totals} since the full-scale invasion began.",
  totalsNone: "The count since the full-scale invasion began stands at zero.",

  estimate: "Others have given figures of their own: on {day}, {who} spoke of {figure} ({counts}).",
  estimateInMonth: "Others have given figures of their own: in {month}, {who} spoke of {figure} ({counts}).",
  estimateApart: "Such figures count different things and are not added to these.",
  range: "{low} to {high}",
  claim:
    "The figures are one side’s claim, which the General Staff itself calls approximate, and could not be verified independently.",
  killedAndWounded: "Losses of personnel are killed and wounded together.",
  differs: "Other sources give different figures for some categories: {labels}.",
  corrected: "The source changed some figures of this report on {day}: {labels}.",

  pointLoss: "By the report of {day}, Russia lost {losses}",
  pointLossSince: "After the report of {since}, Russia lost {losses}",
  pointLossStretch: "In {days}, by the reports, Russia lost {losses}",
  pointNone: "The report of {day} counts no new losses",
  pointNothingBefore: "No earlier figure to measure new losses from",
  pointTotals: "Since the full-scale invasion began: {totals}",
  pointTotalsNone: "Since the full-scale invasion began: none",
  pointHighest: "The most for one day since {day}: {figure}",
  pointHighestEver: "More than on any day before in the archive: {figure}",
  pointLowest: "The fewest for one day since {day}: {figure}",
  pointLowestEver: "Fewer than on any day before in the archive: {figure}",
  pointPassed: "The count goes past {figures}",
  pointReached: "The count reaches exactly {figures}",
  pointLowered: "Corrections: totals lower by {lowered}",
  pointRaised: "Corrections: totals higher by {raised}",
  pointLoweredAndRaised: "Corrections: some totals lower by {lowered}, others higher by {raised}",
  pointBegins: "Listed for the first time: {figures}",
  pointMissing: "Not in the report this time: {labels}",
  pointSince: "Measured from the report of {since}, so the losses cover {days}",
  pointWeek:
    "{way, select, above {{percent} per cent above the mean of the seven days before: {figure}} below {{percent} per cent below the mean of the seven days before: {figure}} other {About level with the mean of the seven days before: {figure}}}",
  pointMonth:
    "{way, select, above {{percent} per cent above the mean of the 30 days before: {figure}} below {{percent} per cent below the mean of the 30 days before: {figure}} other {About level with the mean of the 30 days before: {figure}}}",
  pointDirection:
    "Losses were greatest in the {count, plural, one {direction} other {directions}} of {direction}",
  pointMeans: "On average a day: {figures}",
  pointPrevious: "The previous report counted {losses}",
  pointPreviousTotal: "The previous report put the total at {total}",
  pointClaim: "One side’s claim, not verified independently",
});
