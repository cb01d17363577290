/**
 * How the series of a chart differ: by colour, by dash, and by the sign at their points, so that they are told apart in
 * grey and by those who do not see colours. The first eight are distinct.
 */
export type SeriesLook = {
  /** A CSS colour of the theme. */
  readonly colour: string
  /** As SVG takes it; empty is a whole line. */
  readonly dash: string
  readonly sign: 'circle' | 'square' | 'triangle' | 'diamond'
}

const COLOURS = ['blue', 'orange', 'teal', 'grape', 'red', 'green', 'indigo', 'pink'] as const
const DASHES = ['', '7 3', '2 3', '10 3 2 3', '5 5', '12 4', '1 4', '8 2 2 2 2 2'] as const
const SIGNS = ['circle', 'square', 'triangle', 'diamond'] as const

export function seriesLook(index: number): SeriesLook {
  const at = index % COLOURS.length
  return {
    colour: `var(--mando-account-${COLOURS[at] ?? 'blue'})`,
    dash: DASHES[at] ?? '',
    sign: SIGNS[at % SIGNS.length] ?? 'circle',
  }
}
