/**
 * The category ids of the two lines that were one line from 2022-05-01 on: vehicles without the fuel tanks, and the fuel
 * tanks. They are no categories: both together are `vehicles`, and one alone was never all of them before that day.
 */
export const VEHICLE_HALF = "vehicleHalf";
/** The other half of the vehicles: see `VEHICLE_HALF`. */
export const FUEL_TANK_HALF = "fuelTankHalf";

/**
 * What a label must hold to be that of a category, in Ukrainian or in English. The first that fits counts, so that the
 * longer label wins: both halves of the vehicles before either. Where a longer label could mean something else
 * (tankers, underwater drones, unmanned boats), the whole of it has to fit.
 *
 * To add one: a line here, with the category in the catalogue.
 */
const STEMS: readonly (readonly [category: string, label: RegExp])[] = [
  ["personnel", /особов\p{L}* склад|військовослужбовц|personnel(?! carrier)/iu],
  ["srbms", /(?<!\p{L})о?трк(?!\p{L})|srbm/iu],
  ["groundRobots", /робот|robot/iu],
  ["vehicles", /автомоб.*цистерн|vehicles and (?:fuel tanks|cisterns)|cars and cisterns/iu],
  [FUEL_TANK_HALF, /^(?:цистерн\p{L}*(?: [зі] .*)?|fuel tanks|cisterns)$/iu],
  [VEHICLE_HALF, /^(?:автомоб\p{L}*(?: технік\p{L}*)?|vehicles|cars)$/iu],
  ["tanks", /^(?:танк(?:и|ів)?|tanks?)$/iu],
  [
    "afvs",
    /броньован\p{L}* машин|(?<!\p{L})ббм(?!\p{L})|(?<!\p{L})apvs?(?!\p{L})|armou?red \p{L}* ?vehicle/iu,
  ],
  ["artillery", /артилер|artillery|^гармат/iu],
  ["mlrs", /(?<!\p{L})рсзв(?!\p{L})|реактивн\p{L}* систем\p{L}* залпового|(?<!\p{L})mlrs(?!\p{L})/iu],
  ["airDefence", /(?<!\p{L})ппо(?!\p{L})|протиповітр|anti-?aircraft|air defen[cs]e/iu],
  ["uavs", /(?<!\p{L})бпла(?!\p{L})|безпілотн\p{L}* літальн|(?<!\p{L})uavs?(?!\p{L})/iu],
  ["aircraft", /^(?:літак(?:и|ів)?|aircraft|(?:air)?planes)(?!\p{L})(?! carrier)/iu],
  ["helicopters", /гелікоптер|helicopter/iu],
  ["cruiseMissiles", /крилат\p{L}* ракет|cruise missile/iu],
  ["submarines", /підводн\p{L}* чов|submarine/iu],
  ["ships", /^(?:корабл|катер|warship|boats|ships|naval ship)/iu],
  ["specialEquipment", /^(?:спеціальн\p{L}* технік|special equipment)/iu],
];

/** The category id that a label in Ukrainian or English stands for, or a half of the vehicles; nothing for one that is not known. */
export function categoryOfLabel(label: string): string | undefined {
  // Some keyboards write й and ї as two characters, and a hyphen that does not break is still a hyphen.
  const tidy = label
    .normalize("NFC")
    .replace(/[\u2010\u2011]/g, "-")
    .replace(/[\s\p{Z}]+/gu, " ")
    .trim();
  return STEMS.find(([, stem]) => stem.test(tidy))?.[0];
}
