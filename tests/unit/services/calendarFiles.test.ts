/** Tables and calendar files as other programs write them (docs/specs/calendarFiles.md). */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { guessColumns } from '../../../src/shared/domain/postColumns.ts'
import { heldCell, heldCellText, readDayCell, readHourCell } from '../../../src/shared/domain/tableCells.ts'
import { OFFICE_ZONES } from '../../../src/shared/domain/wallTime.ts'
import { writeCsv } from '../../../src/main/services/calendarExport.ts'
import { readRow, type RowWorld } from '../../../src/main/services/importedRows.ts'
import { readTable, readTableText } from '../../../src/main/services/tableReading.ts'
import { awkward, exported, instant } from '../../fakes/filePosts.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const latin = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'latin1'))
const wide = (text: string, isBig: boolean): Uint8Array => {
  const buffer = Buffer.from(`\uFEFF${text}`, 'utf16le')
  return Uint8Array.from(isBig ? buffer.swap16() : buffer)
}
const cellsOf = (text: string, separator: ',' | ';' | '\t' | null = null) =>
  readTable(text, separator).rows.map(({ cells }) => [...cells])

describe('§2 a table', () => {
  const text = 'Fecha;Año\n1;ñandú €'
  const plain = 'Fecha;Año\n1;ñandú'
  it.each([
    ['UTF-8', bytes(text), text, 'utf-8'],
    ['UTF-8 with its mark', bytes(`\uFEFF${text}`), text, 'utf-8'],
    ['UTF-16, little end first', wide(text, false), text, 'utf-16'],
    ['UTF-16, big end first', wide(text, true), text, 'utf-16'],
    ['Latin-1', latin(plain), plain, 'windows-1252'],
    ['Windows-1252', Uint8Array.from([...latin(`${plain} `), 0x80]), text, 'windows-1252'],
  ])('§2.1 is read in %s', (_name, file, expected, encoding) => {
    expect(readTableText(file)).toEqual({ kind: 'text', text: expected, encoding })
  })

  it.each([
    ['empty', new Uint8Array(), 'empty'],
    ['blank', bytes(' \r\n\n'), 'empty'],
    ['the mark alone', bytes('\uFEFF'), 'empty'],
    ['a workbook of Excel', Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0]), 'workbook'],
    ['an old workbook', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), 'workbook'],
    ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 0x49, 0x48]), 'not_text'],
  ])('§2.2 is none where it is %s', (_name, file, why) => {
    expect(readTableText(file)).toEqual({ kind: 'none', why })
  })

  it.each([',', ';', '\t'] as const)('§2.3 is told its separator: %j', (separator) => {
    const rows = [
      ['Fecha', 'Hora', 'Texto'],
      ['1/2/2027', '10:30', 'Hola, vecinos; hoy'],
      ['2/2/2027', '10:30', 'Uno\ny otro'],
    ]
    const written = rows.map((row) => row.map((cell) => `"${cell}"`).join(separator)).join('\r\n')
    expect(readTable(written, null).separator).toBe(separator)
    expect(cellsOf(written)).toEqual(rows)
  })

  it('§2.3 takes the separator that its first line names, and counts that line', () => {
    const { separator, rows } = readTable('sep=;\r\na;b\r\n1;2', null)
    expect([separator, ...rows.map(({ row }) => row)]).toEqual([';', 2, 3])
  })

  it('§2.4 keeps the numbers of the rows where some are empty', () => {
    expect(readTable('a,b\n\n,\n1,2\n', null).rows.map(({ row }) => row)).toEqual([1, 4])
  })

  it('§2.4 says which row has a quotation mark without its other one', () => {
    const { rows } = readTable('a;b\n1;2\n3;"4\n5;6', null)
    expect(rows.map(({ isBroken }) => isBroken)).toEqual([false, false, true])
  })

  it('§2.5 takes out null bytes and the like, and says so', () => {
    const { rows } = readTable('a;b\n1;Ho\u0000la', null)
    expect(rows[1]).toMatchObject({ cells: ['1', 'Hola'], isCleaned: true })
  })
})

