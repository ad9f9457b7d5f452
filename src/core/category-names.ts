import { ASKABLE, categoryWords, shortCategoryWords } from "./category.ts";
import { type Locale, phrases } from "./locale.ts";

/** What people call categories every day, beside the labels: lower case, parted by commas. @public */
export const categoryAliases = phrases("categoryAlias", {
  personnel: "people, soldiers, troops, men, manpower, casualties, military personnel",
  tanks: "tank",
  afvs: "afv, apc, apcs, apv, ifv, ifvs, acv, acvs, armored fighting vehicles, bmp, btr, armored personnel carriers",
  artillery: "arty, guns, gun, howitzers, artillery system, cannons",
  mlrs: "mrl, mrls, rockets, rocket launchers, grad, rszo",
  airDefence: "air defense, aa, ad, anti-aircraft, anti aircraft, sam, sams, air defense systems",
  aircraft: "plane, planes, jets, jet, airplanes, aeroplanes, fighters",
  helicopters: "helicopter, helis, heli, choppers, chopper",
  uavs: "uav, drone, drones, shahed, shaheds, unmanned",
  cruiseMissiles: "missile, missiles, cruise missile",
  ships: "ship, boats, boat, warships, navy, fleet, cutters",
  submarines: "submarine, subs, sub",
  vehicles: "vehicle, cars, trucks, truck, fuel tanks, tankers, logistics",
  specialEquipment: "special, special equip, engineering",
  groundRobots: "robots, robot, ugv, ugvs, ground robot, ground robotic systems",
  srbms: "srbm, iskander, tochka, ballistic missiles",
  armour: "armor, armoured, armored, armored vehicles",
  equipment: "all equipment, materiel, hardware, weapons",
});

const known = new WeakMap<readonly Locale[], ReadonlyMap<string, string>>();

/** Every name of every category in these languages, lower case, with the id that it stands for. */
function namesIn(locales: readonly Locale[]): ReadonlyMap<string, string> {
  const made = known.get(locales);
  if (made) return made;
  const names = new Map<string, string>();
  const add = (name: string | undefined, id: string) => {
    const clean = name?.trim().toLowerCase();
    if (clean && !names.has(clean)) names.set(clean, id);
  };
  const books = [categoryWords, shortCategoryWords, categoryAliases];
  for (const id of ASKABLE) add(id, id);
  // Labels of every language before the everyday names of any: what is printed must be what is understood.
  for (const book of books)
    for (const texts of [book.english, ...locales.map(({ texts: all }) => all[book.place] ?? {})])
      for (const [id, text] of Object.entries(texts))
        for (const name of book === categoryAliases ? text.split(",") : [text]) add(name, id);
  known.set(locales, names);
  return names;
}

/** The category or group that a person means; nothing where the text is no name of one. */
export function categoryNamed(text: string, locales: readonly Locale[]): string | undefined {
  return namesIn(locales).get(text.trim().toLowerCase().replace(/\s+/g, " "));
}

/** Every name by which a category or group can be asked for, lower case. */
export function namesOf(locales: readonly Locale[]): readonly string[] {
  return [...namesIn(locales).keys()];
}
