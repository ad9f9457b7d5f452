import type { Texts } from "../core/locale.ts";

/** The French texts of how the posts of a place and the sources fare; part of `fr.ts`. */
export const frStatus: Readonly<Record<string, Texts>> = {
  placeCheck: {
    here: "cette discussion",
    titled: "« {title} »",
    lacking: "Pour publier dans {channel}, il me faut {permissions} : merci de me l’accorder.",
    pictures:
      "Les publications arrivent sans leurs images : merci de m’accorder {permission} dans {channel}.",
    pin: "Les publications ne sont pas épinglées : merci de m’accorder {permission} dans {channel}.",
    role: "Le rôle est nommé sans être averti : laissez tout le monde le mentionner, ou accordez-moi {permission} dans {channel}.",
    noRole: "Le rôle à mentionner n’existe plus : choisissez-en un autre, ou aucun.",
  },
  leftUndone: {
    "publish.lacking":
      "La dernière publication n’a pas été diffusée aux abonnés du canal : il me manquait {permissions} dans {channel}. Accordez-le-moi, et la prochaine sera diffusée ; celle-ci, vous pouvez la diffuser vous-même.",
    "publish.limit":
      "La dernière publication n’a pas été diffusée aux abonnés du canal : seules quelques-unes peuvent l’être par heure. La prochaine le sera de nouveau ; celle-ci, vous pourrez la diffuser vous-même plus tard.",
    "publish.otherwise":
      "La dernière publication n’a pas été diffusée aux abonnés du canal : la plateforme ne l’a pas fait. Un nouvel essai aura lieu avec la prochaine ; celle-ci, vous pouvez la diffuser vous-même.",
    "pin.lacking":
      "La dernière publication n’a pas été épinglée : il me manquait le droit d’épingler dans {channel}. Si je l’ai, la prochaine sera épinglée ; celle-ci, vous pouvez l’épingler vous-même.",
    "pin.otherwise":
      "La dernière publication n’a pas été épinglée : la plateforme ne l’a pas fait. Un nouvel essai aura lieu avec la prochaine ; celle-ci, vous pouvez l’épingler vous-même.",
  },
  elsewhere: {
    named:
      "Les publications de ce serveur vont dans {channels} : demandez là-bas, ou indiquez le canal avec l’option « {option} ».",
    there: "Les publications de ce serveur vont dans {channels} : demandez là-bas.",
    counted:
      "{count, plural, one {Il y a # abonnement} many {Il y a # abonnements} other {Il y a # abonnements}} ailleurs sur ce serveur ou dans ce groupe : demandez là-bas.",
  },
  halt: {
    paused:
      "La personne qui gère ce bot a suspendu les publications ({when}) : la prochaine attend qu’elles reprennent.",
    stopped:
      "Le rapport du {day} ne peut pas être publié pour l’instant. Vous n’avez rien à faire : la personne qui gère ce bot est prévenue.",
  },
  trouble: {
    failed: "La publication ({what}) n’est pas arrivée ({when}) : {reason}",
    unknown:
      "On ne sait pas si la publication ({what}) est arrivée ({when}) ; elle n’a donc pas été renvoyée.",
    "leftOut.late": "La publication ({what}) a été omise ({when}) : elle n’a pas pu être envoyée à temps.",
    "leftOut.newer": "La publication ({what}) a été omise ({when}) : une plus récente est parue avant elle.",
    "leftOut.ended":
      "La publication ({what}) a été omise ({when}) : l’abonnement était alors désactivé ou en pause.",
    "leftOut.aborted":
      "La publication ({what}) a été omise ({when}) : la personne qui gère ce bot l’a annulée. La suivante paraîtra comme d’habitude.",
    later:
      "La publication ({what}) est en cours de nouvel envoi (dernier essai : {when}) : la plateforme ne l’a pas acceptée.",
    elsewhere: "Dans {channel}, la dernière publication n’est pas arrivée : {reason}",
    unnamed: "un autre canal ou sujet d’ici",
    gone: "le canal n’existe plus, ou je n’y suis plus. Ajoutez-moi de nouveau, puis utilisez /subscribe.",
    missing: "la plateforme ne trouve pas le canal. Ajoutez-moi de nouveau, puis utilisez /subscribe.",
    forbidden:
      "la plateforme l’a refusée sans dire pourquoi. Vérifiez que je peux publier dans {channel}, puis utilisez de nouveau /subscribe.",
    lacking:
      "je n’avais pas le droit de publier : il me faut pour cela {permissions} dans {channel}. Accordez-le-moi, puis utilisez de nouveau /subscribe.",
    closed: "le fil ou le sujet est fermé ou verrouillé. Rouvrez-le, puis utilisez de nouveau /subscribe.",
    noTopic: "le sujet a été supprimé. Utilisez /subscribe dans un autre.",
    filtered:
      "AutoMod ou un autre filtre de ce serveur la bloque. Faites une exception pour moi, puis utilisez de nouveau /subscribe.",
    links:
      "la plateforme juge nuisible un lien qu’elle contient. C’est à la personne qui gère ce bot d’y remédier, et c’est noté.",
    otherwise: "la plateforme ne l’a pas acceptée.",
  },
  status: {
    description: "Si les publications arrivent ici, et si les sources répondent",
    title: "État des publications et des sources",
    notSubscribed: "Rien n’est publié ici. /subscribe lance les publications.",
    lastPost: "Dernière publication : {what}, envoyée le {when}.",
    noPost: "Rien n’a encore été publié ici.",
    newest: "Le rapport affiché le plus récent est celui du {day}.",
    none: "Il n’y a encore aucun rapport.",
    held: "{count, plural, one {# rapport est en cours de vérification et n’est pas affiché} many {# de rapports sont en cours de vérification et ne sont pas affichés} other {# rapports sont en cours de vérification et ne sont pas affichés}}.",
    line: "{title} : {state}",
    never: "pas encore interrogé",
    answered: "a répondu le {when}",
    report:
      "dernier rapport du {day} ({age, plural, =0 {aujourd’hui} one {il y a # jour} many {il y a # de jours} other {il y a # jours}})",
    noReport: "pas encore de rapport",
    unreachable: "injoignable le {when}",
    late: "n’a pas répondu à temps le {when}",
    status: "a répondu par une erreur le {when}",
    resting: "a demandé une pause le {when}",
    form: "a envoyé quelque chose d’illisible le {when}",
    before: "dernière bonne réponse le {when}",
  },
};
