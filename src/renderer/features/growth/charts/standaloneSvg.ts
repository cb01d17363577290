/** A chart as a picture of its own: what the window's styles gave it is written into it, so that any program draws the same. */

/** What of a computed style an SVG element is drawn by. */
const DRAWN_BY = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-opacity',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
  'visibility',
  'display',
] as const

const SVG = 'http://www.w3.org/2000/svg'
const HEAD_PX = 34
const LEGEND_ROW_PX = 18
const EDGE_PX = 12

export type Picture = { readonly text: string; readonly widthPx: number; readonly heightPx: number }
/** What stands above a picture, and what tells it to those who do not see it. */
export type PictureWords = { readonly title: string; readonly description: string }

/**
 * @param svg as it stands in the window
 * @param words with the names of its series, and a piece of each line as the window draws it
 */
export function standaloneSvg(
  svg: SVGSVGElement,
  words: PictureWords & {
    readonly legend: readonly { readonly name: string; readonly sample: SVGSVGElement | null }[]
  },
): Picture {
  const { width, height } = svg.getBoundingClientRect()
  const legendPx = words.legend.length > 1 ? words.legend.length * LEGEND_ROW_PX + EDGE_PX : 0
  return framedPicture(svg, { width, height: Math.ceil(height) + legendPx }, words, (whole) => {
    whole.append(drawnAlone(svg))
    if (legendPx === 0) return
    words.legend.forEach(({ name, sample }, row) => {
      const y = Math.ceil(height) + EDGE_PX + row * LEGEND_ROW_PX
      const line = append(whole, 'g', { transform: `translate(0 ${String(y)})` })
      if (sample !== null) line.append(drawnAlone(sample))
      append(line, 'text', { fill: getComputedStyle(svg).color, x: '34', y: '9', 'font-size': '12' }, name)
    })
  })
}

/**
 * A picture on the colour that stands behind an element, in its font, with the title above.
 * @param size of what `draw` puts below the title
 */
export function framedPicture(
  element: Element,
  size: { readonly width: number; readonly height: number },
  words: PictureWords,
  draw: (place: SVGElement) => void,
): Picture {
  const { color, fontFamily } = getComputedStyle(element)
  const [widthPx, heightPx] = [Math.ceil(size.width) + 2 * EDGE_PX, Math.ceil(size.height) + HEAD_PX + EDGE_PX]
  const whole = document.createElementNS(SVG, 'svg')
  whole.setAttribute('xmlns', SVG)
  whole.setAttribute('width', String(widthPx))
  whole.setAttribute('height', String(heightPx))
  whole.setAttribute('viewBox', `0 0 ${String(widthPx)} ${String(heightPx)}`)
  whole.setAttribute('role', 'img')
  whole.setAttribute('font-family', fontFamily)
  append(whole, 'title', {}, words.title)
  append(whole, 'desc', {}, words.description)
  append(whole, 'rect', { width: '100%', height: '100%', fill: backgroundBehind(element) })
  const head = { fill: color, 'font-size': '13', 'font-weight': '600' }
  append(whole, 'text', { ...head, x: String(EDGE_PX), y: '22' }, words.title)
  draw(append(whole, 'g', { transform: `translate(${String(EDGE_PX)} ${String(HEAD_PX)})` }))
  return { text: new XMLSerializer().serializeToString(whole), widthPx, heightPx }
}

/** The same drawn as points of colour, twice as many each way as the window has. */
export async function pngOf({ text, widthPx, heightPx }: Picture): Promise<Blob> {
  const source = URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' }))
  try {
    const image = new Image()
    image.src = source
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = widthPx * 2
    canvas.height = heightPx * 2
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
    return await new Promise((resolve, reject) => {
      canvas.toBlob((blob) => (blob === null ? reject(new Error('no picture')) : resolve(blob)), 'image/png')
    })
  } finally {
    URL.revokeObjectURL(source)
  }
}

function drawnAlone(svg: SVGSVGElement): SVGElement {
  const copy = svg.cloneNode(true) as SVGSVGElement
  const originals = [svg, ...svg.querySelectorAll<SVGElement>('*')]
  const copies = [copy, ...copy.querySelectorAll<SVGElement>('*')]
  copies.forEach((each, at) => {
    const original = originals[at]
    if (original === undefined) return
    const style = getComputedStyle(original)
    for (const property of DRAWN_BY) {
      const value = style.getPropertyValue(property)
      if (value !== '') each.setAttribute(property, value)
    }
    each.removeAttribute('class')
    each.removeAttribute('style')
    each.removeAttribute('tabindex')
  })
  return copy
}

/** The first colour that is not transparent, from the chart outwards. */
function backgroundBehind(element: Element): string {
  for (let each: Element | null = element; each !== null; each = each.parentElement) {
    const { backgroundColor } = getComputedStyle(each)
    if (backgroundColor !== 'rgba(0, 0, 0, 0)' && backgroundColor !== 'transparent') return backgroundColor
  }
  return 'white'
}

/** A new element of SVG within another. */
export function append(
  to: SVGElement,
  name: string,
  attributes: Readonly<Record<string, string>>,
  text?: string,
): SVGElement {
  const element = document.createElementNS(SVG, name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
  if (text !== undefined) element.textContent = text
  to.append(element)
  return element
}
