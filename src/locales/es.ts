import type { Locale } from "../core/locale.ts";
import { esCommands } from "./es-commands.ts";
import { esNames } from "./es-names.ts";
import { esPage } from "./es-page.ts";
import { esPictures } from "./es-pictures.ts";
import { esSettings } from "./es-settings.ts";
import { esStatus } from "./es-status.ts";
import { esStory } from "./es-story.ts";
import { esWhen } from "./es-when.ts";

/** Spanish. */
export const es: Locale = {
  tag: "es",
  format: "es",
  name: "Español",
  aliases: ["espanol", "castellano", "spanish", "іспанська"],
  when: esWhen,
  texts: {
    ...esCommands,
    ...esNames,
    ...esPage,
    ...esPictures,
    ...esSettings,
    ...esStatus,
    story: esStory,
    feed: { title: "Pérdidas rusas en combate, día a día" },
    direction: {
      Avdiivka: "Avdíivka",
      Bakhmut: "Bajmut",
      Donetsk: "Donetsk",
      Izyum: "Izium",
      Kharkiv: "Járkiv",
      Kramatorsk: "Kramatorsk",
      "Kryvyi Rih": "Krivói Rog",
      Kupiansk: "Kúpiansk",
      Kurakhove: "Kurájove",
      Lyman: "Limán",
      Mykolaiv: "Mikolaiv",
      Novopavlivsk: "Novopávlivsk",
      Popasna: "Popasna",
      Sievierodonetsk: "Sievierodonetsk",
      Slobozhanskyi: "Slobozhanski",
      Sloviansk: "Sloviansk",
      Zaporizhzhia: "Zaporiyia",
    },
    summary: {
      title: "Pérdidas rusas en combate, {day}",
      titleOfOne: "{category}: pérdidas rusas en combate, {day}",
      span: "del {from} al {to}",
      claimStretch:
        "Según afirma el Estado Mayor General de Ucrania; cifras aproximadas. Totales a día {warDay} de la invasión a gran escala y lo que se sumó en el período.",
      claimBrief: "Según afirma el Estado Mayor General de Ucrania; cifras aproximadas.",
      claim:
        "Según afirma el Estado Mayor General de Ucrania; cifras aproximadas. Día {warDay} de la invasión a gran escala.",
      figure: "{label}: {value}",
      figureAndChange: "{label}: {value} ({change})",
      about: "unos {number}",
      more: "más de {number}",
      fell: "{label}: el total bajó en {number}, así que se han corregido cifras anteriores.",
      correction: "{label}: la pérdida del día es {delta}; además, el total se corrigió en {correction}.",
      correctionWithin: "{label}: de ese cambio, {correction} es una corrección de cifras anteriores.",
      begins:
        "{label}: figura por primera vez. La cifra cuenta desde el inicio de la guerra y no forma parte del cambio.",
      begun:
        "{label}: figura por primera vez en el informe del {day}, con {number}. Esa cifra cuenta desde el inicio de la guerra y no forma parte del cambio; desde entonces: {change}.",
      beginsUnknown: "{label}: nuevo en la fuente, así que no hay con qué compararlo.",
      since: "Desde el informe del {day}, el más cercano con estas cifras: {changes}.",
      sinceAll: "No hay cifras del día anterior: los cambios se cuentan desde el informe del {day}.",
      firstReport:
        "El período empieza con el primer informe, del {day}, que cuenta desde el inicio de la invasión.",
      leftOut: "Sin contar, porque falta el informe del {eve} desde el que medir: {days}.",
      notReported: "Sin contar, porque no hay informe: {days}.",
      missing: "No figuran en este informe: {figures}.",
      lastSeen: "{label} (última cifra: {value}, el {day})",
      noSum: "En este informe faltan categorías, por lo que no hay suma.",
      direction:
        "{count, plural, one {Dirección} many {Direcciones} other {Direcciones}} con mayores pérdidas: {direction}.",
      prisoners: "Prisioneros de guerra que menciona el informe: {number}.",
      age: "{days, plural, one {Es el informe más reciente, de hace # día.} many {Es el informe más reciente, de hace # de días.} other {Es el informe más reciente, de hace # días.}}",
      agePosted:
        "{days, plural, one {Este informe es # día anterior a esta publicación.} many {Este informe es # de días anterior a esta publicación.} other {Este informe es # días anterior a esta publicación.}}",
      corrected: "Corregido el {day}: {figures}.",
      was: "{label} {after}, antes {before}",
      filled: "De otra fuente ({source}): {figures}.",
      disagrees: "Cifras distintas ({sources}): {figures}.",
      other: "{label} {value} ({change})",
      andMore: "{figures}; y {more, plural, one {# cifra más} many {# de cifras más} other {# cifras más}}",
      heldNewer:
        "Ha llegado un informe más reciente, del {day}. Se está comprobando, porque hay en él algo fuera de lo común.",
      source: "Fuente: Estado Mayor General de las Fuerzas Armadas de Ucrania, vía {title}, {day}",
      confirmed: "Lo confirman: {sources}.",
      unconfirmed: "Aún sin confirmar por una segunda fuente.",
      confirmedTotals: "Confirman los totales del {day}: {sources}.",
      unconfirmedTotals: "Los totales del {day} están aún sin confirmar por una segunda fuente.",
    },
    option: {
      fillers:
        "y, e, contra, cuántos, cuántas, cuantos, cuantas, pérdidas, perdidas, muestra, muéstrame, dime, cuáles, qué, rusia, rusas, rusos, perdió, informe, datos",
      notOne: "«{text}» no es {expected}.",
      notAny: "«{text}» no encaja aquí: escribe {expected}.",
      none: "/{command} no lleva nada detrás: quita «{text}».",
      notAnyOf: "«{text}» no encaja: /{command} admite {known} (nombre:valor).",
      tooMany: "«{text}» sobra: /{command} admite {known}, y eso ya está indicado.",
      unknownName: "/{command} no tiene la opción «{name}»: tiene {known}.",
      twice: "«{name}» aparece dos veces: quita una.",
      nearest: "«{text}» no se reconoce aquí: quizá querías decir «{nearest}».",
    },
    kind: {
      when: "un día o un período (2023-03-07, ayer, marzo de 2023)",
      category: "una categoría ({known} …)",
      another: "Una categoría a la vez: para ver varias juntas pregunta /chart tanks artillery.",
      language: "un idioma ({known})",
      form: "una forma ({known})",
      newest: "el informe más reciente",
      weekend: "el último fin de semana",
      week: "los últimos 7 días",
      month: "los últimos 30 días",
      lastWeek: "la semana pasada",
      lastMonth: "el mes pasado",
      thisYear: "este año",
      all: "todo el período",
    },
    action: {
      before: "◀ {day}",
      after: "{day} ▶",
      week: "7 días",
      month: "30 días",
      card: "Imagen",
      text: "Texto",
      chart: "Gráfico",
    },
    meaning: {
      week: "{label}: {comparison} la media de los 7 días anteriores ({mean} al día).",
      month: "{label}: {comparison} la media de los 30 días anteriores ({mean} al día).",
      weekAndMonth:
        "{label}: {comparison} la media de los 7 días anteriores ({mean} al día), {comparisonMonth} la de los 30 días anteriores ({meanMonth}).",
      above: "un {percent} por encima de",
      below: "un {percent} por debajo de",
      same: "igual a",
      highestSince: "{label}: la cifra más alta en un día desde el {day}.",
      highestEver: "{label}: la cifra más alta en un día de todo el archivo.",
      lowestSince: "{label}: la cifra más baja en un día desde el {day}.",
      lowestEver: "{label}: la cifra más baja en un día de todo el archivo.",
      stretch:
        "{label}: {mean} al día de media en {days, plural, one {# día} many {# de días} other {# días}}.",
      peak: "{label}: {mean} al día de media en {days, plural, one {# día} many {# de días} other {# días}}; la cifra más alta, el {day}: {loss}.",
      peakOfKnown:
        "{label}: {mean} al día de media en {days, plural, one {# día} many {# de días} other {# días}}; la cifra más alta, el {day}: {loss} (entre {known, plural, one {# día} many {# de días} other {# días}} cuyas pérdidas se conocen).",
      share: "{label}: el {share} del total hasta el {day}.",
      passed: "Cifras redondas alcanzadas: {figures}.",
      figure: "{label} {number}",
    },
    form: {
      brief: "breve, corto, corta, resumen",
      full: "completo, completa, detallado, entero",
      story: "relato, historia, crónica, texto, cronica",
      card: "tarjeta, imagen, foto",
    },
    vocabulary: { more: "hoy, ayer, fin de semana, todo, la semana pasada, el mes pasado, este año" },
    bot: {
      unknownCommand: "El comando «{command}» no existe: con /help se ven todos.",
      noPlace:
        "/{command} configura las publicaciones de un canal: envíalo en ese canal, del que debo ser miembro.",
      notAllowed: "Aquí solo un administrador puede usar /{command}: pídeselo a uno de ellos.",
      store: "Ahora mismo no puedo guardarlo y no he cambiado nada: inténtalo de nuevo en unos minutos.",
      tooMany: "Son muchas preguntas a la vez: espera unos segundos y vuelve a preguntar.",
      fault: "Algo ha fallado por mi parte y ha quedado registrado: inténtalo de nuevo en unos minutos.",
    },
    discord: {
      notYours: "Solo quien preguntó puede usar estos botones: pregunta por tu cuenta con /{command}.",
    },
    telegram: {
      notYours: "Solo quien preguntó puede usar estos botones: pregunta por tu cuenta con /{command}.",
      writeFirst: "A eso solo respondo en privado: escríbeme primero allí y vuelve a preguntar aquí.",
      unnamed: "A eso solo respondo en privado, y Telegram no me dice quién eres: pulsa el botón.",
      closed:
        "No tengo permiso para responder en {chat}: un administrador debe concederme allí {permissions}.",
      refused: "Telegram no me deja responder en {chat}.",
      show: "Responder en privado",
      answered: "Te he respondido en privado.",
    },
    "source.mod": {
      title: "Ministerio de Defensa de Ucrania (mod.gov.ua)",
      about:
        "el informe matutino del Estado Mayor General, tal como el Ministerio de Defensa de Ucrania lo publica en mod.gov.ua; CC BY 4.0",
    },
    "source.russianwarship": {
      title: "sitio web russianwarship.rip",
      about: "una API abierta con las cifras y los cambios de los informes diarios; no indica licencia",
    },
    "source.orc": {
      title: "conjunto de datos de Lod Softworks",
      about:
        "un conjunto de datos abierto con los informes diarios, a cargo de Lod Softworks y colaboradores; licencia MIT",
    },
    "source.minfin": {
      title: "Minfin, portal financiero (index.minfin.com.ua)",
      about:
        "los informes diarios que recopila el portal financiero Minfin; se permite copiar con un enlace a www.minfin.com.ua",
    },
    "source.dataset": {
      title: "conjunto de datos de PetroIvaniuk",
      about: "un conjunto de datos abierto con los informes diarios, a cargo de Petro Ivaniuk; licencia MIT",
    },
    "source.embedded": {
      title: "informes de prensa de 2022 y 2023",
      about: "unos días de 2022 y 2023 que el bot siempre tiene, incluso sin conexión",
    },
  },
};
