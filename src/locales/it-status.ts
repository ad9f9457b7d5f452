import type { Texts } from "../core/locale.ts";

/** The Italian texts of how the posts of a place and the sources fare; part of `it.ts`. */
export const itStatus: Readonly<Record<string, Texts>> = {
  placeCheck: {
    here: "questa chat",
    titled: "«{title}»",
    lacking: "Per pubblicare in {channel} mi serve {permissions}: concedimelo, per favore.",
    pictures: "I messaggi arrivano senza le immagini: concedimi {permission} in {channel}, per favore.",
    pin: "I messaggi non vengono fissati: concedimi {permission} in {channel}, per favore.",
    role: "Il ruolo è nominato ma non avvisato: lascia che chiunque lo menzioni, o concedimi {permission} in {channel}.",
    noRole: "Il ruolo da menzionare non c’è più: scegline un altro o nessuno.",
  },
  leftUndone: {
    "publish.lacking":
      "L’ultimo messaggio non è stato diffuso a chi segue il canale: mi mancava {permissions} in {channel}. Concedimelo e il prossimo verrà diffuso; questo puoi diffonderlo tu.",
    "publish.limit":
      "L’ultimo messaggio non è stato diffuso a chi segue il canale: in un’ora se ne possono diffondere solo alcuni. Il prossimo verrà di nuovo diffuso; questo puoi diffonderlo tu più tardi.",
    "publish.otherwise":
      "L’ultimo messaggio non è stato diffuso a chi segue il canale: la piattaforma non lo ha fatto. Con il prossimo si riproverà; questo puoi diffonderlo tu.",
    "pin.lacking":
      "L’ultimo messaggio non è stato fissato: mi mancava il permesso di fissare in {channel}. Se ce l’ho, il prossimo verrà fissato; questo puoi fissarlo tu.",
    "pin.otherwise":
      "L’ultimo messaggio non è stato fissato: la piattaforma non lo ha fatto. Con il prossimo si riproverà; questo puoi fissarlo tu.",
  },
  elsewhere: {
    named:
      "I messaggi di questo server vanno in {channels}: chiedi lì o indica il canale con l’opzione «{option}».",
    there: "I messaggi di questo server vanno in {channels}: chiedi lì.",
    counted:
      "{count, plural, one {C’è # iscrizione} many {Ci sono # iscrizioni} other {Ci sono # iscrizioni}} altrove in questo server o gruppo: chiedi lì.",
  },
  halt: {
    paused: "Chi gestisce questo bot ha sospeso i messaggi ({when}): il prossimo aspetta che riprendano.",
    stopped:
      "Il bollettino datato {day} per ora non può essere pubblicato. Non devi fare nulla: chi gestisce questo bot è stato avvisato.",
  },
  trouble: {
    failed: "Il messaggio ({what}) non è arrivato ({when}): {reason}",
    unknown: "Non si sa se il messaggio ({what}) sia arrivato ({when}), perciò non è stato ripetuto.",
    "leftOut.late":
      "Il messaggio ({what}) è stato saltato ({when}): non è stato possibile inviarlo in tempo.",
    "leftOut.newer": "Il messaggio ({what}) è stato saltato ({when}): prima ne è uscito uno più recente.",
    "leftOut.ended":
      "Il messaggio ({what}) è stato saltato ({when}): l’iscrizione era allora disattivata o in pausa.",
    "leftOut.aborted":
      "Il messaggio ({what}) è stato saltato ({when}): lo ha annullato chi gestisce questo bot. Il prossimo uscirà come al solito.",
    later:
      "L’invio del messaggio ({what}) è ancora in corso (ultimo tentativo: {when}): la piattaforma non lo ha accettato.",
    elsewhere: "In {channel} l’ultimo messaggio non è arrivato: {reason}",
    unnamed: "un altro canale o argomento di qui",
    gone: "il canale non esiste più, o io non ne faccio più parte. Aggiungimi di nuovo e usa /subscribe.",
    missing: "la piattaforma non trova il canale. Aggiungimi di nuovo e usa /subscribe.",
    forbidden:
      "la piattaforma lo ha rifiutato senza dire perché. Verifica che io possa pubblicare in {channel} e usa di nuovo /subscribe.",
    lacking:
      "non avevo il permesso di pubblicare: per farlo mi serve {permissions} in {channel}. Concedimelo e usa di nuovo /subscribe.",
    closed: "il thread o l’argomento è chiuso o bloccato. Riaprilo e usa di nuovo /subscribe.",
    noTopic: "l’argomento è stato eliminato. Usa /subscribe in un altro.",
    filtered:
      "AutoMod o un altro filtro di questo server lo blocca. Fai un’eccezione per me e usa di nuovo /subscribe.",
    links:
      "la piattaforma ritiene dannoso un link che contiene. Può rimediare solo chi gestisce questo bot; è stato registrato.",
    otherwise: "la piattaforma non lo ha accettato.",
  },
  status: {
    description: "Se i messaggi arrivano qui e se le fonti rispondono",
    title: "Stato dei messaggi e delle fonti",
    notSubscribed: "Qui non viene pubblicato nulla. Per cominciare: /subscribe.",
    lastPost: "Ultimo messaggio: {what}, inviato: {when}.",
    noPost: "Qui non è ancora stato pubblicato nulla.",
    newest: "L’ultimo bollettino mostrato è datato {day}.",
    none: "Non c’è ancora nessun bollettino.",
    held: "{count, plural, one {# bollettino è in corso di verifica e non viene mostrato} many {# di bollettini sono in corso di verifica e non vengono mostrati} other {# bollettini sono in corso di verifica e non vengono mostrati}}.",
    line: "{title}: {state}",
    never: "nessuna richiesta finora",
    answered: "ha risposto ({when})",
    report:
      "ultimo bollettino datato {day} ({age, plural, =0 {oggi} one {# giorno fa} many {# di giorni fa} other {# giorni fa}})",
    noReport: "ancora nessun bollettino",
    unreachable: "non raggiungibile ({when})",
    late: "nessuna risposta in tempo utile ({when})",
    status: "ha risposto con un errore ({when})",
    resting: "ha chiesto una pausa nelle richieste ({when})",
    form: "ha inviato qualcosa di illeggibile ({when})",
    before: "ultima risposta valida: {when}",
  },
};
