import type { storyWords } from "../core/story-words.ts";

/**
 * The sentences of the story in Ukrainian. A counted noun is in the accusative, as it stands after "втратила",
 * "перевищила" or "на"; numbers are always figures.
 */
export const ukStory: Readonly<Record<keyof typeof storyWords.english, string>> = {
  "number.0": "0",
  "number.1": "1",
  "number.2": "2",
  "number.3": "3",
  "number.4": "4",
  "number.5": "5",
  "number.6": "6",
  "number.7": "7",
  "number.8": "8",
  "number.9": "9",

  "count.personnel":
    "{count, plural, one {{number} військовослужбовця} few {{number} військовослужбовців} many {{number} військовослужбовців} other {{number} військовослужбовця}}",
  "count.tanks":
    "{count, plural, one {{number} танк} few {{number} танки} many {{number} танків} other {{number} танка}}",
  "count.afvs":
    "{count, plural, one {{number} бойову броньовану машину} few {{number} бойові броньовані машини} many {{number} бойових броньованих машин} other {{number} бойової броньованої машини}}",
  "count.artillery":
    "{count, plural, one {{number} артилерійську систему} few {{number} артилерійські системи} many {{number} артилерійських систем} other {{number} артилерійської системи}}",
  "count.mlrs":
    "{count, plural, one {{number} реактивну систему залпового вогню} few {{number} реактивні системи залпового вогню} many {{number} реактивних систем залпового вогню} other {{number} реактивної системи залпового вогню}}",
  "count.airDefence":
    "{count, plural, one {{number} засіб ППО} few {{number} засоби ППО} many {{number} засобів ППО} other {{number} засобу ППО}}",
  "count.aircraft":
    "{count, plural, one {{number} літак} few {{number} літаки} many {{number} літаків} other {{number} літака}}",
  "count.helicopters":
    "{count, plural, one {{number} гелікоптер} few {{number} гелікоптери} many {{number} гелікоптерів} other {{number} гелікоптера}}",
  "count.uavs":
    "{count, plural, one {{number} безпілотник} few {{number} безпілотники} many {{number} безпілотників} other {{number} безпілотника}}",
  "count.cruiseMissiles":
    "{count, plural, one {{number} крилату ракету} few {{number} крилаті ракети} many {{number} крилатих ракет} other {{number} крилатої ракети}}",
  "count.ships":
    "{count, plural, one {{number} корабель чи катер} few {{number} кораблі чи катери} many {{number} кораблів чи катерів} other {{number} корабля чи катера}}",
  "count.submarines":
    "{count, plural, one {{number} підводний човен} few {{number} підводні човни} many {{number} підводних човнів} other {{number} підводного човна}}",
  "count.vehicles":
    "{count, plural, one {{number} автомобіль чи автоцистерну} few {{number} автомобілі чи автоцистерни} many {{number} автомобілів чи автоцистерн} other {{number} автомобіля чи автоцистерни}}",
  "count.specialEquipment":
    "{count, plural, one {{number} одиницю спеціальної техніки} few {{number} одиниці спеціальної техніки} many {{number} одиниць спеціальної техніки} other {{number} одиниці спеціальної техніки}}",
  "count.groundRobots":
    "{count, plural, one {{number} наземний робототехнічний комплекс} few {{number} наземні робототехнічні комплекси} many {{number} наземних робототехнічних комплексів} other {{number} наземного робототехнічного комплексу}}",
  "count.srbms":
    "{count, plural, one {{number} пускову установку ОТРК} few {{number} пускові установки ОТРК} many {{number} пускових установок ОТРК} other {{number} пускової установки ОТРК}}",
  "count.armour":
    "{count, plural, one {{number} одиницю бронетехніки} few {{number} одиниці бронетехніки} many {{number} одиниць бронетехніки} other {{number} одиниці бронетехніки}}",
  "count.equipment":
    "{count, plural, one {{number} одиницю техніки} few {{number} одиниці техніки} many {{number} одиниць техніки} other {{number} одиниці техніки}}",
  "count.other": "{number} за графою «{label}»",
  about:
    "{count, plural, one {близько {number} військовослужбовця} few {близько {number} військовослужбовців} many {близько {number} військовослужбовців} other {близько {number} військовослужбовця}}",
  more: "{count, plural, one {понад {number} військовослужбовця} few {понад {number} військовослужбовців} many {понад {number} військовослужбовців} other {понад {number} військовослужбовця}}",
  moreCategories:
    "{count, plural, one {техніку ще з {number} категорії} few {техніку ще з {number} категорій} many {техніку ще з {number} категорій} other {техніку ще з {number} категорії}}",
  armourWithTanks:
    "{count, plural, one {{armour}, з них {number} танк} few {{armour}, з них {number} танки} many {{armour}, з них {number} танків} other {{armour}, з них {number} танка}}",

  days: "{count, plural, one {{number} день} few {{number} дні} many {{number} днів} other {{number} дня}}",
  daysBefore:
    "{count, plural, one {за попередній {number} день} few {за попередні {number} дні} many {за попередні {number} днів} other {за попередні {number} дня}}",
  between:
    "{weekday, select, mon {між неділею і понеділком} tue {між понеділком і вівторком} wed {між вівторком і середою} thu {між середою і четвергом} fri {між четвергом і п’ятницею} sat {між п’ятницею і суботою} other {між суботою і неділею}}",
  fromWeekday:
    "{weekday, select, mon {з понеділка} tue {з вівторка} wed {із середи} thu {із четверга} fri {з п’ятниці} sat {із суботи} other {з неділі}}",
  toWeekday:
    "{weekday, select, mon {до понеділка} tue {до вівторка} wed {до середи} thu {до четверга} fri {до п’ятниці} sat {до суботи} other {до неділі}}",
  span: "від {start} до {end}",
  spanOfWeek: "{from}, {start}, {to}, {end}",
  spanOfWeekInMonth: "{from}, {start}-го, {to}, {end}",
  whenDay: "{between}, {day},",
  whenSince: "між зведеннями від {since} та від {day}",
  whenStretch: "за {days}, у зведеннях {span},",

  title: "Генштаб ЗСУ: Росія втратила {losses}",
  titleStretch: "Генштаб ЗСУ: за {days} Росія втратила {losses}",
  titleHighest: "Генштаб ЗСУ: Росія втратила {losses} — найбільше за добу з {day}",
  titleHighestEver: "Генштаб ЗСУ: Росія втратила {losses} — більше, ніж за будь-яку попередню добу",
  titleLowest: "Генштаб ЗСУ: Росія втратила {losses} — найменше за добу з {day}",
  titlePassed: "Генштаб ЗСУ: втрати Росії перевищили {total}, за добу — {number}",
  titleReached: "Генштаб ЗСУ: втрати Росії становлять рівно {total}, за добу — {number}",
  titleCorrected: "Генштаб ЗСУ: Росія втратила {losses}, попередні дані уточнено",
  titleBegins: "Генштаб ЗСУ: Росія втратила {losses}, у зведенні нова категорія",
  titleTotals: "Генштаб ЗСУ: від початку вторгнення Росія втратила {totals}",
  titleNone: "Генштаб ЗСУ не називає нових втрат Росії",
  titleNoneOf: "Генштаб ЗСУ не називає нових втрат Росії за графою «{label}»",
  titleFell: "Генштаб ЗСУ зменшив загальні числа втрат Росії",

  lead: "Як стверджує Генеральний штаб Збройних сил України, {when} Росія втратила {losses}.",
  leadTotals:
    "Як стверджує Генеральний штаб Збройних сил України, станом на {day} Росія від початку повномасштабного вторгнення втратила {totals}.",
  leadNone: "Як стверджує Генеральний штаб Збройних сил України, {when} нових втрат Росії не було.",
  leadNoneOf:
    "Як стверджує Генеральний штаб Збройних сил України, {when} нових втрат Росії за графою «{label}» не було.",
  leadFell: "За даними Генерального штабу Збройних сил України, {when} нових втрат Росії не додано.",
  others: "Генштаб нарахував також {figures}.",
  parts: "Це число охоплює {figures}.",
  together: "Разом це становить {figure} всіх видів.",

  highest: "Після {day} жодне зведення не називало за добу так багато: {figure}.",
  highestEver: "Жодне попереднє зведення в архіві не називало за добу так багато: {figure}.",
  lowest: "Після {day} жодне зведення не називало за добу так мало: {figure}.",
  lowestEver: "Жодне попереднє зведення в архіві не називало за добу так мало: {figure}.",
  passed: "Загальна кількість від початку повномасштабного вторгнення перевищила {figures}.",
  reached: "Загальна кількість від початку повномасштабного вторгнення становить рівно {figures}.",
  passedElsewhere: "В інших категоріях загальна кількість перевищила {figures}.",
  reachedElsewhere: "В інших категоріях загальна кількість становить рівно {figures}.",
  fell: "Загальні числа зменшилися на {figures}, отже, попередні дані уточнено.",
  lowered: "Окремо від втрат за добу уточнення зменшили загальні числа на {lowered}.",
  raised: "Окремо від втрат за добу уточнення збільшили загальні числа на {raised}.",
  loweredAndRaised:
    "Окремо від втрат за добу уточнення зменшили одні загальні числа на {lowered}, а інші збільшили на {raised}.",
  loweredWithin: "Уточнення попередніх даних зменшили ці втрати на {lowered}.",
  raisedWithin: "Уточнення попередніх даних збільшили ці втрати на {raised}.",
  loweredAndRaisedWithin:
    "Уточнення попередніх даних зменшили ці втрати на {lowered} і збільшили на {raised}.",
  begins:
    "Зведення вперше називає {figures}: це число охоплює час від початку війни й до цих втрат не входить.",
  beginsUnknown: "Уперше джерело називає {figures}: порівнювати тут немає з чим.",
  missing: "Деяких категорій, що були у зведенні від {day}, тут немає: {labels}.",
  since:
    "Втрати пораховано, починаючи зі зведення від {since}, найближчого з цими даними; вони охоплюють {days}.",
  apart: "Порівняно зі зведенням від {since}, найближчим із цими даними, загальні числа зросли на {figures}.",
  direction:
    "{count, plural, one {Напрямок} few {Напрямки} many {Напрямки} other {Напрямки}} найбільших втрат, за зведенням: {direction}.",

  previous: "Попереднє зведення, від {day}, називало {losses}.",
  previousTotal: "Попереднє зведення, від {day}, називало загалом {total}.",
  nothingBefore: "В архіві немає попередніх даних, з якими можна було б порівняти.",
  usual: "Зведення називає за добу {figure}: {comparisons}.",
  week: "{way, select, above {на {percent}% більше за середнє попередніх семи днів ({mean} на добу)} below {на {percent}% менше за середнє попередніх семи днів ({mean} на добу)} other {майже стільки ж, скільки в середньому за попередні сім днів ({mean} на добу)}}",
  month:
    "{way, select, above {на {percent}% більше за середнє попередніх 30 днів ({mean} на добу)} below {на {percent}% менше за середнє попередніх 30 днів ({mean} на добу)} other {майже стільки ж, скільки в середньому за попередні 30 днів ({mean} на добу)}}",
  means: "У середньому Росія втрачала {figures} на добу.",
  peak: "Найбільше за одну добу з цих зведень назвало зведення від {day}: {figure}.",
  share: "Зведення цих днів додали {figure}, тобто {percent} % загальної кількості на кінець цього часу.",
  stretchBefore: "Для порівняння: {daysBefore} Росія, за зведеннями, втратила {losses}.",

  totals: "За тим самим підрахунком від початку повномасштабного вторгнення Росія втратила {totals}.",
  totalsNone: "Загальна кількість від початку повномасштабного вторгнення дорівнює нулю.",

  estimate: "Інші називали власні числа: {day} {who} — {figure} ({counts}).",
  estimateInMonth: "Інші називали власні числа: {who} ({month}) — {figure} ({counts}).",
  estimateApart: "Такі оцінки рахують різне, і до наведених чисел їх не додано.",
  range: "{low}–{high}",
  claim:
    "Це твердження однієї зі сторін війни: сам Генштаб називає ці дані орієнтовними, а незалежно перевірити їх не вдалося.",
  killedAndWounded: "Втрати особового складу — це вбиті й поранені разом.",
  differs: "Інші джерела подають деякі числа інакше: {labels}.",
  corrected: "Джерело змінило деякі числа цього зведення {day}: {labels}.",

  pointLoss: "За зведенням від {day} Росія втратила {losses}",
  pointLossSince: "Після зведення від {since} Росія втратила {losses}",
  pointLossStretch: "За {days} Росія, за зведеннями, втратила {losses}",
  pointNone: "Зведення від {day} не називає нових втрат",
  pointNothingBefore: "Попередніх даних для порівняння немає",
  pointTotals: "Від початку повномасштабного вторгнення Росія втратила {totals}",
  pointTotalsNone: "Від початку повномасштабного вторгнення таких втрат не названо",
  pointHighest: "Зведення називає найбільше за добу з {day}: {figure}",
  pointHighestEver: "Зведення називає більше, ніж будь-яке попереднє в архіві: {figure}",
  pointLowest: "Зведення називає найменше за добу з {day}: {figure}",
  pointLowestEver: "Зведення називає менше, ніж будь-яке попереднє в архіві: {figure}",
  pointPassed: "Загальна кількість перевищила {figures}",
  pointReached: "Загальна кількість становить рівно {figures}",
  pointLowered: "Уточнення: загальні числа зменшено на {lowered}",
  pointRaised: "Уточнення: загальні числа збільшено на {raised}",
  pointLoweredAndRaised: "Уточнення: одні загальні числа зменшено на {lowered}, інші збільшено на {raised}",
  pointBegins: "Зведення вперше називає {figures}",
  pointMissing: "Цього разу у зведенні немає: {labels}",
  pointSince: "Порівняно зі зведенням від {since}, тож втрати охоплюють {days}",
  pointWeek:
    "{way, select, above {На {percent}% більше за середнє попередніх семи днів: зведення називає {figure}} below {На {percent}% менше за середнє попередніх семи днів: зведення називає {figure}} other {Майже стільки ж, скільки в середньому за попередні сім днів: зведення називає {figure}}}",
  pointMonth:
    "{way, select, above {На {percent}% більше за середнє попередніх 30 днів: зведення називає {figure}} below {На {percent}% менше за середнє попередніх 30 днів: зведення називає {figure}} other {Майже стільки ж, скільки в середньому за попередні 30 днів: зведення називає {figure}}}",
  pointDirection:
    "{count, plural, one {Напрямок} few {Напрямки} many {Напрямки} other {Напрямки}} найбільших втрат: {direction}",
  pointMeans: "У середньому Росія втрачала {figures} на добу",
  pointPrevious: "Попереднє зведення називало {losses}",
  pointPreviousTotal: "Попереднє зведення називало загалом {total}",
  pointClaim: "Це твердження однієї зі сторін, незалежно його не перевірено",
};
