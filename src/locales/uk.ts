import type { Locale } from "../core/locale.ts";
import { ukCommands } from "./uk-commands.ts";
import { ukNames } from "./uk-names.ts";
import { ukPage } from "./uk-page.ts";
import { ukPictures } from "./uk-pictures.ts";
import { ukSettings } from "./uk-settings.ts";
import { ukStatus } from "./uk-status.ts";
import { ukStory } from "./uk-story.ts";
import { ukWhen } from "./uk-when.ts";

/** Ukrainian. */
export const uk: Locale = {
  tag: "uk",
  format: "uk",
  name: "Українська",
  aliases: ["ua", "ukrainian", "українською"],
  // "7 березня 2023 р." would end a sentence with two full stops; on a button, "7 бер. 2023", it is only long.
  day: (formatted) => formatted.replace(/(\. \d+)\sр\.$/, "$1").replace(/\sр\.$/, " року"),
  when: ukWhen,
  texts: {
    ...ukCommands,
    ...ukNames,
    ...ukPage,
    ...ukPictures,
    ...ukSettings,
    ...ukStatus,
    story: ukStory,
    feed: { title: "Бойові втрати російської армії, день за днем" },
    direction: {
      Avdiivka: "Авдіївський",
      Bakhmut: "Бахмутський",
      Donetsk: "Донецький",
      Izyum: "Ізюмський",
      Kharkiv: "Харківський",
      Kramatorsk: "Краматорський",
      "Kryvyi Rih": "Криворізький",
      Kupiansk: "Куп’янський",
      Kurakhove: "Курахівський",
      Lyman: "Лиманський",
      Mykolaiv: "Миколаївський",
      Novopavlivsk: "Новопавлівський",
      Popasna: "Попаснянський",
      Sievierodonetsk: "Сєвєродонецький",
      Slobozhanskyi: "Слобожанський",
      Sloviansk: "Слов’янський",
      Zaporizhzhia: "Запорізький",
    },
    summary: {
      span: "{from} – {to}",
      claimStretch:
        "За твердженням Генерального штабу ЗСУ, орієнтовно. Загальна кількість на {warDay}-й день повномасштабного вторгнення і приріст за цей час.",
      claimBrief: "За твердженням Генерального штабу ЗСУ, орієнтовно.",
      title: "Бойові втрати російської армії, {day}",
      titleOfOne: "{category}: втрати російської армії, {day}",
      claim:
        "За твердженням Генерального штабу ЗСУ, орієнтовно. {warDay}-й день повномасштабного вторгнення.",
      figure: "{label}: {value}",
      figureAndChange: "{label}: {value} ({change})",
      about: "близько {number}",
      more: "понад {number}",
      fell: "{label}: загальна кількість зменшилася на {number}, отже, попередні дані уточнено.",
      correction: "{label}: {delta} за саму добу, і ще уточнення загальної кількості на {correction}.",
      correctionWithin: "{label}: у цій зміні {correction} — уточнення попередніх даних.",
      begins: "{label}: уперше у зведенні. Число охоплює час від початку війни й не входить до змін.",
      begun:
        "{label}: уперше у зведенні від {day}, число {number}. Воно охоплює час від початку війни й не входить до змін; відтоді: {change}.",
      beginsUnknown: "{label}: нове в джерелі, тож порівнювати немає з чим.",
      sinceAll: "За попередній день таких даних немає: зміни подано порівняно зі зведенням від {day}.",
      firstReport:
        "Відлік починається з першого зведення, від {day}, яке охоплює час від початку вторгнення.",
      leftOut: "Не враховано, бо немає зведення від {eve}, з яким можна порівняти: {days}.",
      notReported: "Не враховано, бо немає зведень: {days}.",
      agePosted:
        "{days, plural, one {Це зведення на # день старіше за цей допис.} few {Це зведення на # дні старіше за цей допис.} many {Це зведення на # днів старіше за цей допис.} other {Це зведення на # дня старіше за цей допис.}}",
      since: "Порівняно зі зведенням від {day}, найближчим із цими даними: {changes}.",
      missing: "У цьому зведенні немає: {figures}.",
      lastSeen: "{label} (востаннє {value}, {day})",
      noSum: "У цьому зведенні є не всі категорії, тому суми немає.",
      direction:
        "{count, plural, one {Напрямок} few {Напрямки} many {Напрямки} other {Напрямки}} найбільших втрат, за джерелом: {direction}.",
      prisoners: "У зведенні названо військовополонених: {number}.",
      age: "{days, plural, one {Це найновіше зведення, воно вийшло # день тому.} few {Це найновіше зведення, воно вийшло # дні тому.} many {Це найновіше зведення, воно вийшло # днів тому.} other {Це найновіше зведення, воно вийшло # дня тому.}}",
      corrected: "Уточнено {day}: {figures}.",
      was: "{label} з {before} на {after}",
      filled: "Доповнено з іншого джерела, {source}: {figures}.",
      disagrees: "Інакше подають {sources}: {figures}.",
      other: "{label} {value} ({change} до показаного)",
      andMore: "{figures}; і ще {more, plural, one {# число} few {# числа} many {# чисел} other {# числа}}",
      heldNewer: "Є новіше зведення, від {day}. Його ще перевіряють, бо дещо в ньому незвичне.",
      source: "Джерело: Генеральний штаб ЗСУ, через {title}, {day}",
      confirmed: "Підтвердження: {sources}.",
      unconfirmed: "Друге джерело цього ще не підтвердило.",
      confirmedTotals: "Загальні числа на {day} підтверджують: {sources}.",
      unconfirmedTotals: "Загальних чисел на {day} друге джерело ще не підтвердило.",
    },
    option: {
      fillers:
        "і, й, та, проти, а, лише, тільки, скільки, втрати, втрат, втратили, втратила, покажи, покажіть, дай, дайте, які, яка, було, були, росія, росії, росіяни, росіян, рф, російські, зведення, звіт, дані",
      notOne: "Замість «{text}» тут має бути {expected}.",
      notAny: "«{text}» сюди не підходить: тут має бути {expected}.",
      none: "Після /{command} нічого не пишуть: приберіть «{text}».",
      notAnyOf: "«{text}» не підходить: /{command} приймає {known} (назва:значення).",
      tooMany: "«{text}» — зайве слово: /{command} приймає {known}, і це вже вказано.",
      unknownName: "/{command} не має параметра «{name}», доступні параметри: {known}.",
      twice: "«{name}» вказано двічі: залиште одне.",
      nearest: "«{text}» тут не відоме: можливо, ви мали на увазі «{nearest}».",
    },
    kind: {
      when: "дата або проміжок (2023-03-07, вчора, березень 2023)",
      category: "категорія ({known} …)",
      another: "Тут одна категорія за раз: щоб побачити кілька поруч, спитайте /chart tanks artillery.",
      language: "мова ({known})",
      form: "форма ({known})",
      newest: "найновіше зведення",
      weekend: "останні вихідні",
      week: "останні 7 днів",
      month: "останні 30 днів",
      lastWeek: "минулий тиждень",
      lastMonth: "минулий місяць",
      thisYear: "цей рік",
      all: "увесь час",
    },
    discord: {
      notYours: "Цими кнопками може скористатися лише той, хто питав: спитайте самі командою /{command}.",
    },
    telegram: {
      notYours: "Цими кнопками може скористатися лише той, хто питав: спитайте самі командою /{command}.",
      writeFirst: "Відповім лише в приватному чаті: спочатку напишіть мені туди, а тоді повторіть запит тут.",
      unnamed: "Відповім лише в приватному чаті, а Telegram не показує мені, хто ви: натисніть кнопку.",
      closed: "Мені не дозволено відповідати в {chat}: адміністратор має надати мені там {permissions}.",
      refused: "Telegram не дає мені відповісти в {chat}.",
      show: "Відповісти приватно",
      answered: "Відповідь надіслано вам у приватний чат.",
    },
    action: {
      before: "◀ {day}",
      after: "{day} ▶",
      week: "7 днів",
      month: "30 днів",
      card: "Картинка",
      text: "Текст",
      chart: "Графік",
    },
    meaning: {
      week: "{label}: {comparison} середнім за 7 попередніх днів ({mean} на добу).",
      month: "{label}: {comparison} середнім за 30 попередніх днів ({mean} на добу).",
      weekAndMonth:
        "{label}: {comparison} середнім за 7 попередніх днів ({mean} на добу), {comparisonMonth} середнім за 30 попередніх днів ({meanMonth}).",
      above: "на {percent} більше порівняно із",
      below: "на {percent} менше порівняно із",
      same: "стільки ж порівняно із",
      highestSince: "{label}: найбільше за добу з {day}.",
      highestEver: "{label}: найбільше за добу в усьому архіві.",
      lowestSince: "{label}: найменше за добу з {day}.",
      lowestEver: "{label}: найменше за добу в усьому архіві.",
      stretch:
        "{label}: у середньому {mean} на добу за {days, plural, one {# день} few {# дні} many {# днів} other {# дня}}.",
      peak: "{label}: у середньому {mean} на добу за {days, plural, one {# день} few {# дні} many {# днів} other {# дня}}; найбільше {day} — {loss}.",
      peakOfKnown:
        "{label}: у середньому {mean} на добу за {days, plural, one {# день} few {# дні} many {# днів} other {# дня}}; найбільше {day} — {loss} (із {known, plural, one {# дня} few {# днів} many {# днів} other {# дня}}, добові втрати за які відомі).",
      share: "{label}: {share} від загальної кількості на {day}.",
      passed: "Подолано круглі числа: {figures}.",
      figure: "{label} {number}",
    },
    form: {
      brief: "коротко, стисло, скорочено, коротка",
      full: "повно, повністю, докладно, детально, повна",
      story: "розповідь, історія, оповідь, текст",
      card: "картка, картинка, зображення, малюнок, фото",
    },
    vocabulary: { more: "сьогодні, вчора, вихідні, усе, минулий тиждень, минулий місяць, цей рік" },
    bot: {
      unknownCommand: "Команди «{command}» немає: усі команди покаже /help.",
      noPlace:
        "/{command} налаштовує дописи каналу: надішліть цю команду в самому каналі, додавши мене туди.",
      notAllowed: "Команду /{command} може виконати лише адміністратор: попросіть когось із них.",
      tooMany: "Забагато питань одразу: зачекайте кілька секунд і спитайте знову.",
      store: "Зараз не вдається це зберегти, і нічого не змінено: спробуйте, будь ласка, за кілька хвилин.",
      fault: "У мене сталася помилка, її записано: спробуйте, будь ласка, за кілька хвилин.",
    },
    "source.mod": {
      title: "Міністерство оборони України (mod.gov.ua)",
      about: "щоденні зведення Генерального штабу на сайті Міністерства оборони України; ліцензія CC BY 4.0",
    },
    "source.russianwarship": {
      title: "сайт russianwarship.rip",
      about: "відкритий API з даними щоденних зведень і змінами за добу; ліцензію не вказано",
    },
    "source.orc": {
      title: "набір даних Lod Softworks",
      about: "відкритий набір щоденних зведень, який ведуть Lod Softworks та інші учасники; ліцензія MIT",
    },
    "source.minfin": {
      title: "Мінфін (index.minfin.com.ua)",
      about:
        "щоденні зведення в переліку фінансового порталу «Мінфін»; копіювання дозволено з посиланням на www.minfin.com.ua",
    },
    "source.dataset": {
      title: "набір даних PetroIvaniuk",
      about: "відкритий набір щоденних зведень, який веде Петро Іванюк; ліцензія MIT",
    },
    "source.embedded": {
      title: "публікації в пресі 2022 і 2023 років",
      about: "кілька днів 2022 і 2023 років, які бот має завжди, навіть без мережі",
    },
  },
};
