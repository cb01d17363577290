/** A report's data for a spreadsheet: one row a figure, and the dictionary that says what each is. Pure. */
import type { Report } from '#shared/contract/reports.ts'
import { REPORT_FIGURES, type FigureCode, type FigureUnit } from '#shared/domain/reportFigures.ts'
import type { ReportSection, RowName } from '#shared/domain/report.ts'
import type { HandoffChannel } from '#shared/domain/handoff.ts'

type Language = Report['language']

export const FILE_WORDS = {
  es: {
    monthly: 'Informe mensual',
    campaign: 'Informe de campaña',
    transparency: 'Informe de transparencia',
    data: 'datos',
    dictionary: 'diccionario',
  },
  en: {
    monthly: 'Monthly report',
    campaign: 'Campaign report',
    transparency: 'Transparency report',
    data: 'data',
    dictionary: 'dictionary',
  },
} as const

const WORDS = {
  es: {
    headings: ['Apartado', 'De', 'Cifra', 'Nombre', 'Valor', 'Unidad', 'Casos'],
    dictionary: ['Cifra', 'Nombre', 'Unidad', 'Fórmula', 'Fuente'],
    whole: 'todo',
    withoutLabel: 'sin etiqueta',
    units: { count: 'número', ms: 'segundos', days: 'días', ratio: '%' },
    sections: {
      publishing: 'publicación',
      posts: 'publicaciones',
      followers: 'seguidores',
      attention: 'atención',
      days: 'por día',
      labels: 'por etiqueta',
      channels: 'derivaciones',
      urgent: 'vía urgente',
    },
    channels: { direct: 'mensaje directo', email: 'correo', form: 'formulario', other: 'otro' },
  },
  en: {
    headings: ['Section', 'Of', 'Figure', 'Name', 'Value', 'Unit', 'Cases'],
    dictionary: ['Figure', 'Name', 'Unit', 'Formula', 'Source'],
    whole: 'all',
    withoutLabel: 'without a label',
    units: { count: 'number', ms: 'seconds', days: 'days', ratio: '%' },
    sections: {
      publishing: 'publishing',
      posts: 'posts',
      followers: 'followers',
      attention: 'attention',
      days: 'by day',
      labels: 'by label',
      channels: 'hand-offs',
      urgent: 'urgent lane',
    },
    channels: { direct: 'direct message', email: 'e-mail', form: 'form', other: 'other' },
  },
} as const satisfies Readonly<
  Record<
    Language,
    {
      readonly headings: readonly string[]
      readonly dictionary: readonly string[]
      readonly whole: string
      readonly withoutLabel: string
      readonly units: Readonly<Record<FigureUnit, string>>
      readonly sections: Readonly<Record<ReportSection, string>>
      readonly channels: Readonly<Record<HandoffChannel, string>>
    }
  >
>

/** One row for each value, whatever the section: what is not known is an empty cell. Times in whole seconds. */
export function dataTable({ language, blocks }: Report): readonly (readonly string[])[] {
  const words = WORDS[language]
  const rows = blocks.flatMap(({ section, rows: names, columns }) =>
    names.flatMap((name, row) =>
      columns.map(({ figure, values, cases }) => [
        words.sections[section],
        rowText(name, language),
        figure,
        REPORT_FIGURES[figure][language].name,
        valueText(values[row] ?? null, figure, language),
        words.units[REPORT_FIGURES[figure].unit],
        cases === null ? '' : String(cases[row] ?? ''),
      ]),
    ),
  )
  return [words.headings, ...rows]
}

/** Every figure that the report has, once. */
export function dictionaryTable({ language, blocks }: Report): readonly (readonly string[])[] {
  const words = WORDS[language]
  const figures = new Set(blocks.flatMap(({ columns }) => columns.map(({ figure }) => figure)))
  return [
    words.dictionary,
    ...[...figures].map((figure) => {
      const entry = REPORT_FIGURES[figure]
      return [figure, entry[language].name, words.units[entry.unit], entry[language].formula, entry.source]
    }),
  ]
}

/** Decimals by the mark of the language, so that a spreadsheet of it reads a number. */
function valueText(value: number | null, figure: FigureCode, language: Language): string {
  if (value === null) return ''
  const text = String(inUnit(value, REPORT_FIGURES[figure].unit))
  return language === 'es' ? text.replace('.', ',') : text
}

function inUnit(value: number, unit: FigureUnit): number {
  if (unit === 'ms') return Math.round(value / 1000)
  return unit === 'ratio' ? Math.round(value * 10_000) / 100 : value
}

function rowText(name: RowName, language: Language): string {
  const words = WORDS[language]
  switch (name.kind) {
    case 'whole':
      return words.whole
    case 'without_label':
      return words.withoutLabel
    case 'account':
      return `@${name.name}`
    case 'channel':
      return isChannel(name.name) ? words.channels[name.name] : name.name
    case 'day':
    case 'label':
      return name.name
  }
}

function isChannel(name: string): name is HandoffChannel {
  return Object.hasOwn(WORDS.es.channels, name)
}
