/** Reports: what is in one, that no citizen is, and the files that are written (docs/specs/reports.md). */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Papa from 'papaparse'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { PUBLISHED_COUNTS } from '../../src/main/store/publishedCountTable.ts'
import type { OutputOf, ParsedInputOf } from '../../src/shared/contract/contract.ts'
import { report as reportSchema, type ReportRequest } from '../../src/shared/contract/reports.ts'
import { dueMonths, REPORT_SECTIONS, spanOfMonth } from '../../src/shared/domain/report.ts'
import { FIGURE_CODES, REPORT_FIGURES } from '../../src/shared/domain/reportFigures.ts'
import { OWN } from '../fakes/fakeNetwork.ts'
import { ACCOUNT, mention, openInboxDesk, type InboxDesk } from '../fakes/inboxDesk.ts'

const MINUTE = 60_000
const LABEL = '00000000-0000-7000-8000-0000000000c1'
let desk: InboxDesk
let folder: string
beforeEach(() => {
  desk = openInboxDesk({ startMs: Date.parse('2026-10-05T09:00:00Z') })
  folder = mkdtempSync(join(tmpdir(), 'mando-report-'))
})
afterEach(async () => {
  await desk.close()
  rmSync(folder, { recursive: true })
})

const request = (change: Partial<ReportRequest> = {}): ReportRequest => ({
  subject: { kind: 'monthly', month: '2026-10' },
  accountIds: [ACCOUNT],
  sections: [...REPORT_SECTIONS],
  language: 'es',
  ...change,
})

/** Six citizens write, five are answered after ten minutes; each message carries words and a name that must not leave. */
function live(): void {
  desk.inbox.saveLabel({ labelId: LABEL, name: 'Alumbrado', colour: 'blue' })
  for (let each = 0; each < 6; each += 1) {
    const author = { id: `9911${String(each)}`, handle: `vecina_secreta_${String(each)}`, displayName: 'Rosa Secreta' }
    const atMs = desk.clock.now()
    desk.receive(mention(String(100 + each), 'farola secreta', atMs, { conversationId: `s${String(each)}`, author }))
    desk.clock.setWall(atMs + 10 * MINUTE)
    const { conversationId } = desk.rows()[0]!
    if (each === 0) desk.change(conversationId, { kind: 'label', labelId: LABEL, on: true })
    if (each < 5) desk.change(conversationId, { kind: 'status', status: 'waiting_citizen' })
  }
  desk.clock.setWall(Date.parse('2026-11-02T09:00:00Z'))
}
type Made = OutputOf<'reports.content'>
/** What is asked goes on in slices, each when nothing else waits. */
async function soon<T>(asked: Promise<T>): Promise<T> {
  const done = new Set<string>()
  const end = () => void done.add('asked')
  asked.then(end, end)
  while (done.size === 0) await desk.clock.advance(0)
  return asked
}
const content = (asked: ReportRequest): Promise<Made> => soon(desk.measuring.areas.reports.content(asked))
const save = (input: ParsedInputOf<'reports.save'>) => soon(desk.measuring.areas.reports.save(input))
const valueOf = (made: Made, figure: string, row = 0) =>
  made.blocks.flatMap(({ columns }) => columns).find((column) => column.figure === figure)?.values[row]

