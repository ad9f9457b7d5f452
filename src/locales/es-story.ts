import type { storyWords } from "../core/story-words.ts";

/**
 * The sentences of the story in Spanish. "One" has a gender, so it stands in the branches and not in a number; round
 * millions take "de" before their noun.
 */
export const esStory: Readonly<Record<keyof typeof storyWords.english, string>> = {
  "number.0": "cero",
  "number.1": "uno",
  "number.2": "dos",
  "number.3": "tres",
  "number.4": "cuatro",
  "number.5": "cinco",
  "number.6": "seis",
  "number.7": "siete",
  "number.8": "ocho",
  "number.9": "nueve",

  "count.personnel":
    "{count, plural, one {un efectivo} many {{number} de efectivos} other {{number} efectivos}}",
  "count.tanks": "{count, plural, one {un tanque} many {{number} de tanques} other {{number} tanques}}",
  "count.afvs":
    "{count, plural, one {un vehículo blindado de combate} many {{number} de vehículos blindados de combate} other {{number} vehículos blindados de combate}}",
  "count.artillery":
    "{count, plural, one {un sistema de artillería} many {{number} de sistemas de artillería} other {{number} sistemas de artillería}}",
  "count.mlrs":
    "{count, plural, one {un lanzacohetes múltiple} many {{number} de lanzacohetes múltiples} other {{number} lanzacohetes múltiples}}",
  "count.airDefence":
    "{count, plural, one {un sistema de defensa antiaérea} many {{number} de sistemas de defensa antiaérea} other {{number} sistemas de defensa antiaérea}}",
  "count.aircraft": "{count, plural, one {un avión} many {{number} de aviones} other {{number} aviones}}",
  "count.helicopters":
    "{count, plural, one {un helicóptero} many {{number} de helicópteros} other {{number} helicópteros}}",
  "count.uavs": "{count, plural, one {un dron} many {{number} de drones} other {{number} drones}}",
  "count.cruiseMissiles":
    "{count, plural, one {un misil de crucero} many {{number} de misiles de crucero} other {{number} misiles de crucero}}",
  "count.ships":
    "{count, plural, one {un buque o lancha} many {{number} de buques o lanchas} other {{number} buques o lanchas}}",
  "count.submarines":
    "{count, plural, one {un submarino} many {{number} de submarinos} other {{number} submarinos}}",
  "count.vehicles":
    "{count, plural, one {un vehículo o camión cisterna} many {{number} de vehículos o camiones cisterna} other {{number} vehículos o camiones cisterna}}",
  "count.specialEquipment":
    "{count, plural, one {una unidad de equipo especial} many {{number} de unidades de equipo especial} other {{number} unidades de equipo especial}}",
  "count.groundRobots":
    "{count, plural, one {un robot terrestre} many {{number} de robots terrestres} other {{number} robots terrestres}}",
  "count.srbms":
    "{count, plural, one {un sistema de misiles balísticos de corto alcance} many {{number} de sistemas de misiles balísticos de corto alcance} other {{number} sistemas de misiles balísticos de corto alcance}}",
  "count.armour":
    "{count, plural, one {un vehículo blindado} many {{number} de vehículos blindados} other {{number} vehículos blindados}}",
  "count.equipment":
    "{count, plural, one {una unidad de equipo} many {{number} de unidades de equipo} other {{number} unidades de equipo}}",
  "count.other": "{number} en la categoría «{label}»",
  about:
    "{count, plural, one {alrededor de un efectivo} many {alrededor de {number} de efectivos} other {unos {number} efectivos}}",
  more: "{count, plural, one {más de un efectivo} many {más de {number} de efectivos} other {más de {number} efectivos}}",
  moreCategories:
    "{count, plural, one {equipo de otra categoría} many {equipo de otros {number} de categorías} other {equipo de otras {number} categorías}}",
  armourWithTanks:
    "{count, plural, one {{armour}, {number} de ellos un tanque} many {{armour}, {number} de ellos tanques} other {{armour}, {number} de ellos tanques}}",

  days: "{count, plural, one {un día} many {{number} de días} other {{number} días}}",
  daysBefore:
    "{count, plural, one {en el día anterior} many {en el {number} de días anteriores} other {en los {number} días anteriores}}",
  between:
    "{weekday, select, mon {entre el domingo y el lunes} tue {entre el lunes y el martes} wed {entre el martes y el miércoles} thu {entre el miércoles y el jueves} fri {entre el jueves y el viernes} sat {entre el viernes y el sábado} other {entre el sábado y el domingo}}",
  fromWeekday:
    "{weekday, select, mon {del lunes} tue {del martes} wed {del miércoles} thu {del jueves} fri {del viernes} sat {del sábado} other {del domingo}}",
  toWeekday:
    "{weekday, select, mon {al lunes} tue {al martes} wed {al miércoles} thu {al jueves} fri {al viernes} sat {al sábado} other {al domingo}}",
  span: "del {start} al {end}",
  spanOfWeek: "{from} {start} {to} {end}",
  spanOfWeekInMonth: "{from} {start} {to} {end}",
  whenDay: "{between}, {day}",
  whenSince: "entre los informes del {since} y del {day}",
  whenStretch: "en {days}, en los informes {span}",

  title: "Rusia perdió {losses}, según el Estado Mayor de Ucrania",
  titleStretch: "En {days}, Rusia perdió {losses}, según el Estado Mayor de Ucrania",
  titleHighest: "Rusia perdió {losses}, el máximo en un día desde el {day}, según el Estado Mayor de Ucrania",
  titleHighestEver:
    "Rusia perdió {losses}, más que en cualquier día anterior, según el Estado Mayor de Ucrania",
  titleLowest: "Rusia perdió {losses}, el mínimo en un día desde el {day}, según el Estado Mayor de Ucrania",
  titlePassed:
    "Las pérdidas rusas pasan de {total} tras sumar {number} más, según el Estado Mayor de Ucrania",
  titleReached:
    "Las pérdidas rusas llegan a {total} tras sumar {number} más, según el Estado Mayor de Ucrania",
  titleCorrected: "Rusia perdió {losses}, según el Estado Mayor de Ucrania, que corrige totales anteriores",
  titleBegins: "Rusia perdió {losses}, según el Estado Mayor de Ucrania, que añade una nueva categoría",
  titleTotals: "El Estado Mayor de Ucrania cifra las pérdidas rusas hasta ahora en {totals}",
  titleNone: "El Estado Mayor de Ucrania no comunica nuevas pérdidas rusas",
  titleNoneOf: "El Estado Mayor de Ucrania no comunica nuevas pérdidas rusas en la categoría «{label}»",
  titleFell: "El Estado Mayor de Ucrania rebaja sus totales de pérdidas rusas",

  lead: "Rusia perdió {losses} {when}, según el Estado Mayor General de las Fuerzas Armadas de Ucrania.",
  leadTotals:
    "Hasta el {day}, Rusia había perdido {totals} desde el inicio de la invasión a gran escala, según el Estado Mayor General de las Fuerzas Armadas de Ucrania.",
  leadNone:
    "No se contaron nuevas pérdidas rusas {when}, según el Estado Mayor General de las Fuerzas Armadas de Ucrania.",
  leadNoneOf:
    "No se contaron nuevas pérdidas rusas en la categoría «{label}» {when}, según el Estado Mayor General de las Fuerzas Armadas de Ucrania.",
  leadFell:
    "No se añadieron nuevas pérdidas rusas {when}, según el Estado Mayor General de las Fuerzas Armadas de Ucrania.",
  others: "El Estado Mayor contó también {figures}.",
  parts: "Esa cifra incluye {figures}.",
  together: "En conjunto, son {figure} de todo tipo.",

  highest: "Ningún informe desde el del {day} había dado una cifra tan alta en un solo día: {figure}.",
  highestEver: "Ningún informe anterior del archivo había dado una cifra tan alta en un solo día: {figure}.",
  lowest: "Ningún informe desde el del {day} había dado una cifra tan baja en un solo día: {figure}.",
  lowestEver: "Ningún informe anterior del archivo había dado una cifra tan baja en un solo día: {figure}.",
  passed: "El recuento desde el inicio de la invasión a gran escala superó la cifra de {figures}.",
  reached:
    "El recuento desde el inicio de la invasión a gran escala alcanzó exactamente la cifra de {figures}.",
  passedElsewhere: "En otras categorías, el recuento superó la cifra de {figures}.",
  reachedElsewhere: "En otras categorías, el recuento alcanzó exactamente la cifra de {figures}.",
  fell: "Los totales bajaron en {figures}, lo que significa que se corrigieron cifras anteriores.",
  lowered: "Aparte de las pérdidas del día, las correcciones rebajaron los totales en {lowered}.",
  raised: "Aparte de las pérdidas del día, las correcciones elevaron los totales en {raised}.",
  loweredAndRaised:
    "Aparte de las pérdidas del día, las correcciones rebajaron unos totales en {lowered} y elevaron otros en {raised}.",
  loweredWithin: "Las correcciones de días anteriores restaron {lowered} a estas pérdidas.",
  raisedWithin: "Las correcciones de días anteriores añadieron {raised} a estas pérdidas.",
  loweredAndRaisedWithin:
    "Las correcciones de días anteriores restaron {lowered} a estas pérdidas y les añadieron {raised}.",
  begins:
    "El informe recogió por primera vez {figures}; la cifra cuenta desde el inicio de la guerra y no forma parte de estas pérdidas.",
  beginsUnknown: "La fuente recogió por primera vez {figures}, sin nada con que compararlo.",
  missing: "El informe no trae cifras de algunas categorías que sí tenía el del {day}: {labels}.",
  since:
    "Las pérdidas se miden desde el informe del {since}, el más cercano con estas cifras, y abarcan {days}.",
  apart: "Desde el informe del {since}, el más cercano con estas cifras, los totales crecieron en {figures}.",
  direction:
    "Según el informe, las pérdidas fueron mayores en {count, plural, one {la dirección} many {las direcciones} other {las direcciones}} de {direction}.",

  previous: "El informe anterior, del {day}, había contado {losses}.",
  previousTotal: "El informe anterior, del {day}, había situado el total en {total}.",
  nothingBefore: "En el archivo no hay una cifra anterior desde la que medir nuevas pérdidas.",
  usual: "Con {figure}, el día quedó {comparisons}.",
  week: "{way, select, above {un {percent} por ciento por encima de la media de los siete días anteriores ({mean} al día)} below {un {percent} por ciento por debajo de la media de los siete días anteriores ({mean} al día)} other {más o menos al nivel de la media de los siete días anteriores ({mean} al día)}}",
  month:
    "{way, select, above {un {percent} por ciento por encima de la media de los 30 días anteriores ({mean} al día)} below {un {percent} por ciento por debajo de la media de los 30 días anteriores ({mean} al día)} other {más o menos al nivel de la media de los 30 días anteriores ({mean} al día)}}",
  means: "De media, son {figures} al día.",
  peak: "De estos informes, la cifra más alta en un solo día la dio el del {day}: {figure}.",
  share:
    "Los informes de estos días sumaron {figure}, el {percent} por ciento del total al final del período.",
  stretchBefore: "A modo de comparación, los informes contaron {losses} {daysBefore}.",

  totals:
    "Según el mismo recuento, Rusia había perdido {totals} desde el inicio de la invasión a gran escala.",
  totalsNone: "El recuento desde el inicio de la invasión a gran escala está en cero.",

  estimate: "Otros han dado sus propias cifras: el {day}, {figure} ({counts}), según {who}.",
  estimateInMonth: "Otros han dado sus propias cifras: en {month}, {figure} ({counts}), según {who}.",
  estimateApart: "Esas cifras cuentan cosas distintas y no se suman a estas.",
  range: "de {low} a {high}",
  claim:
    "Las cifras son lo que afirma una de las partes; el propio Estado Mayor las considera aproximadas, y no se han podido verificar de forma independiente.",
  killedAndWounded: "Las pérdidas de personal militar son muertos y heridos juntos.",
  differs: "Otras fuentes dan cifras distintas en algunas categorías: {labels}.",
  corrected: "La fuente cambió algunas cifras de este informe el {day}: {labels}.",

  pointLoss: "Según el informe del {day}, Rusia perdió {losses}",
  pointLossSince: "Después del informe del {since}, Rusia perdió {losses}",
  pointLossStretch: "En {days}, según los informes, Rusia perdió {losses}",
  pointNone: "El informe del {day} no cuenta nuevas pérdidas",
  pointNothingBefore: "No hay una cifra anterior desde la que medir nuevas pérdidas",
  pointTotals: "Desde el inicio de la invasión a gran escala: {totals}",
  pointTotalsNone: "Desde el inicio de la invasión a gran escala: ninguna",
  pointHighest: "La cifra más alta en un día desde el {day}: {figure}",
  pointHighestEver: "Más que en cualquier día anterior del archivo: {figure}",
  pointLowest: "La cifra más baja en un día desde el {day}: {figure}",
  pointLowestEver: "Menos que en cualquier día anterior del archivo: {figure}",
  pointPassed: "El recuento supera la cifra de {figures}",
  pointReached: "El recuento alcanza exactamente la cifra de {figures}",
  pointLowered: "Correcciones: totales rebajados en {lowered}",
  pointRaised: "Correcciones: totales elevados en {raised}",
  pointLoweredAndRaised: "Correcciones: unos totales rebajados en {lowered}; otros elevados en {raised}",
  pointBegins: "Por primera vez en el informe: {figures}",
  pointMissing: "Esta vez no figuran en el informe: {labels}",
  pointSince: "Las pérdidas se miden desde el informe del {since} y abarcan {days}",
  pointWeek:
    "{way, select, above {Un {percent} por ciento por encima de la media de los siete días anteriores: {figure}} below {Un {percent} por ciento por debajo de la media de los siete días anteriores: {figure}} other {Más o menos al nivel de la media de los siete días anteriores: {figure}}}",
  pointMonth:
    "{way, select, above {Un {percent} por ciento por encima de la media de los 30 días anteriores: {figure}} below {Un {percent} por ciento por debajo de la media de los 30 días anteriores: {figure}} other {Más o menos al nivel de la media de los 30 días anteriores: {figure}}}",
  pointDirection:
    "Las pérdidas fueron mayores en {count, plural, one {la dirección} many {las direcciones} other {las direcciones}} de {direction}",
  pointMeans: "De media al día: {figures}",
  pointPrevious: "El informe anterior contó {losses}",
  pointPreviousTotal: "El informe anterior situó el total en {total}",
  pointClaim: "Es lo que afirma una de las partes, sin verificación independiente",
};
