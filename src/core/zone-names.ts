import { once } from "./once.ts";
import { unaccented } from "./when-names.ts";

/**
 * What people call time zones beside the names of the IANA list: cities in the languages of the bot, declined where a
 * sentence declines them, cities that are not in that list, countries with one zone, and the letters of zones. They are
 * only understood, never shown, and so all languages share a line.
 *
 * To add one: its name in the line of its zone, or a line of its own.
 */
const NAMES: Readonly<Record<string, string>> = {
  "Etc/UTC": "utc, gmt, z, zulu, всесвітній час, weltzeit",
  "Europe/Kyiv":
    "kyiv, kiev, kiew, kijow, kijev, kyjev, kyjiw, kyjiv, kyiv time, київ, києва, києві, києву, києвом, київський час, за київським часом, київським часом, lviv, львів, львова, львові, kharkiv, харків, харкова, харкові, odesa, odessa, одеса, одеси, одесі, dnipro, дніпро, дніпра, дніпрі, zaporizhzhia, запоріжжя, ukraine, україна, україни, україні, ukraina, ucraina, ucrania, ukrajina, eet, eest",
  "Europe/Warsaw":
    "warsaw, warszawa, warszawie, warszawy, warschau, varsovie, varsovia, varsavia, varsava, варшава, варшави, варшаві, krakow, cracow, краків, кракові, wroclaw, gdansk, poznan, lodz, poland, polska, polsce, polen, pologne, polonia, polsko, польща, польщі",
  "Europe/Berlin":
    "berlin, berlina, berlinie, berlino, berlín, берлін, берліна, берліні, munich, munchen, muenchen, мюнхен, мюнхені, hamburg, гамбург, frankfurt, cologne, koln, koeln, dusseldorf, leipzig, dresden, germany, deutschland, niemcy, allemagne, alemania, germania, nemecko, німеччина, німеччини, німеччині, cet, cest, mez, mesz",
  "Europe/Vienna": "vienna, wien, wieden, vienne, viena, viden, відень, відня, відні, austria, osterreich",
  "Europe/Zurich":
    "zurich, zuerich, zurych, цюрих, geneva, genf, geneve, bern, basel, schweiz, suisse, switzerland",
  "Europe/Prague":
    "prague, praha, praze, prahy, prag, praga, прага, праги, празі, brno, ostrava, czechia, cesko, чехія, чехії",
  "Europe/Bratislava": "bratislava, братислава, братиславі, slovakia, slovensko",
  "Europe/Budapest": "budapest, budapeszt, budapeste, будапешт, будапешті, hungary",
  "Europe/Paris":
    "paris, paryz, parigi, pariz, париж, парижа, парижі, lyon, marseille, france, francia, франція, франції",
  "Europe/Brussels": "brussels, brussel, bruxelles, bruselas, брюссель, брюсселі, belgium, belgique",
  "Europe/Amsterdam": "amsterdam, амстердам, амстердамі, the hague, netherlands, нідерланди",
  "Europe/Madrid":
    "madrid, madryt, мадрид, мадриді, barcelona, барселона, барселоні, valencia, sevilla, spain, espana, іспанія, іспанії",
  "Europe/Lisbon": "lisbon, lisboa, lisbona, lisbonne, lissabon, лісабон, лісабоні, porto, portugal, wet",
  "Europe/Rome":
    "rome, roma, rom, rzym, rim, рим, рима, римі, milan, milano, мілан, мілані, napoli, naples, torino, turin, italy, italia, італія, італії",
  "Europe/London":
    "london, londyn, londres, londra, londyn, лондон, лондона, лондоні, manchester, edinburgh, uk, united kingdom, britain, bst",
  "Europe/Dublin": "dublin, дублін, дубліні, ireland, ірландія",
  "Europe/Copenhagen": "copenhagen, kobenhavn, kopenhagen, копенгаген, denmark",
  "Europe/Stockholm": "stockholm, sztokholm, стокгольм, стокгольмі, sweden, sverige, швеція",
  "Europe/Oslo": "oslo, осло, norway",
  "Europe/Helsinki": "helsinki, гельсінкі, finland, фінляндія",
  "Europe/Tallinn": "tallinn, tallin, таллінн, estonia, естонія",
  "Europe/Riga": "riga, ryga, рига, ризі, latvia, латвія",
  "Europe/Vilnius": "vilnius, wilno, vilna, вільнюс, вільнюсі, lithuania, литва",
  "Europe/Bucharest": "bucharest, bucuresti, bukareszt, бухарест, бухаресті, romania, румунія",
  "Europe/Chisinau": "chisinau, kishinev, кишинів, кишиневі, moldova, молдова",
  "Europe/Sofia": "sofia, софія, bulgaria, болгарія",
  "Europe/Athens": "athens, athen, ateny, athenes, atenas, atene, афіни, афінах, greece, греція",
  "Europe/Istanbul": "istanbul, stambul, стамбул, стамбулі, ankara, анкара, turkey, turkiye, туреччина",
  "Asia/Tbilisi": "tbilisi, тбілісі, georgia, sakartvelo, грузія, грузії",
  "Asia/Jerusalem":
    "jerusalem, єрусалим, єрусалимі, tel aviv, tel-aviv, тель-авів, тель-авіві, haifa, хайфа, israel, ізраїль",
  "Asia/Dubai": "dubai, дубай, дубаї",
  "Asia/Kolkata": "kolkata, calcutta, delhi, new delhi, mumbai, india, utc+5:30",
  "Asia/Tokyo": "tokyo, tokio, токіо, japan, японія",
  "America/New_York":
    "new york, new york city, nyc, nowy jork, nowym jorku, nueva york, нью-йорк, нью йорк, нью-йорку, washington, вашингтон, вашингтоні, boston, miami, philadelphia, est, edt, eastern time",
  "America/Toronto": "toronto, торонто, ottawa, оттава, montreal, монреаль",
  "America/Chicago": "chicago, чикаго, чикаґо, houston, dallas, cst, cdt, central time",
  "America/Denver": "denver, денвер, mst, mdt, mountain time",
  "America/Edmonton": "edmonton, едмонтон, calgary, калгарі",
  "America/Los_Angeles":
    "los angeles, лос-анджелес, лос анджелес, лос-анджелесі, san francisco, сан-франциско, seattle, сіетл, san diego, portland, pst, pdt, pacific time",
  "America/Vancouver": "vancouver, ванкувер, ванкувері",
  "Australia/Sydney": "sydney, sidney, сідней, сіднеї, canberra",
  "Australia/Melbourne": "melbourne, мельбурн, мельбурні",
};

