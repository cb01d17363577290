/** What citizens write, in Spanish, by what they want. `{place}`, `{street}`, `{time}`, `{night}` and `{thing}` are filled in. */
import { pick } from '../seededRandom.ts'

export type Intent =
  | 'question'
  | 'thanks'
  | 'complaint'
  | 'insult'
  | 'tip'
  | 'emergency'
  /** Text that would hurt a window that trusts it: markup, direction marks, invisible characters. */
  | 'hostile'

const PHRASES: Readonly<Record<Intent, readonly string[]>> = {
  question: [
    '¿Sabéis si mañana cortan {street} por {thing}? Tengo que sacar el coche a las {time}.',
    '¿A qué hora abre la oficina de denuncias de {place}? Gracias.',
    '¿Dónde puedo recoger un móvil perdido en {place}?',
    'Buenas, ¿hace falta cita previa para renovar la tarjeta de aparcamiento de {street}?',
    '¿Se puede ir con perro a {place} en verano? En la web no lo encuentro.',
    '¿Hasta cuándo dura la zona de carga de {street}? Las señales se contradicen.',
    'Buenos días, ¿quién arregla el semáforo de {street}? Lleva dos días en ámbar.',
    '¿El mercadillo se monta igual si llueve? Vengo desde {street} y quiero saber si ir.',
    '¿Cómo pido un vado para un local de {street}? He buscado el impreso y no aparece.',
    '¿Se puede aparcar en {place} durante {thing} o se lo lleva la grúa?',
    '¿Hay algún punto donde dejar una bici que encontré en {street}?',
    '¿Cuándo abren las inscripciones para el curso de seguridad vial de {place}?',
    'Mi hijo quiere ser policía local, ¿hay puertas abiertas por {thing}?',
    'Soy de fuera, ¿cuál es el mejor sitio para aparcar cerca de {place} durante {thing}?',
  ],
  thanks: [
    'Gracias a la patrulla que ayudó a mi madre en {street} a las {time}. Un diez. 👏',
    'Quiero agradecer el trato de la agente que nos atendió en {place}. Así da gusto.',
    'Muchas gracias por encontrar a nuestro perro en {place} ❤️🐕',
    'Enhorabuena por el dispositivo de {thing}, todo muy bien organizado.',
    'Todo mi respeto para quienes trabajasteis anoche en {street}. Gracias de corazón.',
    'Fui a {place} a preguntar por una multa y salí con todo claro. Gracias.',
    'Qué bien explicado el plan de {thing}. Se agradece que contéis las cosas.',
    'Gracias por avisar del corte de {street}, me habéis salvado la mañana.',
  ],
  complaint: [
    'Otra noche sin dormir por los bares de {street}. Son las {night} y no viene nadie.',
    'Llevamos tres semanas con la farola de {street} fundida. ¿Quién se hace cargo?',
    'Los patinetes por la acera en {place} son un peligro. Ayer casi atropellan a una niña.',
    'Me han multado en {street} y la señal no se ve detrás del árbol. Adjunto foto cuando queráis.',
    'Contenedores a rebosar en {place} desde {thing}. Qué vergüenza.',
    'Hay un coche abandonado en {street} desde hace meses. Lo he dicho ya tres veces.',
    'Aparcan en doble fila en {street} todos los días a las {time} y el autobús no pasa.',
    'Se han vuelto a llevar las plantas de {place}. ¿Nadie vigila?',
    'Motos a escape libre por {street} a las {night}. Así no hay quien viva.',
    'Tres meses esperando respuesta a mi instancia sobre {place}. Sin noticias.',
    'He llamado dos veces por el ruido de {place} y no me han cogido el teléfono.',
  ],
  insult: [
    'Sois unos inútiles, no servís para nada. Panda de vagos.',
    'Vaya payasos. Mucho tuit y en {street} no se os ve el pelo.',
    'Menuda banda de caraduras, a ver si curráis algo.',
  ],
  tip: [
    'En {street} hay una furgoneta que lleva días entrando y saliendo a las {time}. Me parece raro, ¿a quién se lo cuento?',
    'He visto a dos personas forzando coches en {place}. Tengo la matrícula de la moto, ¿cómo os la paso sin que se vea?',
    'Sé quién hizo las pintadas de {place}, pero no quiero que salga mi nombre. ¿Cómo lo hago?',
    'Desde {thing} dejan paquetes detrás de los bancos de {place} a las {night}. Por si os sirve.',
    'Creo que en un local de {street} venden entradas falsas para {thing}. Puedo enviar capturas.',
  ],
  emergency: [
    'URGENTE: hay humo en un tercero de {street}, se oye gente gritar. ¡Venid ya!',
    'Un hombre se ha caído al agua en {place} y no sale. Necesitamos ayuda!!',
    'Mi vecina de {street} no responde y se oyen golpes, por favor que venga alguien',
  ],
  hostile: [
    'Mirad esto <script>alert("hola")</script> en {street}',
    '<b>ATENCIÓN</b> corte en {place} <img src=x onerror="alert(1)"> a las {time}',
    'Aviso de \u202Eatseif al ed etroc\u202C en {street}, ¿es verdad?',
    'El perfil of\u200Bic\u200Dial de verdad \u2066@PLPuertoaIba\u2069 dice otra cosa sobre {place}\u2060',
    'Pregunta 5 < 7 && 7 > 5: ¿"la zona" de {street} es verde? &amp; &lt;gracias&gt;',
  ],
}

