/** What a public body publishes, in Spanish; the gaps are filled in as those of the citizens (`citizens/phrases.ts`). */

export const PAST_POSTS = [
  'Mañana se corta {street} desde las {time} por {thing}. Desvíos señalizados.',
  'Reabierta al tráfico {street}. Gracias por la paciencia.',
  'Si vienes a {thing}, deja el coche en los aparcamientos disuasorios: lanzadera gratis cada 15 minutos.',
  'Hemos encontrado unas llaves en {place}. Su dueño puede recogerlas en la oficina de objetos perdidos.',
  'Campaña de control de velocidad esta semana en {street}. Levanta el pie.',
  'La oficina de denuncias de {place} amplía su horario: de 8:00 a 20:00 h.',
  'Consejo: antes de salir de viaje, comprueba los neumáticos y no publiques que te vas.',
  'Este fin de semana, {thing}. Programa, horarios y accesos en nuestra web.',
  'Aviso por viento: se cierran {place} y los parques con arbolado hasta nueva orden.',
  'Perrita encontrada en {place}, sana y con chip. ¿La conoces? Llámanos.',
  'Gracias a quienes avisaron anoche del incendio en {street}. Nadie ha resultado herido.',
  'Inscripciones abiertas para el curso de educación vial en {place}. Plazas limitadas.',
  'Cuidado con los mensajes que piden tus datos para pagar una multa: son falsos.',
  'Resultado del dispositivo de {thing}: 12.000 asistentes y ninguna incidencia grave.',
  'Nueva zona de carga y descarga en {street}, de lunes a sábado hasta las {time}.',
  'Bicis y patinetes: por la acera, no. Diez minutos de vídeo que pueden evitar un susto.',
  'Simulacro de evacuación en {place} a las {time}. Verás vehículos de emergencia: no es real.',
  'Recuperada una bicicleta robada en {street}. Si es tuya, trae la factura o una foto.',
  'Semáforos averiados en {street}. Precaución; agentes regulando el cruce.',
  'Hoy hemos visitado un colegio de {place}. Preguntas que nos han hecho pensar.',
] as const

export const PAST_SECOND_TEXTS = [
  'Itinerario alternativo: por {street} hasta {place}. El autobús mantiene sus paradas.',
  'Si tienes movilidad reducida, hay plazas reservadas junto a {place}.',
  'Actualizaremos este hilo si cambia algo.',
] as const
