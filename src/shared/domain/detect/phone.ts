/** Telephone numbers of persons (docs/specs/detectors.md §4). */
import { before, matchesOf, type FoldedSpan, type FoldedText } from './foldedText.ts'

const START = String.raw`(?<![a-zñç\d_@#+]|\d[.,/:-])`
const GAP = String.raw`[ .\/)-]{0,2}`
/**
 * Nine digits (Plan nacional de numeración telefónica, Real Decreto 2296/2004): mobiles from 6 and 71–79, landlines from
 * 81–88 and 91–98. 70, 80 and 90 are services.
 */
const SUBSCRIBER = String.raw`(?:6\d?|7${GAP}[1-9]|[89]${GAP}[1-8])`
const SPANISH = new RegExp(
  String.raw`${START}(?<prefix>(?:\(?(?:\+|00)?34[ )\/.-]{0,3})?)(?<number>\(?(?=${SUBSCRIBER})\d(?:${GAP}\d){8})(?!\d|[.,-]\d|\/\d{1,4}(?!\d)|[a-zñç_@])`,
  'g',
)
const FOREIGN = /(?<![\p{L}\d_@#+])\+(?!34)[1-9](?:[ .()/-]{0,2}\d){8,14}(?!\d)/gu

/** How nine digits are written together; others are lists of numbers. */
const GROUPINGS = new Set(['9', '333', '3222', '2322', '2223', '234', '36', '27', '324', '111111111'])

/** A number that these words announce is of a thing, not of a person. */
const THING = new RegExp(
  String.raw`(?<![a-zñç])(?:pedidos?|expedientes?|exptes?|exp|ref|refs|referencias?|facturas?|incidencias?|reclamacion|quejas?|diligencias?|atestado|` +
    String.raw`ticket|tique|caso|codigo|cod|localizador|seguimiento|tracking|envio|paquete|registro|denuncia|serie|lote|cif|isbn|id|bastidor|poliza|contrato|` +
    String.raw`boleto|dorsal|sentencia|licencia|imei)(?:[ :.,;()#"-]|n[ºo°]|num(?:ero)?|es|el|del?){0,8}$`,
)
/** After these, nine digits are one however they are grouped. */
const SAID =
  /(?<![a-zñç])(?:tel|tlf|tfno|tlfn|tfn|telf|telefono|movil|whatsapp|wasap|llam[a-z]{1,6})(?:[ :.,;()-]|n[ºo°]|num(?:ero)?|es|el|al|me){0,8}$/
/** Millions in groups of three are an amount. */
const AMOUNT = /^ ?(?:€|\$|eur|euro|dolar|libra|peseta|million|millon|visita|persona|habitante|voto|usuario|seguidor)/

/** Where telephone numbers of persons stand: not the emergency numbers, and not 70x, 80x and 90x. */
export function phones(text: FoldedText): readonly FoldedSpan[] {
  const found: FoldedSpan[] = []
  for (const { from, to } of matchesOf(FOREIGN, text.lower)) {
    if (!/^\+\d{1,3}(?:\.\d{3})+$/.test(text.lower.slice(from, to))) found.push({ from, to })
  }
  for (const { from, to, groups } of matchesOf(SPANISH, text.lower)) {
    const { prefix = '', number = '' } = groups
    const isInternational = /\+|00/.test(prefix)
    const grouping = (number.match(/\d+/g) ?? []).map((group) => String(group.length)).join('')
    if (!isInternational) {
      const words = before(text.lower, from, 40)
      if (THING.test(words) || (!GROUPINGS.has(grouping) && !SAID.test(words))) continue
      if (AMOUNT.test(text.lower.slice(to, to + 12))) continue
    }
    found.push({ from, to })
  }
  return found
}
