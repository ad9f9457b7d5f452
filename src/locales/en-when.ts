import * as en from "chrono-node/en";
import { chronoNames, intlNames } from "../core/when-names.ts";
import type { WhenWords } from "../core/when-words.ts";

/** English words for days and stretches; part of `en.ts`. */
export const enWhen: WhenWords = {
  letters: "a-z",
  names: chronoNames(
    en.casual,
    intlNames("en-GB"),
    "sep thur thurs tonight tmr tmrw overmorrow of the on in at and st nd rd th ad be bc bce ce noon midday " +
      "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth " +
      "sixteenth seventeenth eighteenth nineteenth twentieth twenty thirtieth thirty",
  ),
  mend: [
    [/^(?:the )?day before yesterday$/u, "2 days ago"],
    [/^(?:(?:in|for) )?(?:the )?year (?=\d{4}$)/u, ""],
    [/^(?:the )?(week|month|quarter|year) to date$/u, "this $1"],
    [/ so far$/u, ""],
    [/^(?:(?:in|for|over) )?(?:the )?(?:(?:last|past) )?24 ?(?:h|hrs?|hours)$/u, "1 day"],
    [/(?<!\p{L})(?:a )?fortnight(?!\p{L})/u, "2 weeks"],
    [/^ytd$/u, "this year"],
    [/^mtd$/u, "this month"],
  ],
  lead: "in|on|for|during|over|the|month of",
  newest: "(?:the )?(?:latest|newest|last|most recent)(?: (?:one|report|day))?|now",
  everything:
    "all|everything|(?:for |over )?(?:all|the whole|the entire) (?:the )?(?:time|war)|all-time|(?:since|from) (?:the )?(?:very )?(?:start|beginning)(?: of (?:the )?(?:full-scale )?(?:war|invasion))?|(?:since|from) (?:the )?(?:full-scale )?(?:war|invasion)(?: began| started)?|(?:entire|whole) war|(?:in )?total|overall|altogether|(?:since|from) day one",
  weekend: "weekends?",
  last: "last|past|previous",
  this: "this|current",
  next: "next|coming",
  unit: { day: "day", week: "week", month: "month", quarter: "quarter", year: "year" },
  units: { day: "d|days?", week: "w|weeks?", month: "months?", quarter: "quarters?", year: "y|years?" },
  numbers: "one two three four five six seven eight nine ten eleven twelve".split(" "),
  past: [
    "(?:(?:in|for|over|during|within) )?(?:the )?(?:last|past|previous) {count} ?{units}",
    "(?:(?:in|for|over|during|within) )?(?:the )?past {unit}",
    "(?:(?:for|over|within) )?{count} ?{units}",
  ],
  ago: "(?:{count} ?{units}|(?:an? )?{unit}) ago",
  quarters: ["1|first|1st", "2|second|2nd", "3|third|3rd", "4|fourth|4th"].map(
    (name) => `(?:q|quarter) ?(?:${name})|(?:${name}) quarter`,
  ),
  halves: ["1|first|1st", "2|second|2nd"].map(
    (name) => `h ?(?:${name})|(?:${name}) ?(?:h|half|half-year)|half ?(?:${name})`,
  ),
  thirds: [
    "early|(?:the )?(?:beginning|start) of(?: the)?",
    "mid|(?:the )?middle of(?: the)?",
    "late|(?:the )?end of(?: the)?",
  ],
  seasons: ["spring", "summer", "autumn|fall", "winter"],
  of: "of |in ",
  opens: "since|from|starting(?: from| on| with)?",
  closes: "(?:until|till|up to|up until|through|thru)(?: the end of)?",
  containing: "of|with|around|containing",
  start: "(?:the )?(?:start|beginning) of (?:the )?",
  joins: "to|till|until|through|thru",
  pair: ["between", "and"],
  versus: "vs\\.?|versus|against|compared (?:to|with)|with|and|to",
};