describe('a report', () => {
  it('holds what the figures say, with how many cases each stands on', async () => {
    live()
    const made = await content(request())
    expect(reportSchema().parse(made)).toEqual(made)
    expect(made).toMatchObject({ kind: 'monthly', firstDay: '2026-10-01', lastDay: '2026-10-31', isRunning: false })
    expect(made.blocks.map(({ section }) => section)).toEqual([...REPORT_SECTIONS])
    expect(valueOf(made, 'messagesIn')).toBe(6)
    expect(valueOf(made, 'conversations')).toBe(6)
    expect(valueOf(made, 'conversationsAnswered')).toBe(5)
    expect(valueOf(made, 'responseMedianClock')).toBe(10 * MINUTE)
    expect(valueOf(made, 'responseP90Clock')).toBeNull()
    const labels = made.blocks.find(({ section }) => section === 'labels')
    expect(labels?.rows).toEqual([{ kind: 'without_label' }, { kind: 'label', name: 'Alumbrado' }])
    expect(made.blocks.find(({ section }) => section === 'days')?.rows).toHaveLength(31)
  })

  it('§2.1 has the sections that were chosen, in their order, whatever the order of choosing', async () => {
    const made = await content(request({ sections: ['urgent', 'publishing'] }))
    expect(made.blocks.map(({ section }) => section)).toEqual(['publishing', 'urgent'])
  })

  it('§1.3 names no citizen and holds no word of one, in any section or file', async () => {
    live()
    desk.ports.levers.showFolder(folder)
    await save({ request: request(), formats: ['pdf', 'csv'] })
    const written = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'))
    expect(written).toHaveLength(3)
    for (const text of written) expect(text).not.toMatch(/secreta|Rosa|9911\d/i)
    expect(desk.test.dump('audit')).not.toMatch(/secreta/)
  })

  /** Posts of the first days of the month, read six days after they were published. */
  function publish(impressions: readonly number[]): void {
    const start = desk.clock.now()
    impressions.forEach((_, at) => {
      const [firstId, writtenAtMs] = [String(7_000 + at), start + at * MINUTE]
      desk.write((tx) =>
        desk.ownPosts.put(tx, {
          accountId: ACCOUNT,
          firstId,
          remoteId: firstId,
          inReplyTo: null,
          text: 'Aviso',
          writtenAtMs,
        }),
      )
    })
    desk.clock.setWall(start + 6 * 86_400_000)
    impressions.forEach((seen, at) => {
      const counts = { impressions: seen, likes: 3, reposts: 0, replies: 0, quotes: 0, bookmarks: 0 }
      desk.write((tx) => desk.postMetrics.record(tx, { accountId: ACCOUNT, firstId: String(7_000 + at) }, counts))
    })
    desk.clock.setWall(Date.parse('2026-11-02T09:00:00Z'))
  }

  it('§3.3 says how posts did at the age of seven days, and nothing usual of too few', async () => {
    publish([100, 200, 400, 300])
    const few = await content(request({ sections: ['posts'] }))
    expect(few.blocks[0]?.rows).toEqual([{ kind: 'account', name: OWN.handle }])
    expect(valueOf(few, 'impressions')).toBe(1_000)
    expect(valueOf(few, 'impressionsMedian')).toBeNull()
    expect(valueOf(few, 'engagementRate')).toBeNull()
  })

  it('§3.3, §4.3 writes medians and rates with the decimal mark of its language', async () => {
    publish([100, 200, 400, 300, 500, 325])
    const sections = ['posts'] as const
    const made = await content(request({ sections: [...sections] }))
    expect(valueOf(made, 'impressionsMedian')).toBe(312.5)
    expect(valueOf(made, 'engagementRate')).toBe(18 / 1_825)
    desk.ports.levers.showFolder(folder)
    await save({ request: request({ sections: [...sections] }), formats: ['csv'] })
    await save({ request: request({ sections: [...sections], language: 'en' }), formats: ['csv'] })
    const [english = '', spanish = ''] = readdirSync(folder)
      .filter((name) => / (data|datos)\.csv$/u.test(name))
      .toSorted()
      .toReversed()
      .map((name) => readFileSync(join(folder, name), 'utf8'))
    expect(spanish).toMatch(/;312,5;número;6/)
    expect(spanish).toMatch(/;0,99;%;6/)
    expect(english).toMatch(/;312\.5;number;6/)
  })

  it('§3.3 says in the report of a campaign how the posts of it did, which are none that were published elsewhere', async () => {
    publish([100, 200, 400, 300, 500])
    const campaignId = desk.ports.ids.next()
    desk.test.db.exec(`INSERT INTO campaign (id, name, name_key, hashtag, first_day, last_day, goal, colour, sign)
      VALUES ('${campaignId}', 'c', 'c', '', '2026-10-01', '2026-10-31', '', 'teal', 'flag')`)
    const made = await content(request({ subject: { kind: 'campaign', campaignId }, sections: ['posts'] }))
    expect(made.blocks[0]?.rows).toEqual([{ kind: 'whole' }])
    expect(valueOf(made, 'postsOut')).toBe(0)
  })

  it('§1.4 says that a period is not over', async () => {
    const made = await content(request())
    expect(made.isRunning).toBe(true)
  })

  it('of what is not there is refused', async () => {
    const gone = '00000000-0000-7000-8000-0000000000ff'
    await expect(content(request({ accountIds: [gone] }))).rejects.toThrow('not_found')
    const campaign = request({ subject: { kind: 'campaign', campaignId: gone } })
    await expect(content(campaign)).rejects.toThrow('not_found')
  })

  it('§3.1 counts posts by seeking their hour', () => {
    const plan = desk.test.planOf(PUBLISHED_COUNTS.replaceAll(/@\w+/g, '1'))
    expect(plan).toContain('SEARCH p USING INDEX post_by_time (at_ms>? AND at_ms<?)')
    expect(plan).not.toMatch(/SCAN [pv]\b/)
  })
})

