/** Tables in and out of the calendar over a real database (docs/specs/calendarFiles.md). */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ParsedInputOf } from '../../src/shared/contract/contract.ts'
import { printedDocument } from '../../src/shared/contract/printed.ts'
import { createLabelTable } from '../../src/main/store/labelTable.ts'
import { id, openPublishingDesk } from '../fakes/publishingDesk.ts'

let desk: ReturnType<typeof openPublishingDesk>
let files: ReturnType<(typeof desk)['planningOf']>['files']
let folder: string
const TRAFFIC = id(3)
const IMPORT = id(900)
const LABEL = id(710)
const AS_FOUND = { separator: null, hasHeadings: null, dayOrder: 'day_first' as const, columns: null }

beforeEach(() => {
  desk = openPublishingDesk()
  const planning = desk.planningOf()
  files = planning.files
  folder = mkdtempSync(join(tmpdir(), 'mando-files-'))
  desk.test.uow.write(desk.test.by(), (tx) => {
    const profile = { mode: 'api' as const, displayName: 'Tráfico', remoteId: '3000', colour: 'teal' as const }
    desk.accounts.insert(tx, { id: TRAFFIC, handle: 'trafico', ...profile })
    createLabelTable(desk.test.db).put(tx, { id: LABEL, name: 'Aviso', colour: 'blue', archivedAtMs: null })
    tx.audit({ action: 'account.insert', entity: 'account' })
  })
})
afterEach(async () => {
  await desk.close()
  rmSync(folder, { recursive: true, force: true })
})

const TABLE = [
  'Fecha;Hora;Texto;Cuentas;Etiquetas',
  '1/2/2027;10:30;Corte en la calle Mayor;@trafico;Aviso',
  '30/2/2027;10:30;Nunca;@trafico;',
  '2/2/2027;11:00;"Uno,\ndos";@trafico;Aviso',
  ';;Sin hora;;',
].join('\r\n')

async function choose(text: string | Uint8Array, what: 'posts' | 'days' = 'posts'): Promise<string> {
  desk.levers.chooseFile(typeof text === 'string' ? new TextEncoder().encode(text) : text)
  const chosen = await files.choose({ what })
  if (chosen.kind !== 'chosen') throw new Error(chosen.kind === 'refused' ? chosen.why : chosen.kind)
  return chosen.token
}
const importing = (token: string, change: Partial<ParsedInputOf<'files.importPosts'>> = {}) =>
  files.importPosts({ importId: IMPORT, token, reading: AS_FOUND, onlyRight: true, schedule: false, ...change })
const audited = (action: string) => desk.test.audit.recent(null, 500).filter((each) => each.action === action)
const drafts = () => desk.reading.drafts({})
const planned = () => desk.reading.range({ fromMs: 0, toMs: Date.UTC(2030, 0, 1) }).cells.postIds

describe('§1 choosing', () => {
  it.each([
    ['too_large', 'too_large' as const],
    ['empty', new Uint8Array()],
    ['workbook', Uint8Array.from([0x50, 0x4b, 3, 4])],
    ['too_many_rows', new TextEncoder().encode(`Texto\n${'x\n'.repeat(10_001)}`)],
  ])('§1.2 refuses what is %s', async (why, file) => {
    desk.levers.chooseFile(file)
    expect(await files.choose({ what: 'posts' })).toEqual({ kind: 'refused', why })
  })
  it('§1.2 knows the file that was chosen last, and no other', async () => {
    const token = await choose(TABLE)
    await choose('Texto\nx')
    expect(() => files.readPosts({ token, reading: AS_FOUND })).toThrow('not_found')
  })
})

