import assert from "node:assert/strict";
import { test } from "node:test";
import { knownCategory } from "../../src/core/category.ts";
import { categoryOfLabel, FUEL_TANK_HALF, VEHICLE_HALF } from "../../src/sources/labels.ts";

const LABELS: Readonly<Record<string, readonly string[]>> = {
  personnel: [
    "особового складу",
    "Особовий склад",
    "військовослужбовці",
    "особового складу / personnel",
    "personnel",
    "Military personnel",
  ],
  tanks: ["танків", "танки", "Танки", "tanks", "Tanks"],
  afvs: [
    "бойових броньованих машин",
    "бойові броньовані машини",
    "ББМ",
    "APV",
    "Armored fighting vehicle",
    "armoured fighting vehicles",
  ],
  artillery: ["артилерійських систем", "артилерійські системи", "Гармати", "artillery systems"],
  mlrs: ["РСЗВ", "РСЗВ Град", "MLRS"],
  airDefence: ["засоби ППО", "Засобів ППО", "Anti-aircraft warfare systems", "Anti-aircraft warfare"],
  aircraft: ["літаків", "Літаки", "aircraft", "Planes"],
  helicopters: ["гелікоптерів", "Гелікоптери", "helicopters"],
  uavs: [
    "БПЛА оперативно-тактичного рівня",
    "БпЛА оперативно‑тактичного рівня",
    "БПЛА",
    "UAV operational-tactical level",
    "UAV",
  ],
  cruiseMissiles: ["крилаті ракети", "крилатих ракет", "Cruise missiles"],
  ships: [
    "кораблі /катери",
    "кораблів / катерів",
    "Кораблі (катери)",
    "warships / boats",
    "boats / cutters",
    "Ships (boats)",
  ],
  submarines: ["підводні човни", "підводних човнів", "Submarines"],
  vehicles: [
    "автомобільної техніки та автоцистерн",
    "автомобільну техніку та автоцистерни",
    "Автомобілі та автоцистерни",
    "vehicles and fuel tanks",
    "Cars and cisterns",
  ],
  specialEquipment: ["спеціальна техніка", "спеціальну техніку", "Спеціальної техніки", "special equipment"],
  groundRobots: ["наземні робототехнічні комплекси", "Ground robotic systems"],
  srbms: ["пускові установки ОТРК/ТРК", "Пускові установки ОТРК", "mobile SRBM system"],
  [VEHICLE_HALF]: ["автомобільної техніки", "Автомобілі", "vehicles", "Vehicles"],
  [FUEL_TANK_HALF]: ["цистерн з ПММ", "Цистерни з ППМ", "цистерни", "fuel tanks"],
};

for (const [category, labels] of Object.entries(LABELS))
  test(`${category}: every spelling that was printed`, () => {
    for (const label of labels) assert.equal(categoryOfLabel(label), category, label);
  });

test("every category that a label stands for is in the catalogue, but for the two halves", () => {
  for (const category of Object.keys(LABELS))
    assert.equal(
      knownCategory(category) !== undefined,
      category !== VEHICLE_HALF && category !== FUEL_TANK_HALF,
    );
});

test("spaces that do not break, doubled spaces and decomposed letters make no other label", () => {
  assert.equal(categoryOfLabel("\u00a0крилаті\u202f ракети "), "cruiseMissiles");
  assert.equal(categoryOfLabel("Особовии\u0306 склад"), "personnel");
  assert.equal(categoryOfLabel("vehicles\u00a0and\u2009fuel tanks"), "vehicles");
});

for (const label of [
  "",
  "танкерів",
  "танків та самохідних гармат",
  "підводні дрони",
  "безекіпажні катери",
  "armoured personnel carriers",
  "aircraft carriers",
  "vehicles of other kinds",
  "командні пункти",
  "Генштаб",
  "stank",
  "equipment",
])
  test(`“${label}” is none of the known labels, though it may hold one`, () =>
    assert.equal(categoryOfLabel(label), undefined));
