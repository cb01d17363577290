/** What citizens write, put together from parts, so that a million texts differ as those of a city do. */
import { pick } from '../../src/main/training/seededRandom.ts'

const GREETINGS = [
  '',
  '',
  '',
  'Buenos días, ',
  'Hola, ',
  'Buenas tardes, ',
  'Perdonad, ',
  'Oye, ',
  'Bon dia, ',
  'Señores, ',
]
const SUBJECTS = [
  'hay una farola fundida',
  'el semáforo lleva dos días en ámbar',
  'se ha roto una tubería y sale agua',
  'han aparcado encima de la acera',
  'los contenedores están a rebosar',
  'hay un perro suelto sin dueño',
  'huele a quemado',
  'no se puede dormir con la música',
  'ha caído una rama enorme',
  'un coche lleva meses abandonado',
  'las motos pasan a escape libre',
  'falta el paso de peatones',
  'hay cristales por todo el parque infantil',
  'el autobús no puede girar',
  'han pintado la fachada del colegio',
  'la alcantarilla está abierta',
  'el ascensor de la estación no funciona',
  'se han llevado las plantas',
  'los patinetes van por la acera',
  'la señal no se ve detrás del árbol',
]
const QUESTIONS = [
  '¿a quién se lo digo?',
  '¿pueden venir?',
  '¿cuándo lo arreglan?',
  '¿hay cita para renovar el padrón?',
  '¿a qué hora abre la oficina?',
  '¿hace falta el DNI original?',
  '¿se corta el tráfico el domingo?',
  '¿dónde recojo un objeto perdido?',
  '¿quién se hace cargo?',
  '¿es verdad lo que dicen en el barrio?',
]
const THANKS = [
  'Gracias a la patrulla que ayudó a mi madre',
  'Enhorabuena por el dispositivo de las fiestas',
  'Muchas gracias por encontrar a nuestro perro',
  'Así da gusto, un diez para la agente',
  'Qué bien explicado todo, se agradece',
]
const ANGER = [
  'Sois unos inútiles, menuda vergüenza',
  'Tercera vez que lo digo y nadie contesta',
  'Para multar sí que venís corriendo',
  'Esto con el otro alcalde no pasaba',
]
const STREET_KINDS = ['calle', 'avenida', 'plaza', 'paseo', 'travesía', 'ronda', 'camino', 'cuesta']
const STREET_NAMES = [
  'Mayor',
  'del Faro',
  'de la Constitución',
  'San Roque',
  'Larga',
  'del Molino',
  'Real',
  'de los Olivos',
  'del Puerto',
  'Cervantes',
  'de la Estación',
  'Nueva',
  'de las Flores',
  'del Carmen',
  'Rosalía de Castro',
  'de la Ermita',
  'del Sol',
  'Isaac Peral',
  'de la Fuente',
  'Alta',
  'Baja',
  'del Prado',
  'de la Paz',
  'Colón',
  'del Norte',
  'de la Cruz',
]
const TAGS = ['', '', '', '', ' #Puertoalba', ' #Tráfico', ' #Fiestas', ' #SemanaSanta', ' 🙏', ' 👏👏', ' 😡', ' 🚧']
const FIRST = [
  'Ana',
  'Luis',
  'María',
  'Pau',
  'Iria',
  'Aitor',
  'Nerea',
  'José',
  'Carmen',
  'Íñigo',
  'Lucía',
  'Xoán',
  'Marta',
  'Fátima',
  'Wei',
  'Óscar',
]
const LAST = [
  'García',
  'Pérez',
  'Vázquez',
  'Ortiz',
  'Ferrer',
  'Etxebarria',
  'Muñoz',
  'Sánchez',
  'El Amrani',
  'Chen',
  'Núñez',
  'Romero',
]

export function nameOf(random: () => number): string {
  return `${pick(FIRST, random)} ${pick(LAST, random)}`
}

/** One message. About one in twenty is angry, one in six thanks. */
export function messageOf(random: () => number, handle: string): string {
  const where = `en la ${pick(STREET_KINDS, random)} ${pick(STREET_NAMES, random)}, ${String(1 + Math.floor(random() * 180))}`
  const kind = random()
  const body =
    kind < 0.05
      ? `${pick(ANGER, random)}: ${pick(SUBJECTS, random)} ${where}`
      : kind < 0.22
        ? `${pick(THANKS, random)} ${where}`
        : kind < 0.6
          ? `${pick(GREETINGS, random)}${pick(SUBJECTS, random)} ${where}, ${pick(QUESTIONS, random)}`
          : `${pick(GREETINGS, random)}${pick(QUESTIONS, random)} Es por ${pick(SUBJECTS, random)} ${where}.`
  // A number that almost nobody else writes: what a search for one case looks for.
  const reference = random() < 0.2 ? ` Aviso ${String(Math.floor(random() * 9_000_000) + 1_000_000)}.` : ''
  return `@${handle} ${body}${reference}${pick(TAGS, random)}`
}

const ANSWERS = [
  'Gracias por avisar, lo pasamos a la patrulla de la zona.',
  'Buenos días. La brigada lo repara mañana por la mañana.',
  'Puede pedir cita en la web o en el teléfono de información.',
  'Lamentamos las molestias. Ya está comunicado a Limpieza.',
]

export function answerOf(random: () => number): string {
  return pick(ANSWERS, random)
}