/** The start of a direct message: more personal than what is said in public. */
export const PRIVATE_OPENINGS = [
  'Buenos días. ',
  'Hola, os escribo por privado. ',
  'Buenas tardes. ',
  'Perdonad que os escriba por aquí. ',
] as const

/** What citizens answer to an answer. */
export const FOLLOW_UPS = [
  'Muchas gracias por la respuesta, ahora me queda claro.',
  'Vale, pero ¿y si llego después de las {time}?',
  'Pues he llamado y me dicen otra cosa. ¿Podéis confirmarlo?',
  'Gracias, sois muy amables 🙏',
  'No me sirve de mucho, la verdad. Seguimos igual en {street}.',
  'Perfecto, os envío los datos por privado.',
] as const

/** What citizens say under a post without naming the account: by X's rule it cannot be answered by API. */
export const COMMENTS = [
  '¿Y en {place} cuándo?',
  'Ya era hora.',
  'Esto mismo pasó el año pasado con {thing} y nadie hizo nada.',
  'Compartido en el grupo del barrio 👍',
  '¿Alguien sabe si afecta al autobús de {street}?',
] as const

const WORDS: Readonly<Record<string, readonly string[]>> = {
  place: [
    'la plaza del Faro',
    'el paseo de las Salinas',
    'el mercado de la Lonja',
    'el parque de los Tilos',
    'la playa de Poniente',
    'la estación vieja',
  ],
  street: [
    'la calle Almadraba',
    'la avenida del Temporal',
    'la cuesta de los Cordeleros',
    'la calle Tres Candiles',
    'la ronda del Molino',
    'el callejón del Salitre',
  ],
  night: ['0:40', '1:15', '2:30', '3:20', '4:05'],
  time: ['7:30', '8:15', '12:00', '17:45', '19:10', '22:30'],
  thing: [
    'la feria del Mar',
    'la media maratón',
    'las obras del puerto',
    'el concierto del sábado',
    'la romería',
    'el mercadillo',
  ],
}

/** How often each intent is heard, out of a hundred. */
const SHARES: readonly (readonly [Intent, number])[] = [
  ['question', 36],
  ['complaint', 24],
  ['thanks', 18],
  ['tip', 8],
  ['insult', 6],
  ['hostile', 5],
  ['emergency', 3],
]

export function pickIntent(random: () => number): Intent {
  let left = random() * 100
  for (const [intent, share] of SHARES) {
    left -= share
    if (left < 0) return intent
  }
  return 'question'
}

/** Fills the gaps and joins preposition and article as Spanish does. */
export function fill(phrase: string, random: () => number): string {
  const filled = phrase.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const words = WORDS[name]
    return words === undefined ? whole : pick(words, random)
  })
  return filled.replace(/\bde el /g, 'del ').replace(/\ba el /g, 'al ')
}

export function phraseFor(intent: Intent, random: () => number): string {
  return fill(pick(PHRASES[intent], random), random)
}
