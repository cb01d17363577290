/** Holidays of Spain and its communities, without a network (docs/specs/inbox.md §9.6). */
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { HOLIDAY_REGIONS, type HolidayRegion } from '#shared/domain/holidayRegion.ts'
import { spanishHolidays } from '../../../src/main/services/spanishHolidays.ts'

const days = async (region: HolidayRegion, year: number) =>
  (await spanishHolidays.ofYear(region, year)).map(({ day }) => day)

it('all of Spain has the national days, and none of a community', async () => {
  const found = await days('ES', 2026)
  expect(found).toEqual([
    '2026-01-01',
    '2026-01-06',
    '2026-04-03',
    '2026-05-01',
    '2026-08-15',
    '2026-10-12',
    '2026-11-01',
    '2026-12-06',
    '2026-12-08',
    '2026-12-25',
  ])
})

/** The day of each community; sources in the yearly resolution on `fiestas laborales` (BOE). */
it.each([
  ['ES-AN', '02-28'],
  ['ES-AR', '04-23'],
  ['ES-AS', '09-08'],
  ['ES-CB', '07-28'],
  ['ES-CE', '09-02'],
  ['ES-CL', '04-23'],
  ['ES-CM', '05-31'],
  ['ES-CN', '05-30'],
  ['ES-CT', '09-11'],
  ['ES-EX', '09-08'],
  ['ES-GA', '07-25'],
  ['ES-IB', '03-01'],
  ['ES-MC', '06-09'],
  ['ES-MD', '05-02'],
  ['ES-NC', '12-03'],
  ['ES-RI', '06-09'],
  ['ES-VC', '10-09'],
] as const)('%s has its own day, %s', async (region, day) => {
  expect(await days(region, 2028)).toContain(`2028-${day}`)
  expect(await days('ES', 2028)).not.toContain(`2028-${day}`)
})

it('the day of Madrid is the Monday where it falls on a Sunday', async () => {
  expect(await days('ES-MD', 2027)).toContain('2027-05-03')
})

it('Easter moves, and Maundy Thursday is worked in Catalonia', async () => {
  expect(await days('ES-MD', 2027)).toContain('2027-03-25')
  expect(await days('ES-CT', 2027)).not.toContain('2027-03-25')
  expect(await days('ES-CT', 2027)).toContain('2027-03-29')
})

it('no region has a day twice, or a day of another year', async () => {
  for (const region of HOLIDAY_REGIONS) {
    const found = await days(region, 2028)
    expect(new Set(found).size, region).toBe(found.length)
    expect(found.every((day) => day.startsWith('2028-'))).toBe(true)
    expect(found.length).toBeGreaterThanOrEqual(10)
  }
})

it('names the version of the library that answers, so that another one is asked again', () => {
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: Record<string, string> }
  expect(spanishHolidays.version).toContain(`date-holidays ${dependencies['date-holidays'] ?? ''},`)
})
