import type { Texts } from "../core/locale.ts";

/** The German texts of how the posts of a place and the sources fare; part of `de.ts`. */
export const deStatus: Readonly<Record<string, Texts>> = {
  placeCheck: {
    here: "diesem Chat",
    titled: "„{title}“",
    lacking: "Um in {channel} zu posten, brauche ich {permissions}: bitte erteilen.",
    pictures: "Beiträge kommen ohne ihre Bilder an: bitte gib mir {permission} in {channel}.",
    pin: "Beiträge werden nicht angeheftet: bitte gib mir {permission} in {channel}.",
    role: "Die Rolle wird genannt, aber nicht benachrichtigt: Lass alle sie erwähnen oder gib mir {permission} in {channel}.",
    noRole: "Die Rolle, die erwähnt werden soll, gibt es nicht mehr: Wähle eine andere oder keine.",
  },
  leftUndone: {
    "publish.lacking":
      "Der letzte Beitrag ging nicht an die Follower: Mir fehlte {permissions} in {channel}. Bitte erteilen, dann geht der nächste an sie; diesen kannst du selbst veröffentlichen.",
    "publish.limit":
      "Der letzte Beitrag ging nicht an die Follower: In einer Stunde dürfen es nur einige sein. Der nächste geht wieder an sie; diesen kannst du später selbst veröffentlichen.",
    "publish.otherwise":
      "Der letzte Beitrag ging nicht an die Follower: Die Plattform hat es nicht getan. Beim nächsten wird es wieder versucht; diesen kannst du selbst veröffentlichen.",
    "pin.lacking":
      "Der letzte Beitrag wurde nicht angeheftet: Mir fehlte das Recht dazu in {channel}. Habe ich es, wird der nächste angeheftet; diesen kannst du selbst anheften.",
    "pin.otherwise":
      "Der letzte Beitrag wurde nicht angeheftet: Die Plattform hat es nicht getan. Beim nächsten wird es wieder versucht; diesen kannst du selbst anheften.",
  },
  elsewhere: {
    named:
      "Beiträge dieses Servers gehen an {channels}: Frag dort oder nenne den Kanal mit der Option „{option}“.",
    there: "Beiträge dieses Servers gehen an {channels}: Frag dort.",
    counted:
      "{count, plural, one {Es gibt # Abonnement} other {Es gibt # Abonnements}} anderswo auf diesem Server oder in dieser Gruppe: Frag dort.",
  },
  halt: {
    paused:
      "Wer diesen Bot betreibt, hat die Beiträge angehalten ({when}): Der nächste wartet, bis sie weitergehen.",
    stopped:
      "Der Bericht vom {day} lässt sich gerade nicht veröffentlichen. Du musst nichts tun: Wer diesen Bot betreibt, weiß davon.",
  },
  trouble: {
    failed: "Der Beitrag ({what}) kam nicht an ({when}): {reason}",
    unknown:
      "Ob der Beitrag ({what}) ankam ({when}), lässt sich nicht sagen; deshalb wurde er nicht wiederholt.",
    "leftOut.late": "Der Beitrag ({what}) wurde ausgelassen ({when}): Er ließ sich nicht rechtzeitig senden.",
    "leftOut.newer": "Der Beitrag ({what}) wurde ausgelassen ({when}): Ein neuerer kam zuvor.",
    "leftOut.ended":
      "Der Beitrag ({what}) wurde ausgelassen ({when}): Das Abonnement war da abgeschaltet oder pausiert.",
    "leftOut.aborted":
      "Der Beitrag ({what}) wurde ausgelassen ({when}): Wer diesen Bot betreibt, hat ihn zurückgezogen. Der nächste kommt wie gewohnt.",
    later:
      "Der Beitrag ({what}) wird weiter versucht (zuletzt {when}): Die Plattform hat ihn nicht angenommen.",
    elsewhere: "In {channel} kam der letzte Beitrag nicht an: {reason}",
    unnamed: "einem anderen Kanal oder Thema hier",
    gone: "Den Kanal gibt es nicht mehr, oder ich bin nicht mehr darin. Bitte mich neu hinzufügen und /subscribe eingeben.",
    missing: "Die Plattform findet den Kanal nicht. Bitte mich neu hinzufügen und /subscribe eingeben.",
    forbidden:
      "Die Plattform hat ihn abgelehnt, ohne zu sagen, warum. Bitte nachsehen, ob ich in {channel} veröffentlichen darf, und /subscribe noch einmal eingeben.",
    lacking:
      "Ich durfte nicht veröffentlichen: Dazu brauche ich {permissions} in {channel}. Bitte erteilen und /subscribe noch einmal eingeben.",
    closed:
      "Der Thread oder das Thema ist geschlossen oder gesperrt. Bitte wieder öffnen und /subscribe noch einmal eingeben.",
    noTopic: "Das Thema wurde gelöscht. Bitte /subscribe in einem anderen eingeben.",
    filtered:
      "AutoMod oder ein anderer Filter dieses Servers blockiert ihn. Bitte mich davon ausnehmen und /subscribe noch einmal eingeben.",
    links:
      "Die Plattform hält einen Link darin für schädlich. Beheben kann das nur, wer diesen Bot betreibt; es ist vermerkt.",
    otherwise: "Die Plattform hat ihn nicht angenommen.",
  },
  status: {
    description: "Ob die Beiträge hier ankommen und ob die Quellen antworten",
    title: "Zustand der Beiträge und Quellen",
    notSubscribed: "Hier erscheint nichts. Abonnieren lässt es sich mit /subscribe.",
    lastPost: "Letzter Beitrag: {what}, gesendet am {when}.",
    noPost: "Hier ist noch nichts erschienen.",
    newest: "Der neueste gezeigte Bericht ist vom {day}.",
    none: "Es gibt noch keinen Bericht.",
    held: "{count, plural, one {# Bericht wird} other {# Berichte werden}} noch geprüft und nicht gezeigt.",
    line: "{title}: {state}",
    never: "noch nicht abgefragt",
    answered: "hat geantwortet ({when})",
    report: "neuester Bericht vom {day} ({age, plural, =0 {von heute} one {# Tag alt} other {# Tage alt}})",
    noReport: "noch kein Bericht",
    unreachable: "war nicht erreichbar ({when})",
    late: "hat nicht rechtzeitig geantwortet ({when})",
    status: "hat mit einem Fehler geantwortet ({when})",
    resting: "hat um eine Pause gebeten ({when})",
    form: "hat Unlesbares gesendet ({when})",
    before: "letzte gute Antwort: {when}",
  },
};
