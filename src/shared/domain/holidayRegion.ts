/** Where public holidays differ. */

/** ISO 3166-2 of Spain's autonomous communities and cities; `ES` stands for the holidays of all of Spain alone. */
export const HOLIDAY_REGIONS = [
  'ES',
  'ES-AN',
  'ES-AR',
  'ES-AS',
  'ES-CB',
  'ES-CE',
  'ES-CL',
  'ES-CM',
  'ES-CN',
  'ES-CT',
  'ES-EX',
  'ES-GA',
  'ES-IB',
  'ES-MC',
  'ES-MD',
  'ES-ML',
  'ES-NC',
  'ES-PV',
  'ES-RI',
  'ES-VC',
] as const
export type HolidayRegion = (typeof HOLIDAY_REGIONS)[number]