describe('§3 columns', () => {
  it.each([
    [
      ['Fecha', 'Hora', 'Texto', 'Cuentas', 'Campaña', 'Etiquetas'],
      ['day', 'hour', 'text', 'accounts', 'campaign', 'labels'],
    ],
    [
      ['DATE', ' time ', 'Post', 'Text 2', 'Account', 'tags', 'Notes'],
      ['day', 'hour', 'text', 'text', 'accounts', 'labels', 'ignored'],
    ],
    [
      ['Día', 'Fecha', 'x'],
      ['day', 'ignored', 'ignored'],
    ],
    [[], []],
  ])('§3.1 are guessed from %j', (headings, columns) => expect(guessColumns(headings)).toEqual(columns))
})

describe('§4 cells', () => {
  it.each([
    ['2027-02-01', '2027-02-01'],
    ['1/2/2027', '2027-02-01'],
    ['01.02.27', '2027-02-01'],
    ['30/02/2027', 'impossible'],
    ['13/13/2027', 'impossible'],
    ['mañana', 'unreadable'],
    ['44561', 'unreadable'],
  ])('§4.1 %s is the day %s', (cell, expected) => {
    const reading = readDayCell(cell, 'day_first')
    expect(reading.kind === 'read' ? reading.value : reading.kind).toBe(expected)
  })
  it('§4.1 has the month first where that was chosen', () => {
    expect(readDayCell('2/1/2027', 'month_first')).toEqual({ kind: 'read', value: '2027-02-01' })
  })
  it.each([
    ['9:05', '09:05'],
    ['10.30', '10:30'],
    ['10h30', '10:30'],
    ['10:30:00', '10:30'],
    ['10 h', '10:00'],
    ['10:30 h', '10:30'],
    ['12:15 am', '00:15'],
    ['1:15 p.m.', '13:15'],
    ['25:00', 'impossible'],
    ['10:75', 'impossible'],
    ['13:00 pm', 'impossible'],
    ['10', 'unreadable'],
    ['luego', 'unreadable'],
  ])('§4.1 %s is the hour %s', (cell, expected) => {
    const reading = readHourCell(cell)
    expect(reading.kind === 'read' ? reading.value.hour : reading.kind).toBe(expected)
  })
  it.each(['=1+1', '+34', '-x', '@policia', '\tx', "'=1", "''@x", '＝1'])(
    '§6.2 %j is not run, and is read back',
    (text) => {
      expect(heldCell(text)).toBe(`'${text}`)
      expect(heldCellText(heldCell(text))).toBe(text)
    },
  )
})

const world: RowWorld = {
  zone: 'Europe/Madrid',
  nowMs: Date.UTC(2026, 10, 24),
  account: (name) =>
    ({ policia: { id: 'a1' }, '@policia': { id: 'a1' }, doble: 'several' as const, vieja: 'disconnected' as const })[
      name
    ] ?? 'unknown',
  campaign: (name) => (name === 'Otoño, invierno' ? { id: 'c1' } : 'unknown'),
  label: (name) => (['Tráfico', 'Aviso, urgente'].includes(name) ? { id: name } : 'unknown'),
  textLimit: () => 280,
}
const COLUMNS = ['day', 'hour', 'text', 'accounts', 'campaign', 'labels'] as const
const read = (...cells: string[]) =>
  readRow({ row: 7, cells, isBroken: false, isCleaned: false }, COLUMNS, 'day_first', world)
const codes = (...cells: string[]) => read(...cells).findings.map(({ code, column }) => [code, column])