describe('§5 importing', () => {
  it('§3, §4 shows first what the rows would become, and what is wrong with them', async () => {
    expect(files.readPosts({ token: await choose(TABLE), reading: AS_FOUND })).toMatchObject({
      separator: ';',
      encoding: 'utf-8',
      hasHeadings: true,
      columns: ['day', 'hour', 'text', 'accounts', 'labels'],
      rowCount: 4,
      rightCount: 3,
      findings: [{ row: 3, column: 0, code: 'day_impossible', params: { text: '30/2/2027' }, isFatal: true }],
      findingCount: 1,
    })
  })

  it('§5.1 makes nothing where a row is wrong and the right ones alone were not asked for', async () => {
    const token = await choose(TABLE)
    expect(() => importing(token, { onlyRight: false })).toThrow('conflict')
    expect(drafts()).toEqual([])
  })

  it('§5.2 makes drafts with their hour, accounts and labels, on record once', async () => {
    expect(importing(await choose(TABLE))).toEqual({
      made: 3,
      scheduled: 0,
      skipped: 1,
      firstAtMs: Date.UTC(2027, 1, 1, 9, 30),
    })
    expect(
      drafts()
        .map(({ excerpt, state, planned: hour, accountIds, labelIds }) => [
          excerpt,
          state,
          hour?.wallTime ?? null,
          accountIds,
          labelIds,
        ])
        .toSorted(),
    ).toEqual([
      ['Corte en la calle Mayor', 'draft', '2027-02-01T10:30', [TRAFFIC], [LABEL]],
      ['Sin hora', 'draft', null, [], []],
      ['Uno,\ndos', 'draft', '2027-02-02T11:00', [TRAFFIC], [LABEL]],
    ])
    expect(audited('posts.import')).toHaveLength(1)
  })

  it('§5.3 plans what nothing stands against, and leaves the rest drafts', async () => {
    expect(importing(await choose(TABLE), { schedule: true })).toMatchObject({ made: 3, scheduled: 2 })
    expect(planned()).toHaveLength(2)
    expect(drafts().map(({ excerpt }) => excerpt)).toEqual(['Sin hora'])
  })

  it('§5.4 changes nothing when it is sent again', async () => {
    const token = await choose(TABLE)
    expect(importing(token)).toEqual(importing(token))
    expect(drafts()).toHaveLength(3)
  })

  it.each([false, true])('§5.5 takes all of it back at once, planned or not (planned: %s)', async (schedule) => {
    importing(await choose(TABLE), { schedule })
    expect(files.undo({ importId: IMPORT })).toEqual({ removed: 3, left: 0 })
    expect([...drafts(), ...planned()]).toEqual([])
    expect(audited('import.undo')).toHaveLength(1)
    expect(() => files.undo({ importId: id(999) })).toThrow('not_found')
  })

  it('§5.6 makes ten thousand posts in one go', async () => {
    const rows = Array.from({ length: 10_000 }, (_, n) => `1/2/2027;10:30;Aviso ${String(n)};@trafico`)
    const token = await choose(['Fecha;Hora;Texto;Cuentas', ...rows].join('\n'))
    expect(files.readPosts({ token, reading: AS_FOUND }).rightCount).toBe(10_000)
    expect(importing(token).made).toBe(10_000)
    expect(files.undo({ importId: IMPORT })).toEqual({ removed: 10_000, left: 0 })
  }, 60_000)
})

