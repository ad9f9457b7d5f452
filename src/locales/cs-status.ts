import type { Texts } from "../core/locale.ts";

/** The Czech texts of how the posts of a place and the sources fare; part of `cs.ts`. */
export const csStatus: Readonly<Record<string, Texts>> = {
  placeCheck: {
    here: "tomto chatu",
    titled: "chatu „{title}“",
    lacking: "K psaní v {channel} potřebuji {permissions}: udělte mi to, prosím.",
    pictures: "Příspěvky chodí bez obrázků: udělte mi, prosím, {permission} v {channel}.",
    pin: "Příspěvky se nepřipínají: udělte mi, prosím, {permission} v {channel}.",
    role: "Role je zmíněna, ale nedostane upozornění: dovolte všem ji zmiňovat, nebo mi udělte {permission} v {channel}.",
    noRole: "Role, která se má zmiňovat, už není: vyberte jinou, nebo žádnou.",
  },
  leftUndone: {
    "publish.lacking":
      "Poslední příspěvek se nerozeslal těm, kdo kanál sledují: chybělo mi {permissions} v {channel}. Udělte mi to a další se rozešle; tento můžete zveřejnit sami.",
    "publish.limit":
      "Poslední příspěvek se nerozeslal těm, kdo kanál sledují: za hodinu jich smí být jen několik. Další se zase rozešle; tento můžete později zveřejnit sami.",
    "publish.otherwise":
      "Poslední příspěvek se nerozeslal těm, kdo kanál sledují: platforma to neprovedla. S dalším se to zkusí znovu; tento můžete zveřejnit sami.",
    "pin.lacking":
      "Poslední příspěvek se nepřipnul: chybělo mi právo připínat v {channel}. Mám-li ho, další se připne; tento můžete připnout sami.",
    "pin.otherwise":
      "Poslední příspěvek se nepřipnul: platforma to neprovedla. S dalším se to zkusí znovu; tento můžete připnout sami.",
  },
  elsewhere: {
    named:
      "Příspěvky tohoto serveru chodí do {channels}: zeptejte se tam, nebo kanál uveďte ve volbě „{option}“.",
    there: "Příspěvky tohoto serveru chodí do {channels}: zeptejte se tam.",
    counted:
      "{count, plural, one {Jinde na tomto serveru či ve skupině je # odběr} few {Jinde na tomto serveru či ve skupině jsou # odběry} many {Jinde na tomto serveru či ve skupině je # odběru} other {Jinde na tomto serveru či ve skupině je # odběrů}}: zeptejte se tam.",
  },
  halt: {
    paused: "Příspěvky pozastavil provozovatel tohoto bota ({when}): další čeká, až je znovu spustí.",
    stopped:
      "Hlášení ze dne {day} teď nelze zveřejnit. Vy s tím nemusíte nic dělat: provozovatel tohoto bota o tom ví.",
  },
  trouble: {
    failed: "Příspěvek ({what}) nedošel ({when}): {reason}",
    unknown: "Není známo, zda příspěvek ({what}) došel ({when}), nebyl proto zopakován.",
    "leftOut.late": "Příspěvek ({what}) byl vynechán ({when}): nepodařilo se ho odeslat včas.",
    "leftOut.newer": "Příspěvek ({what}) byl vynechán ({when}): dříve vyšel novější.",
    "leftOut.ended": "Příspěvek ({what}) byl vynechán ({when}): odběr byl tehdy vypnutý nebo pozastavený.",
    "leftOut.aborted":
      "Příspěvek ({what}) byl vynechán ({when}): zrušil ho provozovatel tohoto bota. Další vyjde jako obvykle.",
    later: "Příspěvek ({what}) se stále odesílá (poslední pokus: {when}): platforma ho nepřijala.",
    elsewhere: "V {channel} poslední příspěvek nedošel: {reason}",
    unnamed: "jiném zdejším kanálu nebo tématu",
    gone: "kanál už neexistuje, nebo v něm už nejsem. Přidejte mě znovu a zadejte /subscribe.",
    missing: "platforma kanál nenachází. Přidejte mě znovu a zadejte /subscribe.",
    forbidden:
      "platforma ho odmítla a neřekla proč. Ověřte, zda smím psát v {channel}, a zadejte znovu /subscribe.",
    lacking:
      "zveřejňovat mi nebylo dovoleno: potřebuji k tomu {permissions} v {channel}. Udělte mi to a zadejte znovu /subscribe.",
    closed: "vlákno nebo téma je zavřené či zamčené. Otevřete ho a zadejte znovu /subscribe.",
    noTopic: "téma bylo smazáno. Zadejte /subscribe v jiném.",
    filtered:
      "blokuje ho AutoMod nebo jiný filtr tohoto serveru. Udělte mi výjimku a zadejte znovu /subscribe.",
    links:
      "platforma pokládá odkaz v něm za škodlivý. Napravit to musí provozovatel tohoto bota; je to zaznamenáno.",
    otherwise: "platforma ho nepřijala.",
  },
  status: {
    description: "Zda sem příspěvky docházejí a zda zdroje odpovídají",
    title: "Jak jsou na tom příspěvky a zdroje",
    notSubscribed: "Nic se tu nezveřejňuje. Odběr zapne /subscribe.",
    lastPost: "Poslední příspěvek: {what}, odesláno {when}.",
    noPost: "Zatím se tu nic nezveřejnilo.",
    newest: "Nejnovější zobrazené hlášení je ze dne {day}.",
    none: "Zatím není žádné hlášení.",
    held: "{count, plural, one {# hlášení se ověřuje a nezobrazuje} few {# hlášení se ověřují a nezobrazují} many {# hlášení se ověřuje a nezobrazuje} other {# hlášení se ověřuje a nezobrazuje}}.",
    line: "{title}: {state}",
    never: "zatím bez dotazu",
    answered: "odpověď přišla {when}",
    report:
      "nejnovější hlášení ze dne {day} ({age, plural, =0 {dnešní} one {staré # den} few {staré # dny} many {staré # dne} other {staré # dní}})",
    noReport: "zatím žádné hlášení",
    unreachable: "nepodařilo se spojit {when}",
    late: "odpověď nepřišla včas {when}",
    status: "odpověď s chybou {when}",
    resting: "žádost o přestávku v dotazech {when}",
    form: "nečitelná odpověď {when}",
    before: "poslední dobrá odpověď {when}",
  },
};
