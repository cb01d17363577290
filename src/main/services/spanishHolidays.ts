/**
 * Spain's holidays, from the library `date-holidays` and what is missing in it. The library is large: it is read when a year
 * is needed that is not kept yet (docs/adr/0018), and its answer is kept in the database.
 */
import type { HolidayRegion } from '#shared/domain/holidayRegion.ts'
import type { NamedDay } from '#shared/domain/officeHours.ts'

/** The public holidays of a year, in order. */
export type HolidaySource = {
  /** Another text where the answers may be others. */
  readonly version: string
  readonly ofYear: (region: HolidayRegion, year: number) => Promise<readonly NamedDay[]>
}

type Correction = { readonly add: readonly (readonly [string, string])[]; readonly drop?: readonly string[] }

/** Days of the communities that 3.37.0 does not have, or has wrong (the yearly resolution on `fiestas laborales`, BOE). */
const CORRECTIONS: Partial<Record<HolidayRegion, Correction>> = {
  'ES-CB': { add: [['07-28', 'Día de las Instituciones de Cantabria']], drop: ['06-28'] },
  'ES-MC': { add: [['06-09', 'Día de la Región de Murcia']] },
  'ES-NC': { add: [['12-03', 'San Francisco Javier']] },
  'ES-VC': { add: [['10-09', 'Día de la Comunitat Valenciana']] },
}

export const spanishHolidays: HolidaySource = {
  version: 'date-holidays 3.37.0, corrections 1',
  ofYear: async (region, year) => {
    const { default: Holidays } = await import('date-holidays')
    const [, state] = region.split('-')
    const options = { types: ['public' as const], timezone: 'Europe/Madrid' }
    const book = state === undefined ? new Holidays('ES', options) : new Holidays('ES', state, options)
    const { add, drop = [] } = CORRECTIONS[region] ?? { add: [] }
    const known = book
      .getHolidays(year, 'es')
      .map(({ date, name }) => ({ day: date.slice(0, 10), name }))
      .filter(({ day }) => !drop.includes(day.slice(5)))
    const added = add
      .map(([day, name]) => ({ day: `${String(year)}-${day}`, name }))
      .filter(({ day }) => !known.some((one) => one.day === day))
    return [...known, ...added].toSorted((a, b) => (a.day < b.day ? -1 : 1))
  },
}
