/** A table that is drawn, with shades or bars in its cells, as a picture of its own: as the window shows it, each with its numbers. */
import { append, framedPicture, type Picture, type PictureWords } from './standaloneSvg.ts'

/** Where a text stands below the middle of its line, as a part of its size. */
const BASELINE = 0.35
const HATCH = { id: 'few', px: '6' } as const

type Colour = { readonly fill: string; readonly opacity: number }
type Colours = (colour: string) => Colour

export function tablePicture(table: HTMLTableElement, words: PictureWords): Picture {
  const origin = table.getBoundingClientRect()
  const colours = createColours()
  return framedPicture(table, origin, words, (place) => {
    defineHatch(place, colours(getComputedStyle(table).color))
    for (const cell of table.querySelectorAll<HTMLTableCellElement>('th, td')) {
      drawGround(place, cell, origin, colours)
      for (const bar of cell.querySelectorAll<HTMLElement>('[data-bar]')) drawBar(place, bar, origin, colours)
      drawTexts(place, cell, origin, colours)
    }
  })
}

/** What stands on too few cases is hatched in the window, and so it is here. */
function defineHatch(place: SVGElement, { fill }: Colour): void {
  const size = { width: HATCH.px, height: HATCH.px, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' }
  const pattern = append(place, 'pattern', { id: HATCH.id, ...size })
  append(pattern, 'rect', { width: '2', height: HATCH.px, fill, 'fill-opacity': '0.15' })
}

function drawGround(place: SVGElement, cell: HTMLTableCellElement, origin: DOMRect, colours: Colours): void {
  const { left, top, width, height } = cell.getBoundingClientRect()
  const { backgroundColor, backgroundImage, borderTopWidth } = getComputedStyle(cell)
  const border = parseFloat(borderTopWidth)
  const ground = {
    x: rounded(left - origin.left + border / 2),
    y: rounded(top - origin.top + border / 2),
    width: rounded(width - border),
    height: rounded(height - border),
  }
  const { fill, opacity } = colours(backgroundColor)
  if (opacity > 0) append(place, 'rect', { ...ground, fill, 'fill-opacity': opacity.toFixed(3) })
  if (backgroundImage !== 'none') append(place, 'rect', { ...ground, fill: `url(#${HATCH.id})` })
}

/** In the colour of its text; paler and hatched where it stands on too few cases. */
function drawBar(place: SVGElement, bar: HTMLElement, origin: DOMRect, colours: Colours): void {
  const { left, top, width, height } = bar.getBoundingClientRect()
  if (width === 0) return
  const { color, backgroundImage } = getComputedStyle(bar)
  const shape = {
    x: rounded(left - origin.left),
    y: rounded(top - origin.top),
    width: rounded(width),
    height: rounded(height),
    rx: '2',
  }
  const isFew = backgroundImage !== 'none'
  append(place, 'rect', { ...shape, fill: colours(color).fill, 'fill-opacity': isFew ? '0.4' : '1' })
  if (isFew) append(place, 'rect', { ...shape, fill: `url(#${HATCH.id})` })
}

function drawTexts(place: SVGElement, cell: HTMLTableCellElement, origin: DOMRect, colours: Colours): void {
  const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT)
  for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
    const { parentElement } = text
    const words = text.textContent?.trim() ?? ''
    // What is there for a screen reader alone is one pixel wide.
    if (parentElement === null || words === '' || parentElement.getBoundingClientRect().width <= 1) continue
    const range = document.createRange()
    range.selectNodeContents(text)
    const { left, top, width, height } = range.getBoundingClientRect()
    const { color, fontSize, fontWeight } = getComputedStyle(parentElement)
    const look = {
      fill: colours(color).fill,
      'font-size': fontSize,
      'font-weight': fontWeight,
      'text-anchor': 'middle',
    }
    const x = rounded(left + width / 2 - origin.left)
    const y = rounded(top + height / 2 + parseFloat(fontSize) * BASELINE - origin.top)
    append(place, 'text', { ...look, x, y }, words)
  }
}

function rounded(px: number): string {
  return String(Math.round(px * 100) / 100)
}

/** Colours as every program understands them: a mixed one is computed by the window in a notation that few read. */
function createColours(): Colours {
  const point = document.createElement('canvas').getContext('2d', { willReadFrequently: true })
  return (colour) => {
    if (point === null) return { fill: colour, opacity: 1 }
    point.clearRect(0, 0, 1, 1)
    point.fillStyle = colour
    point.fillRect(0, 0, 1, 1)
    const [red = 0, green = 0, blue = 0, alpha = 0] = point.getImageData(0, 0, 1, 1).data
    return { fill: `rgb(${[red, green, blue].join(',')})`, opacity: alpha / 255 }
  }
}
