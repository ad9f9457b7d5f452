import type { Texts } from "../core/locale.ts";

/** The Spanish texts of how the posts of a place and the sources fare; part of `es.ts`. */
export const esStatus: Readonly<Record<string, Texts>> = {
  placeCheck: {
    here: "este chat",
    titled: "«{title}»",
    lacking: "Para publicar en {channel} necesito {permissions}: concédemelo, por favor.",
    pictures: "Las publicaciones llegan sin sus imágenes: concédeme {permission} en {channel}, por favor.",
    pin: "Las publicaciones no se fijan: concédeme {permission} en {channel}, por favor.",
    role: "El rol se nombra, pero no recibe aviso: deja que cualquiera lo mencione o concédeme {permission} en {channel}.",
    noRole: "El rol que se debía mencionar ya no existe: elige otro o ninguno.",
  },
  leftUndone: {
    "publish.lacking":
      "La última publicación no se difundió entre los seguidores: me faltaba {permissions} en {channel}. Concédemelo y se difundirá la siguiente; esta puedes difundirla tú.",
    "publish.limit":
      "La última publicación no se difundió entre los seguidores: por hora solo se permiten unas pocas. La siguiente se difundirá de nuevo; esta puedes difundirla tú más tarde.",
    "publish.otherwise":
      "La última publicación no se difundió entre los seguidores: la plataforma no lo hizo. Con la siguiente se intentará otra vez; esta puedes difundirla tú.",
    "pin.lacking":
      "La última publicación no se fijó: me faltaba el permiso para fijar en {channel}. Si lo tengo, se fijará la siguiente; esta puedes fijarla tú.",
    "pin.otherwise":
      "La última publicación no se fijó: la plataforma no lo hizo. Con la siguiente se intentará otra vez; esta puedes fijarla tú.",
  },
  elsewhere: {
    named:
      "Las publicaciones de este servidor van a {channels}: pregunta allí o indica el canal con la opción «{option}».",
    there: "Las publicaciones de este servidor van a {channels}: pregunta allí.",
    counted:
      "{count, plural, one {Hay # suscripción} many {Hay # suscripciones} other {Hay # suscripciones}} en otra parte de este servidor o grupo: pregunta allí.",
  },
  halt: {
    paused:
      "Quien administra este bot ha pausado las publicaciones ({when}): la siguiente espera a que se reanuden.",
    stopped:
      "El informe del {day} no se puede publicar ahora. No tienes que hacer nada: quien administra este bot ya lo sabe.",
  },
  trouble: {
    failed: "La publicación ({what}) no llegó ({when}): {reason}",
    unknown: "No se sabe si la publicación ({what}) llegó ({when}), así que no se repitió.",
    "leftOut.late": "La publicación ({what}) se omitió ({when}): no se pudo enviar a tiempo.",
    "leftOut.newer": "La publicación ({what}) se omitió ({when}): antes salió una más reciente.",
    "leftOut.ended":
      "La publicación ({what}) se omitió ({when}): la suscripción estaba entonces desactivada o en pausa.",
    "leftOut.aborted":
      "La publicación ({what}) se omitió ({when}): la anuló quien administra este bot. La siguiente saldrá como de costumbre.",
    later:
      "La publicación ({what}) se sigue intentando (último intento: {when}): la plataforma no la aceptó.",
    elsewhere: "En {channel} no llegó la última publicación: {reason}",
    unnamed: "otro canal o tema de aquí",
    gone: "el canal ya no existe, o ya no estoy en él. Añádeme de nuevo y usa /subscribe.",
    missing: "la plataforma no encuentra el canal. Añádeme de nuevo y usa /subscribe.",
    forbidden:
      "la plataforma la rechazó sin decir por qué. Comprueba que puedo publicar en {channel} y vuelve a usar /subscribe.",
    lacking:
      "no tenía permiso para publicar: para eso necesito {permissions} en {channel}. Concédemelo y vuelve a usar /subscribe.",
    closed: "el hilo o el tema está cerrado o bloqueado. Ábrelo y vuelve a usar /subscribe.",
    noTopic: "el tema se borró. Usa /subscribe en otro.",
    filtered:
      "AutoMod u otro filtro de este servidor la bloquea. Haz una excepción para mí y vuelve a usar /subscribe.",
    links:
      "la plataforma considera dañino un enlace que contiene. Eso lo tiene que arreglar quien administra este bot; ha quedado registrado.",
    otherwise: "la plataforma no la aceptó.",
  },
  status: {
    description: "Si las publicaciones llegan aquí y si las fuentes responden",
    title: "Cómo van las publicaciones y las fuentes",
    notSubscribed: "Aquí no se publica nada. Con /subscribe se empieza.",
    lastPost: "Última publicación: {what}, enviada el {when}.",
    noPost: "Aquí aún no se ha publicado nada.",
    newest: "El informe más reciente que se muestra es del {day}.",
    none: "Todavía no hay ningún informe.",
    held: "{count, plural, one {# informe se está comprobando y no se muestra} many {# de informes se están comprobando y no se muestran} other {# informes se están comprobando y no se muestran}}.",
    line: "{title}: {state}",
    never: "aún sin consultar",
    answered: "respondió el {when}",
    report:
      "informe más reciente, del {day} ({age, plural, =0 {de hoy} one {de hace # día} many {de hace # de días} other {de hace # días}})",
    noReport: "aún sin informes",
    unreachable: "no se pudo contactar el {when}",
    late: "no respondió a tiempo el {when}",
    status: "respondió con un error el {when}",
    resting: "pidió que no se le consultara por un tiempo, el {when}",
    form: "envió algo que no se pudo leer el {when}",
    before: "última respuesta correcta, el {when}",
  },
};
