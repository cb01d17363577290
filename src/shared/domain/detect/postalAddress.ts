/**
 * Where somebody lives: kind of street, name, number, and what follows of floor, door and postcode
 * (docs/specs/detectors.md §7). A street without a number is a public place.
 */
import { before, type FoldedSpan, type FoldedText } from './foldedText.ts'

/** Kinds of streets that stand before the name: Spanish, Catalan, Galician; short ones need their dot or slash. */
const STREET =
  /(?<![a-zñç\d_@#])(?:(?:calle|callejon|carrer|avenida|avinguda|avda|avd|av|plaza|plaça|praza|pza|plza|paseo|passeig|pso|rua|ronda|rambla|travesia|travessera|travessia|trav|camino|cami|camiño|carretera|ctra|crta|estrada|glorieta|urbanizacion|urb|bulevar|costanilla|cuesta|pasaje|passatge|alameda|gran via|via|vereda|colonia|poligono|prolongacion|residencial)(?![a-zñç\d])\.?|c\/|c\.(?= ?[a-zñ])|cl?\/|cl\.|pl\.|pl\/|p[ºo]\.?(?= de)|pº)/g

/** Kinds that are other words too: the name after them must have its capital. */
const AMBIGUOUS = new Set(
  'ronda rambla trav camino cami estrada cuesta pasaje via vereda colonia prolongacion residencial bulevar cl. pl.'.split(
    ' ',
  ),
)

/** Kinds that stand after the name, in Basque. */
const BASQUE_STREET =
  /(?<![a-zñç\d])(?:kalea|kaleko|kalean|etorbidea|hiribidea|enparantza|ibilbidea|pasealekua|bidea)(?![a-zñç\d])/g

/** Joins the words of a name without being one. */
const JOINING = new Set('de del la las los el y i e do da dos das d l les els ses sa na s san santa'.split(' '))
/** These belong to a sentence, not to the name of a street. */
const SENTENCE = new Set(
  (
    'hay habia han ha he a al ante con contra desde en entre hacia hasta para por segun sin sobre que se si no ni o u pero porque cuando como donde ' +
    'esta estan estaba es son era fue eran va van viene vienen iba tiene tienen hace hacen cada mas menos muy unos unas un una este esa eso mi su tu ' +
    'hoy ayer ahora km peatonal cortada cortado vacante vacantes ocupada libre llena lleno entera enteras hi ha amb per dues hai'
  ).split(' '),
)
const MONTH = '(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre)'
/** `2 de Mayo` is the name of the street, not its number. */
const DATE_NAME = new RegExp(String.raw`\d{1,2} de ${MONTH}(?![a-zñç])`, 'y')
const WORD = /[a-zñç][a-zñç'-]{0,30}/y
const NUMBER_SIGN = /(?:n[ºo°]|num|numero|n)\.? ?(?=\d)|z[ck]\.? ?(?=\d)/y
const NUMBER =
  /\d{1,4}(?: ?(?:bis|dup(?:licado)?)|[a-h])?(?:[-/]\d{1,3})?(?![a-zñç\d])(?![.,:]\d|[-/]\d{4})(?! ?[%€ºª°$])/y
/** After these the number counts something, or is a time. */
const COUNTED = new RegExp(
  String.raw`,? (?:de (?:cada|${MONTH}|la|las|los)|personas?|coches?|motos?|policias?|agentes?|patrullas?|vehiculos?|furgon\w*|jovenes|chavales|tios|vecinos|negocios|bares|tiendas|pisos|` +
    String.raw`minutos?|min|horas?|h|hs|dias?|semanas?|meses|años?|veces|vez|metros|mts|m|km|kms|kilometros|euros?|eur|grados|obras|incidentes|robos|multas|ambulancias|bomberos|farolas|contenedores|plazas|manifestantes|asistentes|alumnos|niños|mujeres|hombres|turistas|taxis|bicis|arboles|carriles|puestos|heridos|detenidos)(?![a-zñç\d])`,
  'y',
)

const SIDE =
  '(?:izquierda|izqda|izda|izq|derecha|drcha|dcha|dch|centro|ctro|exterior|ext|interior|int|ezkerra|ezk|eskuina|esk)'
const FLOOR = String.raw`\d{1,2} ?(?:[ºª°]|(?:er|on|na|do|ro|to|r|n|t|e|o|a)(?![a-zñç\d]))\.?`
const DOOR = String.raw`(?:${SIDE}(?![a-zñç])\.?|\d{1,2} ?[ºª°a](?![a-zñç\d])|\d{1,2}(?![\dºª°a-zñç])|[a-h](?![a-zñç\d]))`
const NUMBERED = '(?:piso|planta|portal|puerta|pta|escalera|esc|bloque|blq|local|casa|nave|chalet|parcela)'
const UNNUMBERED = '(?:bajos?|baixos?|bxs|bj|entresuelo|entlo|atico|atic|principal|pral)'
const WHICH = String.raw` ?(?:\d{1,3}(?![\dºª°])[a-h]?|[a-h])(?![a-zñç\d])`
/** What may follow the number: `3º B`, `bajo C`, `esc. 2`, `1 izda`, `2. ezk`, and the postcode (01 to 52). */
const FOLLOWING = new RegExp(
  String.raw`(?:,? ?|[ -]{1,3})(?:${FLOOR}(?:[ ,-]{0,2}${DOOR})?|${NUMBERED}\.?${WHICH}|` +
    String.raw`${UNNUMBERED}(?![a-zñç])\.?(?:${WHICH})?|` +
    String.raw`\d{1,2}\.? ${SIDE}(?![a-zñç])\.?|\d{1,2} ?[a-h](?![a-zñç\d])|\d{1,2}-\d{1,2}(?![\d.,:/-])|${SIDE}(?![a-zñç])\.?|(?:c\.?p\.?:? ?)?(?:0[1-9]|[1-4]\d|5[0-2])\d{3}(?![\d.,]))`,
  'y',
)
const MOST_WORDS = 6
const MOST_PARTS = 5

/** Where a sticky expression's match at a place ends, or null. */
function endOf(expression: RegExp, text: string, at: number): number | null {
  expression.lastIndex = at
  return expression.test(text) ? expression.lastIndex : null
}

/** Where the number of a house ends that begins at a place, with floor, door and postcode; null where it is none. */
function houseEnd(text: FoldedText, at: number): number | null {
  const number = endOf(NUMBER, text.lower, at)
  if (number === null || /^(?:19|20)\d\d$/.test(text.lower.slice(at, number))) return null
  if (endOf(COUNTED, text.lower, number) !== null) return null
  let end = number
  for (let parts = 0; parts < MOST_PARTS; parts += 1) {
    const next = endOf(FOLLOWING, text.lower, end)
    if (next === null) break
    end = next
  }
  return end
}

/** Where the house ends that stands at a place, after a comma and the sign of a number or without; null where none does. */
function houseAfter(text: FoldedText, at: number): number | null {
  const from = endOf(/[ ,]{1,3}/y, text.lower, at) ?? at
  return houseEnd(text, endOf(NUMBER_SIGN, text.lower, from) ?? from)
}

function isCapital(text: FoldedText, at: number): boolean {
  return text.chars[at] !== text.lower[at]
}

/** Reads the name of a street word by word until its number comes. Null where a sentence goes on instead. */
function addressEnd(text: FoldedText, kind: string, nameFrom: number): number | null {
  let at = nameFrom
  let hasCapital = AMBIGUOUS.has(kind)
  for (let words = kind === 'gran via' ? 1 : 0; words <= MOST_WORDS;) {
    const house = words === 0 ? null : houseAfter(text, at)
    if (house !== null) return house
    at = endOf(/ {1,2}/y, text.lower, at) ?? at
    const date = endOf(DATE_NAME, text.lower, at)
    const end = date ?? endOf(WORD, text.lower, at)
    if (end === null) return null
    const word = text.lower.slice(at, end)
    if (date === null && !JOINING.has(word)) {
      if (SENTENCE.has(word)) return null
      if (hasCapital && !isCapital(text, at)) return null
      hasCapital = isCapital(text, at)
    }
    if (date !== null || !JOINING.has(word)) words += 1
    const isAbbreviation = text.lower[end] === '.' && end - at <= 4
    at = isAbbreviation ? end + 1 : end
  }
  return null
}

/** Where the capitalised words before a Basque kind of street begin; null where there are none. */
function nameBefore(text: FoldedText, at: number): number | null {
  const name = /(?:(?<![A-Za-zñç\d])[A-ZÑ][A-Za-zñç'-]{1,30} ){1,4}$/.exec(before(text.chars, at, 130))
  return name === null ? null : at - name[0].length
}

/** Where postal addresses stand. */
export function postalAddresses(text: FoldedText): readonly FoldedSpan[] {
  const found: FoldedSpan[] = []
  for (const match of text.lower.matchAll(STREET)) {
    const to = addressEnd(text, match[0], match.index + match[0].length)
    if (to !== null) found.push({ from: match.index, to })
  }
  for (const match of text.lower.matchAll(BASQUE_STREET)) {
    const from = nameBefore(text, match.index)
    const to = from === null ? null : houseAfter(text, match.index + match[0].length)
    if (from !== null && to !== null) found.push({ from, to })
  }
  return found
}