/** The zones of this program's list, with the name that most people write for Kyiv's. */
export const ZONES: readonly string[] = [
  "Europe/Kyiv",
  "Etc/UTC",
  ...Intl.supportedValuesOf("timeZone"),
].filter((zone, index, all) => zone !== "Europe/Kiev" && all.indexOf(zone) === index);

/** What stands before a zone in a sentence, or behind it, and says nothing. */
const AROUND = /^(?:in|at|by|time in|за|по|у|в|час|w|czas|ora|hora de|heure de) | (?:time|zeit|czas)$/gu;

/** Every name that a zone is called, as it is compared. The cities of the list come after ours, which may differ from it. */
const namedZones = once((zones: readonly string[]): ReadonlyMap<string, string> => {
  const named = new Map<string, string>();
  const add = (name: string, zone: string) => {
    const written = asWritten(name);
    if (!named.has(written)) named.set(written, zone);
  };
  for (const [zone, names] of Object.entries(NAMES)) for (const name of names.split(",")) add(name, zone);
  for (const zone of zones) {
    add(zone, zone);
    add(zone.slice(zone.lastIndexOf("/") + 1), zone);
  }
  add("Europe/Kiev", "Europe/Kyiv");
  return named;
});

/** The zone of the IANA list that a person means by a name, a city, or what its clocks differ by from UTC (`UTC+2`). */
export function zoneNamed(text: string): string | undefined {
  const named = namedZones(ZONES);
  const name = asWritten(text);
  return named.get(name) ?? named.get(name.replace(AROUND, "")) ?? fixedZone(name);
}

/** A zone whose clocks always differ by the same hours. The list names them by the other sign: `Etc/GMT-2` is UTC+2. */
function fixedZone(name: string): string | undefined {
  const parts = /^(?:utc|gmt) ?(?<sign>[+\-−–]) ?0?(?<hours>\d{1,2})(?::?00)?$/u.exec(name)?.groups;
  const hours = Number(parts?.["hours"] ?? 99);
  const east = parts?.["sign"] === "+";
  if (hours > (east ? 14 : 12)) return undefined;
  return hours === 0 ? "Etc/UTC" : `Etc/GMT${east ? "-" : "+"}${hours}`;
}

/** A zone as people are shown it: `Europe/Kyiv`, `America/New York`, `UTC+2`. */
export function zoneName(zone: string): string {
  if (zone === "Etc/UTC") return "UTC";
  const parts = /^Etc\/GMT(?<sign>[+-])(?<hours>\d+)$/.exec(zone)?.groups;
  if (parts) return `UTC${parts["sign"] === "-" ? "+" : "−"}${parts["hours"]}`;
  return zone.replaceAll("_", " ");
}

function asWritten(name: string): string {
  return unaccented(name.trim()).replace(/[_\s]+/gu, " ");
}
