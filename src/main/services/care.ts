/** How citizens are attended to in a period: speed, response rate, backlog, by hour, label and person (docs/specs/care.md). */
import type { OutputOf, ParsedInputOf } from '#shared/contract/contract.ts'
import type { CareScope } from '#shared/contract/care.ts'
import {
  createBacklogTally,
  createRateTally,
  createSpeedTally,
  firstAfter,
  handoffFigures,
  timesAmong,
  urgentFigures,
  type Ended,
  type HandedOff,
  type MarkedUrgent,
  type Speed,
  type SpeedTally,
} from '#shared/domain/care.ts'
import { createSamples } from '#shared/domain/percentile.ts'
import { boundsOf, type DaySpan } from '#shared/domain/period.ts'
import { addDays, dayAt, dayStartMs, type OfficeZone } from '#shared/domain/wallTime.ts'
import { createWeekHours, HOURS_OF_WEEK } from '#shared/domain/weekHour.ts'
import type { Clock } from '../ports.ts'
import type { AccountTable } from '../store/accountTable.ts'
import type { CareTable, EndedRow, HourCount, LabelledRow, Slice } from '../store/careTable.ts'
import { createSlices } from './slices.ts'

type Bounds = { readonly fromMs: number; readonly untilMs: number }
type Group = { readonly response: SpeedTally; readonly resolution: SpeedTally }

/** A row of these costs a look into another table, near the one before. */
const COSTLY_ROWS = 250
/** A row of these costs a look into other tables at places far apart, each to be read from the disk and deciphered. */
const SCATTERED_ROWS = 50
/** Days that are asked about at once. */
const DAYS_AT_ONCE = 50
/** Of the week, whose figures are worked out at once. */
const HOURS_OF_DAY = 24
const ALL_TIME = { fromMs: 0, untilMs: Number.MAX_SAFE_INTEGER } as const

