/** Figures of followers out of files as people have them (docs/specs/growth.md §8): errors per row, all or nothing. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { OutputOf } from '../../src/shared/contract/contract.ts'
import { readCountCell } from '../../src/shared/domain/growth/countCell.ts'
import { ACCOUNT, openInboxDesk, type InboxDesk } from '../fakes/inboxDesk.ts'
import { OWN } from '../fakes/fakeNetwork.ts'

let desk: InboxDesk
beforeEach(() => {
  desk = openInboxDesk()
})
afterEach(() => desk.close())

const READING = { accountId: ACCOUNT, dayOrder: 'day_first' } as const
async function choose(text: string): Promise<OutputOf<'growth.chooseFigures'>> {
  desk.ports.levers.chooseFile(Buffer.from(text))
  return await desk.growth.chooseFigures()
}
async function tokenOf(text: string): Promise<string> {
  const answer = await choose(text)
  if (answer.kind !== 'chosen') throw new Error(JSON.stringify(answer))
  return answer.token
}
const read = async (
  text: string,
  reading: Partial<{ accountId: string; dayOrder: 'day_first' | 'month_first' }> = {},
) => desk.growth.readFigures({ token: await tokenOf(text), reading: { ...READING, ...reading } })
const codes = ({ findings }: OutputOf<'growth.readFigures'>) => findings.map(({ row, code }) => [row, code])
const countsOf = () => {
  const { span, series } = desk.growth.followers({ accountIds: [ACCOUNT], span: null })
  return { from: span?.firstDay, counts: series[0]?.counts.filter((count) => count !== null) }
}

describe('a number of followers', () => {
  it.each([
    ['12', 12],
    ['1.234.567', 1_234_567],
    ['1,234,567', 1_234_567],
    ['1 234 567', 1_234_567],
    ['1\u00a0234', 1_234],
    ["1'234", 1_234],
    ['12.345', 12_345],
    ['+7', 7],
    ['007', 7],
    ['12,0', 12],
    ['1.234,00', 1_234],
    ['2147483647', 2_147_483_647],
  ])('%s', (text, value) => {
    expect(readCountCell(text)).toEqual({ kind: 'read', value })
  })
  it.each([
    ['-5', 'negative'],
    ['−5', 'negative'],
    ['12,5', 'not_whole'],
    ['1.234,5', 'not_whole'],
    ['1.23', 'not_whole'],
    ['1.234,567', 'not_whole'],
    ['2147483648', 'too_large'],
    ['12 mil', 'unreadable'],
    ['n/d', 'unreadable'],
    ['1..2', 'not_whole'],
    ['=1+1', 'unreadable'],
  ])('%s is none', (text, why) => {
    expect(readCountCell(text)).toEqual({ kind: 'wrong', why })
  })
  it('is a gap where nothing stands', () => {
    expect(readCountCell('  ')).toEqual({ kind: 'empty' })
  })
})

describe('a file', () => {
  it('is read in any order, with gaps, and both ways to set thousands apart', async () => {
    const answer = await read('Fecha;Seguidores\r\n03/11/2026;1.300\r\n01/11/2026;1,200\r\n02/11/2026;\r\n')
    expect(answer).toMatchObject({
      ...{ rowCount: 3, rightCount: 2, gapCount: 1, measuredCount: 0, findingCount: 0 },
      ...{ firstDay: '2026-11-01', lastDay: '2026-11-03', namesAccounts: false },
      preview: [
        { row: 3, day: '2026-11-01', value: 1_200 },
        { row: 2, day: '2026-11-03', value: 1_300 },
      ],
    })
  })

  it('says of each row that is wrong what is wrong', async () => {
    const rows = [
      'Date,Followers,Account',
      '2026-02-30,5,',
      'ayer,5,',
      '2026-11-24,5,',
      '2026-11-01,-5,',
      '2026-11-02,"1,5",',
      '2026-11-03,muchos,',
      '2026-11-04,99999999999,',
      '2026-11-05,5,@nadie',
      `2026-11-06,5,@${OWN.handle.toUpperCase()}`,
      '2026-11-06,6,',
    ]
    const answer = await read(rows.join('\n'))
    expect(codes(answer)).toEqual([
      [2, 'day_impossible'],
      [3, 'day_unreadable'],
      [4, 'day_to_come'],
      [5, 'count_negative'],
      [6, 'count_not_whole'],
      [7, 'count_unreadable'],
      [8, 'count_too_large'],
      [9, 'account_unknown'],
      [11, 'twice'],
    ])
    expect(answer).toMatchObject({ rightCount: 1, namesAccounts: true })
    expect(answer.findings.at(-1)?.params).toEqual({ row: 10 })
  })

  it('has its days told by the order that the person chose', async () => {
    const file = 'Fecha;Seguidores\n03/04/2026;5'
    expect((await read(file)).firstDay).toBe('2026-04-03')
    expect((await read(file, { dayOrder: 'month_first' })).firstDay).toBe('2026-03-04')
  })

  it('may have no headings', async () => {
    expect(await read('2026-11-01;5\n2026-11-02;6')).toMatchObject({ rowCount: 2, rightCount: 2 })
  })

  it.each([
    ['', 'empty'],
    ['PK\u0003\u0004book', 'workbook'],
    ['uno;dos\n1;2', 'no_columns'],
    [`Fecha;Seguidores\n${'2026-11-01;5\n'.repeat(50_001)}`, 'too_many_rows'],
  ])('is refused where there is nothing to read', async (text, why) => {
    expect(await choose(text)).toEqual({ kind: 'refused', why })
  })

  it('is another one, or of another account, than was chosen', async () => {
    const token = await tokenOf('2026-11-01;5')
    const wrong = (given: object) => () => desk.growth.readFigures({ token, reading: READING, ...given })
    expect(wrong({ token: 'f'.repeat(64) })).toThrow(expect.objectContaining({ code: 'not_found' }))
    expect(wrong({ reading: { ...READING, accountId: desk.ports.ids.next() } })).toThrow(
      expect.objectContaining({ code: 'not_found' }),
    )
  })
})

describe('importing', () => {
  const FILE = 'Fecha;Seguidores\n01/11/2026;1200\n02/11/2026;nada\n03/11/2026;1300\n'

  it('notes nothing where a row is wrong, until only the right ones are asked for', async () => {
    const token = await tokenOf(FILE)
    const wish = { importId: desk.ports.ids.next(), token, reading: READING }
    expect(() => desk.growth.importFigures({ ...wish, onlyRight: false })).toThrow(
      expect.objectContaining({ code: 'conflict' }),
    )
    expect(countsOf().counts).toEqual([])
    expect(desk.growth.importFigures({ ...wish, onlyRight: true })).toEqual({ days: 2, skipped: 1 })
    expect(countsOf()).toEqual({ from: '2026-11-01', counts: [1_200, 1_300] })
  })

  it('notes nothing at all where the disk gives out half way', async () => {
    const token = await tokenOf(FILE)
    desk.test.db.exec(`CREATE TEMP TRIGGER full_disk BEFORE INSERT ON main.entered_count
      WHEN NEW.value = 1300 BEGIN SELECT RAISE(ABORT, 'no room'); END`)
    const wish = { importId: desk.ports.ids.next(), token, reading: READING, onlyRight: true }
    expect(() => desk.growth.importFigures(wish)).toThrow('no room')
    expect(desk.test.db.prepare('SELECT count(*) FROM entered_count').pluck().get()).toBe(0)
  })

  it('is done once for an id, and taken back whole', async () => {
    const token = await tokenOf('2026-11-01;5\n2026-11-02;6')
    const wish = { importId: desk.ports.ids.next(), token, reading: READING, onlyRight: false }
    desk.growth.importFigures(wish)
    desk.growth.importFigures(wish)
    expect(countsOf().counts).toEqual([5, 6])
    expect(desk.growth.takeBack({ noteId: wish.importId })).toEqual({ days: 2 })
    expect(countsOf().counts).toEqual([])
  })

  it('says beforehand how many of its days were measured, and leaves them as they were', async () => {
    desk.write((tx) =>
      desk.measuring.observe(tx, ACCOUNT, [
        { metric: 'followers', atMs: Date.parse('2026-11-02T10:00Z'), value: 77, source: 'sync' },
      ]),
    )
    const token = await tokenOf('2026-11-01;5\n2026-11-02;6')
    expect(desk.growth.readFigures({ token, reading: READING }).measuredCount).toBe(1)
    desk.growth.importFigures({ importId: desk.ports.ids.next(), token, reading: READING, onlyRight: false })
    expect(countsOf().counts).toEqual([5, 77])
  })
})
