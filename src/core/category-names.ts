import { ASKABLE, categoryWords, shortCategoryWords } from "./category.ts";
import { type Locale, phrases } from "./locale.ts";
import { inLanguages, namesFrom } from "./option-names.ts";
import { plainWords } from "./text.ts";

/** What people call categories every day, beside the labels: lower case, parted by commas. @public */
export const categoryAliases = phrases("categoryAlias", {
  personnel:
    "people, soldiers, soldier, troops, troop, men, manpower, casualties, military personnel, personell, staff, servicemen",
  tanks: "tank, main battle tanks, mbt, mbts",
  afvs: "afv, apc, apcs, apv, apvs, ifv, ifvs, acv, acvs, armored fighting vehicles, bmp, bmps, btr, btrs, armored personnel carriers, armoured personnel carriers, fighting vehicles",
  artillery: "arty, guns, gun, howitzer, howitzers, artillery system, cannon, cannons",
  mlrs: "mrl, mrls, mlrss, rockets, rocket launcher, rocket launchers, multiple launch rocket systems, grad, grads, rszo",
  airDefence:
    "air defense, air defence, airdefence, airdefense, aa, ad, anti-aircraft, anti aircraft, antiaircraft, sam, sams, air defense systems, air defense system, air defence system, anti-aircraft systems, anti-aircraft warfare systems",
  aircraft:
    "plane, planes, aircrafts, jets, jet, airplane, airplanes, aeroplanes, aviation, fighter jets, fighters",
  helicopters: "helicopter, helis, heli, choppers, chopper, helos, copters",
  uavs: "uav, drone, drones, shahed, shaheds, unmanned, unmanned aerial vehicles, unmanned aerial vehicle, uas, operational-tactical uavs",
  cruiseMissiles: "missile, missiles, cruise missile, cruise, cruisemissiles",
  ships: "ship, boats, boat, warship, warships, navy, fleet, cutters, vessels, ships and boats, ships/boats",
  submarines: "submarine, subs, sub",
  vehicles:
    "vehicle, cars, car, trucks, truck, fuel tank, fuel tanks, fuel tankers, tankers, automobiles, motor vehicles, vehicles and fuel tanks, logistics",
  specialEquipment: "special, special equip, special equipment, specialequipment, engineering",
  groundRobots:
    "robots, robot, ugv, ugvs, ground robot, ground drones, ground drone, ground robotic systems, groundrobots",
  srbms: "srbm, iskander, iskanders, tochka, ballistic missile, ballistic missiles",
  armour:
    "armor, armoured, armored, armoured vehicles, armored vehicles, armoured vehicle, armored vehicle, armour vehicles",
  equipment: "all equipment, military equipment, materiel, hardware, weapons, arms, technics",
});

/** What people say when they mean no category but all, the name that is shown first; and words that change nothing before one. @public */
export const everyWords = phrases("everyCategory", {
  label: "All categories",
  names: "all, everything, all categories, every category, any",
  leads: "of, all, all the, the, for, about, on, in",
});

/** What a person writes where all categories are meant, as it is offered and read in every language. */
export const EVERY = "all";

/** The names of categories in some languages. */
interface Names {
  /** Every name of every category, lower case, with the id that it stands for. */
  readonly ids: ReadonlyMap<string, string>;
  /** The names of all of them together. */
  readonly every: ReadonlySet<string>;
  /** A word before a name that changes nothing. */
  readonly lead: RegExp;
}

const known = new WeakMap<readonly Locale[], Names>();

function namesIn(locales: readonly Locale[]): Names {
  const made = known.get(locales);
  if (made) return made;
  const ids = new Map<string, string>();
  const add = (name: string | undefined, id: string) => {
    const clean = plainName(name ?? "");
    if (clean && !ids.has(clean)) ids.set(clean, id);
  };
  const books = [categoryWords, shortCategoryWords, categoryAliases];
  for (const id of ASKABLE) add(id, id);
  // Labels of every language before the everyday names of any: what is printed must be what is understood.
  for (const book of books)
    for (const texts of [book.english, ...locales.map(({ texts: all }) => all[book.place] ?? {})])
      for (const [id, text] of Object.entries(texts))
        for (const name of book === categoryAliases ? text.split(",") : [text]) add(name, id);
  const all = (key: string) => inLanguages(everyWords, key, locales).flatMap(namesFrom);
  const leads = all("leads").sort((one, other) => other.length - one.length);
  const names = {
    ids,
    every: new Set([EVERY, ...all("names"), ...inLanguages(everyWords, "label", locales).map(plainName)]),
    lead: new RegExp(`^(?:${leads.join("|")}) `, "u"),
  };
  known.set(locales, names);
  return names;
}

/** A name as it is compared with others. */
function plainName(text: string): string {
  return plainWords(text).toLowerCase().replace(/[’ʼ`]/g, "'");
}

/** The category or group that a person means; nothing where the text is no name of one. */
export function categoryNamed(text: string, locales: readonly Locale[]): string | undefined {
  const { ids, lead } = namesIn(locales);
  const name = plainName(text);
  return ids.get(name) ?? ids.get(name.replace(lead, ""));
}

/** Whether a person means all categories together. */
export function isEvery(text: string, locales: readonly Locale[]): boolean {
  return namesIn(locales).every.has(plainName(text));
}

/** Every name by which a category or group can be asked for, lower case, with its id. */
export function namesOf(locales: readonly Locale[]): ReadonlyMap<string, string> {
  return namesIn(locales).ids;
}
