/** What the invented office of Puertoalba plans for the weeks to come. */
export type Plan = {
  /** Days from today. */
  readonly inDays: number
  readonly time: string
  readonly text: string
  /** For which accounts: the police (`p`), civil protection (`c`), both. */
  readonly as: 'p' | 'c' | 'pc'
}

export const PLANS: readonly Plan[] = [
  { inDays: 1, time: '09:00', as: 'p', text: 'Esta semana, campaña de control de velocidad en la ronda del Molino.' },
  { inDays: 1, time: '18:30', as: 'c', text: 'Aviso amarillo por viento: asegure macetas y toldos.' },
  { inDays: 2, time: '10:00', as: 'p', text: 'Educación vial en el colegio del Faro: hoy, con los de tercero.' },
  {
    inDays: 3,
    time: '08:30',
    as: 'pc',
    text: 'Simulacro en el puerto a las 10:00. Oirán sirenas: no es una emergencia.',
  },
  { inDays: 3, time: '13:00', as: 'p', text: 'El simulacro ha terminado. Gracias por su colaboración.' },
  {
    inDays: 5,
    time: '11:00',
    as: 'p',
    text: '¿Ha perdido algo en el mercado? La oficina de objetos perdidos abre hasta las 14:00.',
  },
  { inDays: 6, time: '09:30', as: 'c', text: 'Curso gratuito de primeros auxilios: quedan doce plazas.' },
  { inDays: 8, time: '10:00', as: 'p', text: 'Registre su bicicleta: cada sábado en la plaza del Faro.' },
  { inDays: 9, time: '12:00', as: 'p', text: 'Así trabaja la unidad canina. Les presentamos a Brisa.' },
  { inDays: 10, time: '09:00', as: 'pc', text: 'Corte de tráfico en la cuesta de los Cordeleros del lunes al jueves.' },
  {
    inDays: 11,
    time: '17:00',
    as: 'c',
    text: 'Antes de salir de viaje, revise el vehículo: cinco comprobaciones en cinco minutos.',
  },
  { inDays: 12, time: '10:30', as: 'p', text: 'No comparta bulos. Si tiene dudas, pregunte aquí.' },
  { inDays: 13, time: '20:00', as: 'p', text: 'Esta noche, controles de alcoholemia. Si bebe, no conduzca.' },
  { inDays: 15, time: '09:00', as: 'p', text: 'Nuevo horario de la oficina de denuncias: de 8:00 a 20:00, sin cita.' },
  { inDays: 16, time: '11:30', as: 'c', text: 'Botiquín de casa: qué debe tener y qué caduca antes.' },
  { inDays: 17, time: '10:00', as: 'p', text: 'Camino escolar seguro: buscamos voluntarios para la calle Almadraba.' },
  { inDays: 19, time: '19:00', as: 'pc', text: 'Concierto en el puerto: accesos y aparcamientos disuasorios.' },
  { inDays: 20, time: '09:00', as: 'p', text: 'Compre seguro por internet: tres señales de una tienda falsa.' },
  {
    inDays: 22,
    time: '12:00',
    as: 'p',
    text: 'Un año de la oficina de atención a la víctima. Gracias por su confianza.',
  },
  { inDays: 23, time: '10:00', as: 'c', text: 'Baja la temperatura: así se purga un radiador sin riesgo.' },
  {
    inDays: 24,
    time: '18:00',
    as: 'pc',
    text: 'Media maratón: recorrido, cortes y puntos de encuentro.',
  },
  { inDays: 26, time: '09:30', as: 'p', text: 'Patinetes: qué dice la ordenanza y por qué importa.' },
  { inDays: 27, time: '11:00', as: 'p', text: 'El trimestre en cifras: 7.801 llamadas atendidas.' },
  { inDays: 29, time: '21:00', as: 'pc', text: 'Noche de fiesta: transporte nocturno y teléfonos útiles.' },
  { inDays: 31, time: '10:00', as: 'c', text: 'Si hoy camina por la costa, atención al oleaje.' },
  { inDays: 33, time: '09:00', as: 'p', text: 'Límite de 20 en los accesos a los colegios desde el lunes.' },
  { inDays: 36, time: '10:00', as: 'p', text: 'Cambio de sentido en la calle Tres Candiles a partir del día 12.' },
  { inDays: 1, time: '12:00', as: 'p', text: 'Hoy, de 17:00 a 19:00, respondemos aquí sus preguntas.' },
  { inDays: 10, time: '18:00', as: 'p', text: 'Desvíos por el corte: este es el mapa.' },
  { inDays: 10, time: '20:30', as: 'c', text: 'Mañana, posible niebla en la ronda del Molino.' },
  { inDays: 15, time: '17:30', as: 'c', text: 'Simulacro de evacuación en el mercado: lo que aprendimos.' },
  { inDays: 17, time: '19:00', as: 'p', text: 'Gracias a quienes ya se han apuntado.' },
  { inDays: 23, time: '17:00', as: 'p', text: 'Controles de ruido este fin de semana.' },
  { inDays: 25, time: '09:30', as: 'p', text: 'Recuperadas cuatro bicicletas: ¿es suya alguna?' },
  { inDays: 30, time: '10:00', as: 'pc', text: 'Jornada de puertas abiertas en la jefatura.' },
]

export const DRAFTS = [
  'Balance de la campaña de velocidad (faltan las cifras del viernes)',
  'Entrevista a la nueva inspectora',
  'Preguntas frecuentes sobre la zona verde',
] as const