export function createCare(deps: {
  readonly table: CareTable
  readonly accounts: Pick<AccountTable, 'list'>
  readonly clock: Pick<Clock, 'now' | 'after'>
  readonly zone: () => OfficeZone
  /** Rows of one slice; fewer in tests. */
  readonly rowsAtOnce?: number
}) {
  const { table, clock } = deps
  const slices = createSlices(deps)

  function chosen({ accountIds }: CareScope): {
    readonly ids: readonly string[]
    readonly has: (id: string) => boolean
  } {
    const ids = accountIds.length === 0 ? deps.accounts.list().map(({ id }) => id) : accountIds
    const set = new Set(ids)
    return { ids, has: (id) => set.has(id) }
  }

  /** The days that are asked about: from the first that is known where none is named. */
  function spanOf(input: CareScope, zone: OfficeZone): DaySpan {
    const { firstDay, lastDay } = input
    if (firstDay !== null) return { firstDay, lastDay }
    const firsts = chosen(input).ids.flatMap((id) => table.firstItemAtMs(id) ?? [])
    const first = firsts.length === 0 ? lastDay : dayAt(Math.min(...firsts), zone)
    return { firstDay: first < lastDay ? first : lastDay, lastDay }
  }

  function boundsIn(span: DaySpan, zone: OfficeZone): Bounds {
    const { fromMs, toMs } = boundsOf(span, zone)
    return { fromMs, untilMs: toMs }
  }

  function boundsOfPeriod(input: CareScope): Bounds {
    const zone = deps.zone()
    return boundsIn(spanOf(input, zone), zone)
  }

  /** What ended in the period at one of the accounts. */
  function eachEnded<Row extends EndedRow>(
    read: (slice: Slice) => readonly Row[],
    input: CareScope,
    take: (row: Row) => void,
    limit?: number,
  ): Promise<void> {
    const { has } = chosen(input)
    const takeChosen = (row: Row): void => {
      if (has(row.accountId)) take(row)
    }
    return slices.each(read, boundsOfPeriod(input), takeChosen, limit)
  }

  /** How many items were written in each hour of the period at the accounts that are asked about. */
  async function eachHour(input: CareScope, bounds: Bounds, take: (hour: HourCount) => void): Promise<void> {
    for (const accountId of chosen(input).ids) {
      await slices.each((slice) => table.itemsByHour(accountId, slice), bounds, take)
      await slices.pause()
    }
  }

  async function speedOf(tally: SpeedTally): Promise<Speed> {
    await slices.pause()
    const business = tally.business()
    await slices.pause()
    return { business, clock: tally.clock(), ...tally.counts() }
  }

  /** Tallies by key. */
  function createGroups() {
    const groups = new Map<string | null, Group>()
    return {
      add: (key: string | null, row: EndedRow): void => {
        const group = groups.get(key) ?? { response: createSpeedTally(), resolution: createSpeedTally() }
        groups.set(key, group)
        group[row.kind].add(endedOf(row))
      },
      /** Those with the most answers first. */
      speeds: async (): Promise<{ key: string | null; response: Speed; resolution: Speed }[]> => {
        const found = []
        for (const [key, { response, resolution }] of groups) {
          found.push({ key, response: await speedOf(response), resolution: await speedOf(resolution) })
        }
        return found.toSorted(
          (a, b) => b.response.business.n - a.response.business.n || (a.key ?? '').localeCompare(b.key ?? ''),
        )
      },
    }
  }

  async function responseRate(input: CareScope, bounds: Bounds): Promise<OutputOf<'care.figures'>['rate']> {
    const { has } = chosen(input)
    const rate = createRateTally()
    await slices.each(table.begun, bounds, (row) => {
      if (has(row.accountId)) rate.add(row.conversationId, row.outcome === 'met' ? 'answered' : 'dropped')
    })
    await slices.each(table.waiting, bounds, (row) => {
      if (has(row.accountId)) rate.add(row.key, 'waiting')
    })
    return rate.rate()
  }

  async function runningNow(input: CareScope): Promise<OutputOf<'care.figures'>['now']> {
    const { has } = chosen(input)
    const nowMs = clock.now()
    const count = async (read: typeof table.waiting): Promise<readonly [running: number, overdue: number]> => {
      let [running, overdue] = [0, 0]
      await slices.each(read, ALL_TIME, ({ accountId, dueAtMs }) => {
        if (!has(accountId)) return
        running += 1
        if (dueAtMs !== null && dueAtMs < nowMs) overdue += 1
      })
      return [running, overdue]
    }
    const [waiting, responseOverdue] = await count(table.waiting)
    const [open, resolutionOverdue] = await count(table.open)
    return { waiting, open, responseOverdue, resolutionOverdue }
  }

  async function handoffsAndMarks(
    input: CareScope,
    bounds: Bounds,
  ): Promise<Pick<OutputOf<'care.figures'>, 'handoffs' | 'urgent'>> {
    const { has } = chosen(input)
    const handoffs: HandedOff[] = []
    const marks: MarkedUrgent[] = []
    const keep =
      <Row>(kept: Row[]) =>
      (row: Row & { readonly accountId: string }): void => {
        if (has(row.accountId)) kept.push(row)
      }
    await slices.each(table.handoffs, bounds, keep(handoffs), SCATTERED_ROWS)
    await slices.each(table.urgent, bounds, keep(marks), SCATTERED_ROWS)
    return { handoffs: [...handoffFigures(handoffs)], urgent: urgentFigures(marks) }
  }

  return {
    figures: async (input: ParsedInputOf<'care.figures'>): Promise<OutputOf<'care.figures'>> => {
      const zone = deps.zone()
      const span = spanOf(input, zone)
      const bounds = boundsIn(span, zone)
      const tally: Group = { response: createSpeedTally(), resolution: createSpeedTally() }
      await eachEnded(table.ended, input, (row) => tally[row.kind].add(endedOf(row)))
      const rate = await responseRate(input, bounds)
      const now = await runningNow(input)
      const others = await handoffsAndMarks(input, bounds)
      let [messagesIn, messagesOut] = [0, 0]
      await eachHour(input, bounds, ({ direction, count }) => {
        if (direction === 'in') messagesIn += count
        else messagesOut += count
      })
      const response = await speedOf(tally.response)
      const resolution = await speedOf(tally.resolution)
      return { zone, firstDay: span.firstDay, messagesIn, messagesOut, response, resolution, rate, now, ...others }
    },

    byDay: async (input: ParsedInputOf<'care.byDay'>): Promise<OutputOf<'care.byDay'>> => {
      const zone = deps.zone()
      const today = dayAt(clock.now(), zone)
      const { firstDay, lastDay } = spanOf(input, zone)
      if (firstDay > today) return { zone, days: [] }
      const span = { firstDay, lastDay: lastDay < today ? lastDay : today }
      const { ids, has } = chosen(input)
      const bounds = boundsIn(span, zone)
      const days: Omit<OutputOf<'care.byDay'>['days'][number], 'openAtEnd'>[] = []
      const endsMs: number[] = []
      for (let day = span.firstDay; day <= span.lastDay; day = addDays(day, 1)) {
        days.push({ day, messagesIn: 0, messagesOut: 0, answered: 0, wasRead: false })
        endsMs.push(dayStartMs(addDays(day, 1), zone))
        if (endsMs.length % DAYS_AT_ONCE === 0) await slices.pause()
      }
      const dayOf = (atMs: number) => days[firstAfter(endsMs, atMs)]

      const backlog = createBacklogTally(endsMs)
      // What ended before the period was open at the end of none of its days.
      await slices.each(table.resolved, { ...ALL_TIME, fromMs: bounds.fromMs }, (row) => {
        if (has(row.accountId)) backlog.add({ sinceMs: row.sinceMs, untilMs: row.atMs })
      })
      await slices.each(table.open, ALL_TIME, (row) => {
        if (has(row.accountId)) backlog.add({ sinceMs: row.atMs, untilMs: null })
      })
      await eachEnded(table.ended, input, ({ kind, outcome, atMs }) => {
        const day = dayOf(atMs)
        if (day !== undefined && kind === 'response' && outcome === 'met') day.answered += 1
      })
      await eachHour(input, bounds, ({ atMs, direction, count }) => {
        const day = dayOf(atMs)
        if (day !== undefined) day[direction === 'in' ? 'messagesIn' : 'messagesOut'] += count
      })
      for (const [at, day] of days.entries()) {
        const [beginMs, endMs] = [endsMs[at - 1] ?? bounds.fromMs, endsMs[at] ?? bounds.untilMs]
        day.wasRead = ids.some((id) => table.wasRead(id, beginMs, endMs))
        if (at % DAYS_AT_ONCE === DAYS_AT_ONCE - 1) await slices.pause()
      }
      const counts = backlog.counts()
      return { zone, days: days.map((day, at) => ({ ...day, openAtEnd: counts[at] ?? 0 })) }
    },

    byHour: async (input: ParsedInputOf<'care.byHour'>): Promise<OutputOf<'care.byHour'>> => {
      const zone = deps.zone()
      const bounds = boundsOfPeriod(input)
      const weekHourOf = createWeekHours(zone)
      const hours = Array.from({ length: HOURS_OF_WEEK }, () => ({
        messagesIn: 0,
        business: createSamples(),
        clock: createSamples(),
      }))
      await eachEnded(table.ended, input, (row) => {
        if (row.kind !== 'response' || row.outcome !== 'met') return
        const hour = hours[weekHourOf(row.sinceMs)]
        hour?.business.add(row.businessMs)
        hour?.clock.add(row.atMs - row.sinceMs)
      })
      await eachHour(input, bounds, ({ atMs, direction, count }) => {
        const hour = direction === 'in' ? hours[weekHourOf(atMs)] : undefined
        if (hour !== undefined) hour.messagesIn += count
      })
      const found: OutputOf<'care.byHour'>['hours'] = []
      for (const [at, { messagesIn, business, clock: byClock }] of hours.entries()) {
        if (at % HOURS_OF_DAY === 0) await slices.pause()
        found.push({ messagesIn, business: timesAmong(business), clock: timesAmong(byClock) })
      }
      return { zone, hours: found }
    },

    byLabel: async (input: ParsedInputOf<'care.byLabel'>): Promise<OutputOf<'care.byLabel'>> => {
      const groups = createGroups()
      const take = (row: LabelledRow): void => {
        for (const labelId of row.labelIds?.split(',') ?? [null]) groups.add(labelId, row)
      }
      await eachEnded(table.labelled, input, take, COSTLY_ROWS)
      return (await groups.speeds()).map(({ key, ...speeds }) => ({ labelId: key, ...speeds }))
    },

    byPerson: async (input: ParsedInputOf<'care.byPerson'>): Promise<OutputOf<'care.byPerson'>> => {
      const groups = createGroups()
      await eachEnded(table.ended, input, (row) => groups.add(row.personId, row))
      return (await groups.speeds()).map(({ key, ...speeds }) => ({ personId: key, ...speeds }))
    },
  }
}

function endedOf({ atMs, outcome, sinceMs, businessMs, aimed, late }: EndedRow): Ended {
  return { outcome, sinceMs, endedAtMs: atMs, businessMs, isAimed: aimed === 1, isLate: late === 1 }
}