describe('§4 a row', () => {
  it('§4.2 is a post with all that its cells say', () => {
    expect(read('1/2/2027', '10:30', 'Hola', '@policia', 'Otoño, invierno', 'Aviso, urgente; Tráfico')).toEqual({
      findings: [],
      post: {
        row: 7,
        planned: {
          wallTime: '2027-02-01T10:30',
          zone: 'Europe/Madrid',
          atMs: Date.UTC(2027, 1, 1, 9, 30),
          repeatedHour: null,
        },
        texts: ['Hola'],
        accountIds: ['a1'],
        campaignId: 'c1',
        labelIds: ['Aviso, urgente', 'Tráfico'],
      },
    })
  })
  it('§4.2 without day and hour has none; day and hour may stand in one cell', () => {
    expect(read('', '', 'Hola').post?.planned).toBeNull()
    expect(read('2027-02-01T10:30', '', 'Hola').post?.planned?.wallTime).toBe('2027-02-01T10:30')
    expect(read('1/2/2027 10:30', '', 'Hola').post?.planned?.wallTime).toBe('2027-02-01T10:30')
  })
  it.each([
    [['30/2/2027', '10:30', 'x'], [['day_impossible', 0]]],
    [['ayer', '10:30', 'x'], [['day_unreadable', 0]]],
    [['1/2/2027', '', 'x'], [['hour_missing', 1]]],
    [['', '10:30', 'x'], [['day_missing', 0]]],
    [['1/2/2027', '25:00', 'x'], [['hour_impossible', 1]]],
    [['28/3/2027', '02:30', 'x'], [['hour_does_not_exist', 1]]],
    [['', '', ' '], [['text_missing', 2]]],
    [['', '', 'x', 'nadie'], [['accounts_unknown', 3]]],
    [['', '', 'x', 'doble'], [['accounts_several', 3]]],
    [['', '', 'x', 'vieja'], [['accounts_disconnected', 3]]],
    [['', '', 'x', '', 'Verano'], [['campaign_unknown', 4]]],
    [['', '', 'x', '', '', 'Nada'], [['labels_unknown', 5]]],
    [['', '', 'x'.repeat(281), 'policia'], [['text_too_long', 2]]],
    [['', '', 'x'.repeat(100_000), 'policia'], [['text_too_large', 2]]],
    [['', '', 'x', '', '', '', 'more'], [['too_many_cells', null]]],
  ])('§4.4 keeps %j out', (cells, expected) => {
    expect(codes(...cells)).toEqual(expected)
    expect(read(...cells).post).toBeNull()
  })
  it.each([
    [['1/2/2026', '10:30', 'x'], 'in_past'],
    [['31/10/2027', '02:30', 'x'], 'hour_twice'],
  ])('§4.5 lets %j in and says %s', (cells, code) => {
    expect(read(...cells).findings).toMatchObject([{ code, isFatal: false }])
    expect(read(...cells).post).not.toBeNull()
  })
  it('§4.5 takes the second of an hour that is there twice where it is marked', () => {
    expect(read('31/10/2027', '02:30 (2)', 'x').post?.planned).toMatchObject({
      atMs: Date.UTC(2027, 9, 31, 1, 30),
      repeatedHour: 'later',
    })
  })
})

describe('§6 a table that Mando writes', () => {
  it('§6.3 is read back as the same posts', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ texts: fc.array(awkward, { minLength: 1, maxLength: 4 }), atMs: instant }), {
          minLength: 1,
          maxLength: 8,
        }),
        fc.constantFrom(...OFFICE_ZONES),
        fc.constantFrom('es' as const, 'en' as const),
        (posts, zone, language) => {
          const written = writeCsv(posts.map(exported), zone, language)
          const file = readTableText(bytes(written))
          if (file.kind === 'none') throw new Error(file.why)
          const [headings, ...rows] = readTable(file.text, null).rows
          const columns = guessColumns(headings?.cells ?? [])
          const back = rows.map(
            (row) => readRow(row, columns, 'day_first', { ...world, zone, textLimit: () => Infinity }).post,
          )
          expect(back.map((post) => [post?.planned?.atMs, post?.texts])).toEqual(
            posts.map(({ atMs, texts }) => [atMs, texts]),
          )
        },
      ),
      { numRuns: 300 },
    )
  })
})