describe('§6, §7 exporting', () => {
  const span = { fromMs: Date.UTC(2027, 0, 1), toMs: Date.UTC(2027, 1, 28, 23) }

  it('§6.1 writes what the calendar shows, and reads it back', async () => {
    importing(await choose(TABLE), { schedule: true })
    desk.levers.showFolder(folder)
    expect(await files.export({ format: 'csv', ...span })).toEqual({
      fileName: 'mando-2027-01-01-2027-02-28.csv',
      posts: 2,
      truncated: false,
    })
    const written = readFileSync(join(folder, 'mando-2027-01-01-2027-02-28.csv'))
    expect(written.toString().split('\r\n').slice(0, 2)).toEqual([
      '\uFEFFFecha;Hora;Texto;Cuentas;Campaña;Etiquetas;Estado',
      '01/02/2027;10:30;Corte en la calle Mayor;trafico;;Aviso;Programada',
    ])
    const token = await choose(new Uint8Array(written))
    expect(files.readPosts({ token, reading: AS_FOUND })).toMatchObject({ rowCount: 2, rightCount: 2, findings: [] })
    expect(audited('posts.export')).toHaveLength(1)
  })

  it('§7.4 prints a sheet of what the calendar shows, with the names of its days and without its notes', async () => {
    importing(await choose(TABLE), { schedule: true })
    desk.levers.showFolder(folder)
    const { days } = desk.planningOf()
    days.saveDate({ dateId: id(901), day: '2027-02-02', yearly: false, title: 'Pleno' })
    days.saveNote({ noteId: id(902), day: '2027-02-02', text: 'Solo para la oficina' })
    const february = { fromMs: Date.UTC(2027, 0, 31, 23), toMs: Date.UTC(2027, 1, 28, 23) }
    expect(await files.export({ format: 'pdf', ...february })).toMatchObject({ posts: 2, truncated: false })
    const written = readFileSync(join(folder, 'mando-2027-02-01-2027-02-28.pdf'), 'utf8')
    const printed = printedDocument().parse(JSON.parse(written.slice('%PDF '.length)))
    expect(printed).toMatchObject({
      kind: 'calendar',
      sheet: { firstDay: '2027-02-01', lastDay: '2027-02-28', zone: 'Europe/Madrid', language: 'es', isPart: false },
    })
    const sheet = printed.kind === 'calendar' ? printed.sheet : null
    expect(sheet?.posts[0]).toMatchObject({
      text: 'Corte en la calle Mayor',
      accounts: ['trafico'],
      state: 'scheduled',
    })
    expect(sheet?.dayNames).toContainEqual({ day: '2027-02-02', name: 'Pleno' })
    expect(written).not.toContain('Solo para la oficina')
  })

  it('§6.4 writes over nothing that is there', async () => {
    desk.levers.showFolder(folder)
    await files.export({ format: 'ics', ...span })
    await files.export({ format: 'ics', ...span })
    expect(readdirSync(folder).toSorted()).toEqual([
      'mando-2027-01-01-2027-02-28 (2).ics',
      'mando-2027-01-01-2027-02-28.ics',
    ])
  })

  it('§6.4 does nothing where the person closes the dialog', async () => {
    desk.levers.showFolder(null)
    expect(await files.export({ format: 'csv', ...span })).toBeNull()
    expect(audited('posts.export')).toEqual([])
  })
})

describe('§8 days of another calendar', () => {
  const FAIR = [
    'BEGIN:VCALENDAR',
    'BEGIN:VEVENT',
    'UID:1',
    'DTSTART;VALUE=DATE:20270315',
    'RRULE:FREQ=YEARLY',
    'SUMMARY:Feria',
    'END:VEVENT',
    'END:VCALENDAR',
  ].join('\r\n')
  const year = { firstDay: '2027-01-01', lastDay: '2028-12-31' }

  it('§8.4 become notes once, and are taken back at once', async () => {
    const token = await choose(FAIR, 'days')
    expect(files.readDays({ token, ...year })).toMatchObject({
      noteCount: 2,
      leftOut: [],
      preview: [
        { day: '2027-03-15', text: 'Feria' },
        { day: '2028-03-15', text: 'Feria' },
      ],
    })
    expect(files.importDays({ importId: IMPORT, token, ...year })).toEqual({ made: 2 })
    expect(files.importDays({ importId: IMPORT, token, ...year })).toEqual({ made: 2 })
    expect(files.readDays({ token, ...year }).noteCount).toBe(0)
    expect(files.undo({ importId: IMPORT })).toEqual({ removed: 2, left: 0 })
    expect(files.readDays({ token, ...year }).noteCount).toBe(2)
  })

  it('§8.3 are refused where the file is no calendar', async () => {
    desk.levers.chooseFile(new TextEncoder().encode('Hola'))
    expect(await files.choose({ what: 'days' })).toEqual({ kind: 'refused', why: 'not_calendar' })
  })
})