describe('the files', () => {
  it('§4.1 are named by what they are, and nothing is written over', async () => {
    desk.ports.levers.showFolder(folder)
    const first = await save({ request: request(), formats: ['pdf', 'csv'] })
    expect(first?.fileNames).toEqual([
      'Informe mensual 2026-10.pdf',
      'Informe mensual 2026-10 datos.csv',
      'Informe mensual 2026-10 diccionario.csv',
    ])
    const again = await save({ request: request(), formats: ['pdf'] })
    expect(again?.fileNames).toEqual(['Informe mensual 2026-10 (2).pdf'])
  })

  it('§4.2 each figure of the data is in the dictionary, with its unit, formula and source', async () => {
    live()
    desk.ports.levers.showFolder(folder)
    await save({ request: request({ language: 'en' }), formats: ['csv'] })
    const read = (name: string) =>
      Papa.parse<string[]>(readFileSync(join(folder, name), 'utf8').replace(/^\uFEFF/, ''), { delimiter: ';' }).data
    const [headings, ...rows] = read('Monthly report 2026-10 data.csv').filter((row) => row.length > 1)
    expect(headings).toEqual(['Section', 'Of', 'Figure', 'Name', 'Value', 'Unit', 'Cases'])
    const [, ...entries] = read('Monthly report 2026-10 dictionary.csv').filter((row) => row.length > 1)
    expect(entries.map((row) => row[0])).toEqual(expect.arrayContaining(rows.map((row) => row[2])))
    for (const entry of entries) expect(entry.every((cell) => cell !== '')).toBe(true)
    expect(rows.find((row) => row[0] === 'attention' && row[2] === 'responseMedianClock')?.slice(4)).toEqual([
      '600',
      'seconds',
      '5',
    ])
    // Too few cases: an empty cell, and how many there were.
    expect(rows.find((row) => row[0] === 'attention' && row[2] === 'responseP90Clock')?.slice(4)).toEqual([
      '',
      'seconds',
      '5',
    ])
  })

  it('are none where the person thought better of it', async () => {
    desk.ports.levers.showFolder(null)
    expect(await save({ request: request(), formats: ['pdf'] })).toBeNull()
  })
})

