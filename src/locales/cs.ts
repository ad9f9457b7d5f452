import type { Locale } from "../core/locale.ts";
import { csCommands } from "./cs-commands.ts";
import { csNames } from "./cs-names.ts";
import { csPage } from "./cs-page.ts";
import { csPictures } from "./cs-pictures.ts";
import { csSettings } from "./cs-settings.ts";
import { csStatus } from "./cs-status.ts";
import { csStory } from "./cs-story.ts";
import { csWhen } from "./cs-when.ts";

/** Czech. */
export const cs: Locale = {
  tag: "cs",
  format: "cs",
  name: "Čeština",
  aliases: ["czech", "česky", "cesky", "cestina", "cz", "чеська"],
  when: csWhen,
  texts: {
    ...csCommands,
    ...csNames,
    ...csPage,
    ...csPictures,
    ...csSettings,
    ...csStatus,
    story: csStory,
    feed: { title: "Ruské bojové ztráty den po dni" },
    direction: {
      Avdiivka: "Avdijivka",
      Bakhmut: "Bachmut",
      Donetsk: "Doněck",
      Izyum: "Izjum",
      Kharkiv: "Charkov",
      Kramatorsk: "Kramatorsk",
      "Kryvyi Rih": "Kryvyj Rih",
      Kupiansk: "Kupjansk",
      Kurakhove: "Kurachove",
      Lyman: "Lyman",
      Mykolaiv: "Mykolajiv",
      Novopavlivsk: "Novopavlivsk",
      Popasna: "Popasna",
      Sievierodonetsk: "Sjevjerodoněck",
      Slobozhanskyi: "Slobožanskyj",
      Sloviansk: "Slovjansk",
      Zaporizhzhia: "Záporoží",
    },
    summary: {
      title: "Ruské bojové ztráty, {day}",
      titleOfOne: "{category}: ruské bojové ztráty, {day}",
      span: "{from} – {to}",
      claimStretch:
        "Podle tvrzení ukrajinského generálního štábu; údaje jsou přibližné. Celkové počty k {warDay}. dni plnohodnotné invaze a přírůstek za toto období.",
      claimBrief: "Podle tvrzení ukrajinského generálního štábu; údaje jsou přibližné.",
      claim:
        "Podle tvrzení ukrajinského generálního štábu; údaje jsou přibližné. {warDay}. den plnohodnotné invaze.",
      figure: "{label}: {value}",
      figureAndChange: "{label}: {value} ({change})",
      about: "přibližně {number}",
      more: "více než {number}",
      fell: "{label}: celkový počet klesl o {number}, dřívější údaje tedy byly opraveny.",
      correction: "{label}: ztráty za tento den {delta}; k tomu oprava celkového počtu {correction}.",
      correctionWithin: "{label}: z toho {correction} je oprava dřívějších údajů.",
      begins: "{label}: poprvé v hlášení. Počet platí za dobu od začátku války a do změny nepatří.",
      begun:
        "{label}: poprvé v hlášení ze dne {day}, s počtem {number}. Ten platí za dobu od začátku války a do změny nepatří; od té doby: {change}.",
      beginsUnknown: "{label}: ve zdroji nově, takže to není s čím porovnat.",
      since: "Od hlášení ze dne {day}, nejbližšího s těmito údaji: {changes}.",
      sinceAll: "Za předchozí den takové údaje nejsou: změny se počítají od hlášení ze dne {day}.",
      firstReport: "Období začíná prvním hlášením, ze dne {day}, které počítá od začátku invaze.",
      leftOut: "Vynecháno, protože chybí hlášení ze dne {eve}, od kterého by se dalo počítat: {days}.",
      notReported: "Vynecháno, protože chybí hlášení: {days}.",
      missing: "V tomto hlášení chybí: {figures}.",
      lastSeen: "{label} (naposledy {value}, {day})",
      noSum: "Toto hlášení neobsahuje všechny kategorie, součet proto chybí.",
      direction:
        "{count, plural, one {Směr} few {Směry} many {Směry} other {Směry}} největších ztrát: {direction}.",
      prisoners: "Váleční zajatci uvedení v hlášení: {number}.",
      age: "{days, plural, one {Toto je nejnovější hlášení, je staré # den.} few {Toto je nejnovější hlášení, je staré # dny.} many {Toto je nejnovější hlášení, je staré # dne.} other {Toto je nejnovější hlášení, je staré # dní.}}",
      agePosted:
        "{days, plural, one {Toto hlášení je o # den starší než tento příspěvek.} few {Toto hlášení je o # dny starší než tento příspěvek.} many {Toto hlášení je o # dne starší než tento příspěvek.} other {Toto hlášení je o # dní starší než tento příspěvek.}}",
      corrected: "Opraveno {day}: {figures}.",
      was: "{label} {after}, předtím {before}",
      filled: "Převzato z jiného zdroje ({source}): {figures}.",
      disagrees: "Odlišné údaje ({sources}): {figures}.",
      other: "{label} {value} ({change})",
      andMore:
        "{figures}; a {more, plural, one {# další údaj} few {# další údaje} many {# dalšího údaje} other {# dalších údajů}}",
      heldNewer: "Přišlo novější hlášení, ze dne {day}. Ještě se ověřuje, protože je v něm něco neobvyklého.",
      source: "Zdroj: generální štáb ukrajinských ozbrojených sil, jak uvádí {title}, {day}",
      confirmed: "Potvrzují: {sources}.",
      unconfirmed: "Druhý zdroj to zatím nepotvrdil.",
      confirmedTotals: "Celkové počty ke dni {day} potvrzují: {sources}.",
      unconfirmedTotals: "Celkové počty ke dni {day} druhý zdroj zatím nepotvrdil.",
    },
    option: {
      fillers:
        "a, i, proti, kolik, ztráty, ztrát, ukaž, ukažte, jaké, bylo, rusko, ruska, rusové, ruské, hlášení, údaje",
      notOne: "Místo „{text}“ zadejte {expected}.",
      notAny: "„{text}“ sem nepatří: zadejte {expected}.",
      none: "Za /{command} se nic nepíše: „{text}“ vynechte.",
      notAnyOf: "„{text}“ sem nepatří: /{command} má volby {known} (název:hodnota).",
      tooMany: "„{text}“ je slovo navíc: /{command} má volby {known} a ty už jsou zadány.",
      unknownName: "/{command} nemá volbu „{name}“, k dispozici: {known}.",
      twice: "„{name}“ je zadáno dvakrát: jedno vynechte.",
      nearest: "„{text}“ tu není známo: nemysleli jste „{nearest}“?",
    },
    // In the accusative, as they stand after "zadejte".
    kind: {
      when: "den nebo období (2023-03-07, včera, březen 2023)",
      category: "kategorii ({known} …)",
      another: "Vždy jedna kategorie: více vedle sebe ukáže /chart tanks artillery.",
      language: "jazyk ({known})",
      form: "formu ({known})",
      newest: "nejnovější hlášení",
      weekend: "poslední víkend",
      week: "posledních 7 dní",
      month: "posledních 30 dní",
      lastWeek: "minulý týden",
      lastMonth: "minulý měsíc",
      thisYear: "letošní rok",
      all: "celé období",
    },
    action: {
      before: "◀ {day}",
      after: "{day} ▶",
      week: "7 dní",
      month: "30 dní",
      card: "Obrázek",
      text: "Slovy",
      chart: "Graf",
    },
    meaning: {
      week: "{label}: {comparison} průměr předchozích 7 dnů ({mean} denně).",
      month: "{label}: {comparison} průměr předchozích 30 dnů ({mean} denně).",
      weekAndMonth:
        "{label}: {comparison} průměr předchozích 7 dnů ({mean} denně), {comparisonMonth} průměr předchozích 30 dnů ({meanMonth}).",
      above: "o {percent} více než",
      below: "o {percent} méně než",
      same: "stejně jako",
      highestSince: "{label}: nejvíc za jeden den od {day}.",
      highestEver: "{label}: nejvíc za jeden den v celém archivu.",
      lowestSince: "{label}: nejméně za jeden den od {day}.",
      lowestEver: "{label}: nejméně za jeden den v celém archivu.",
      stretch:
        "{label}: v průměru {mean} denně za {days, plural, one {# den} few {# dny} many {# dne} other {# dní}}.",
      peak: "{label}: v průměru {mean} denně za {days, plural, one {# den} few {# dny} many {# dne} other {# dní}}; nejvíc {day}: {loss}.",
      peakOfKnown:
        "{label}: v průměru {mean} denně za {days, plural, one {# den} few {# dny} many {# dne} other {# dní}}; nejvíc {day}: {loss} (z {known, plural, one {# dne} few {# dnů} many {# dne} other {# dnů}}, za které jsou ztráty známy).",
      share: "{label}: {share} celkového počtu ke dni {day}.",
      passed: "Překročená kulatá čísla: {figures}.",
      figure: "{label} {number}",
    },
    form: {
      brief: "stručně, krátce, stručná, krátká, strucne",
      full: "úplně, celé, podrobně, úplná, uplne",
      story: "vyprávění, příběh, článek, text, vypraveni",
      card: "karta, obrázek, fotka",
    },
    vocabulary: { more: "dnes, včera, víkend, všechno, minulý týden, minulý měsíc, tento rok" },
    bot: {
      unknownCommand: "Příkaz „{command}“ neexistuje: všechny ukáže /help.",
      noPlace: "/{command} nastavuje příspěvky kanálu: přidejte mě do něj a zadejte příkaz tam.",
      notAllowed: "Příkaz /{command} tu smí použít jen správce: požádejte některého z nich.",
      tooMany: "Příliš mnoho dotazů najednou: počkejte několik sekund a zeptejte se znovu.",
      store: "Teď to nejde uložit a nic se nezměnilo: zkuste to prosím znovu za několik minut.",
      fault: "Na mé straně nastala chyba a je zaznamenána: zkuste to prosím znovu za několik minut.",
    },
    discord: {
      notYours: "Tlačítka může použít jen ten, kdo se ptal: zeptejte se sami příkazem /{command}.",
    },
    telegram: {
      notYours: "Tlačítka může použít jen ten, kdo se ptal: zeptejte se sami příkazem /{command}.",
      writeFirst:
        "Na to odpovídám jen soukromě: nejdřív mi napište do soukromého chatu a pak se tu zeptejte znovu.",
      unnamed: "Na to odpovídám jen soukromě a Telegram mi neříká, kdo se ptá: stiskněte tlačítko.",
      closed: "V {chat} nesmím odpovídat: správce mi tam musí udělit {permissions}.",
      refused: "Telegram mi nedovoluje odpovědět v {chat}.",
      show: "Odpovědět soukromě",
      answered: "Odpověď je v soukromém chatu.",
    },
    "source.mod": {
      title: "ministerstvo obrany Ukrajiny (mod.gov.ua)",
      about:
        "ranní hlášení generálního štábu, jak je zveřejňuje ministerstvo obrany Ukrajiny na mod.gov.ua, licence CC BY 4.0",
    },
    "source.russianwarship": {
      title: "web russianwarship.rip",
      about: "otevřené API s údaji a změnami z denních hlášení; licenci neuvádí",
    },
    "source.orc": {
      title: "datová sada Lod Softworks",
      about: "otevřená datová sada denních hlášení, kterou vedou Lod Softworks a přispěvatelé, licence MIT",
    },
    "source.minfin": {
      title: "portál Minfin (index.minfin.com.ua)",
      about:
        "denní hlášení v přehledu finančního portálu Minfin; kopírování je dovoleno s odkazem na www.minfin.com.ua",
    },
    "source.dataset": {
      title: "datová sada PetroIvaniuk",
      about: "otevřená datová sada denních hlášení, kterou vede Petro Ivaňuk, licence MIT",
    },
    "source.embedded": {
      title: "tisk z let 2022 a 2023",
      about: "několik dnů z let 2022 a 2023, které má bot vždy, i bez sítě",
    },
  },
};