describe('§5 every month, by itself', () => {
  const plan = () => desk.measuring.areas.reports.schedule()
  const start = async (dayOfMonth = 5) => {
    desk.ports.levers.showFolder(folder)
    const { accountIds, sections, language } = request({ sections: ['publishing'] })
    await desk.measuring.areas.reports.setSchedule({
      dayOfMonth,
      accountIds,
      sections,
      language,
      formats: ['pdf', 'csv'],
    })
    desk.measuring.start()
  }
  const files = () => readdirSync(folder).filter((name) => name.endsWith('.pdf'))
  const HOURS = 3_600_000
  /** As a person leaves the machine alone: every hour something may be looked for. */
  const wait = async (hours: number) => {
    for (let hour = 0; hour < hours; hour += 1) await desk.clock.advance(HOURS)
  }
  afterEach(() => desk.measuring.stop())

  it('is made on its day of the month after, once', async () => {
    desk.clock.setWall(Date.parse('2026-10-06T09:00:00Z'))
    await start()
    await wait(2)
    expect(files()).toEqual([])
    desk.clock.setWall(Date.parse('2026-11-05T08:00:00Z'))
    await wait(3)
    expect(files()).toEqual(['Informe mensual 2026-10.pdf'])
    expect(plan()).toMatchObject({ lastMonth: '2026-10', failure: null })
  })

  it('makes up for the months in which Mando was not open, oldest first', async () => {
    await start(1)
    desk.clock.setWall(Date.parse('2027-01-15T08:00:00Z'))
    await wait(2)
    expect(files()).toEqual(['2026-10', '2026-11', '2026-12'].map((month) => `Informe mensual ${month}.pdf`))
  })

  it('never writes one twice, though the power went before it was noted', async () => {
    writeFileSync(join(folder, 'Informe mensual 2026-10.pdf'), 'made')
    await start()
    desk.clock.setWall(Date.parse('2026-11-06T08:00:00Z'))
    await wait(2)
    expect(readdirSync(folder).filter((name) => name.includes('(2)'))).toEqual([])
    expect(readFileSync(join(folder, 'Informe mensual 2026-10.pdf'), 'utf8')).toBe('made')
    expect(plan()?.lastMonth).toBe('2026-10')
  })

  it('says that it could not be written until it could, and writes it then', async () => {
    await start()
    rmSync(folder, { recursive: true })
    // A file stands where the folder was.
    writeFileSync(folder, '')
    desk.clock.setWall(Date.parse('2026-11-06T08:00:00Z'))
    await wait(2)
    expect(desk.measuring.problems()).toMatchObject([{ code: 'report_failed', params: { month: '2026-10', folder } }])
    expect(
      desk
        .status()
        .problems()
        .map(({ code }) => code),
    ).toContain('report_failed')
    rmSync(folder)
    mkdirSync(folder)
    await wait(2)
    expect(files()).toEqual(['Informe mensual 2026-10.pdf'])
    expect(desk.measuring.problems()).toEqual([])
  })

  it('ends when it is stopped', async () => {
    await start()
    desk.measuring.areas.reports.stopSchedule()
    desk.clock.setWall(Date.parse('2026-12-06T08:00:00Z'))
    await wait(2)
    expect(files()).toEqual([])
    expect(plan()).toBeNull()
  })
})

it('every figure has its words in both languages', () => {
  for (const code of FIGURE_CODES) {
    const { es, en, source } = REPORT_FIGURES[code]
    for (const text of [es.name, es.formula, en.name, en.formula, source]) expect(text).not.toBe('')
  }
})

describe('months', () => {
  it('have their first and last day', () => {
    expect(spanOfMonth('2028-02')).toEqual({ firstDay: '2028-02-01', lastDay: '2028-02-29' })
    expect(spanOfMonth('2026-12')).toEqual({ firstDay: '2026-12-01', lastDay: '2026-12-31' })
  })

  it.each([
    ['2026-11-04', 5, '2026-09', []],
    ['2026-11-05', 5, '2026-09', ['2026-10']],
    ['2026-11-05', 5, '2026-10', []],
    ['2027-02-01', 1, '2026-10', ['2026-11', '2026-12', '2027-01']],
    ['2027-01-03', 5, '2026-10', ['2026-11']],
  ])('§5.2 on %s with day %i after %s are due: %j', (today, day, last, due) => {
    expect(dueMonths(today, day, last)).toEqual(due)
  })
})
