/** Followers of eight accounts over ten years of daily observations, against a month of the same, as the window asks for them. */
import { contract } from '../../src/shared/contract/contract.ts'
import { openInboxDesk } from '../../tests/fakes/inboxDesk.ts'
import { addDays, dayAt } from '../../src/shared/domain/wallTime.ts'
import { median, report } from '../ratios.ts'

const ACCOUNTS = 8
const DAYS = 3_652
const DAY_MS = 86_400_000
const ROUNDS = 200

const accountId = (n: number): string => `00000001-0000-7000-8000-${String(n).padStart(12, '0')}`

export async function followersOfTenYears(): Promise<void> {
  const desk = openInboxDesk()
  const now = desk.clock.now()
  const accountIds = Array.from({ length: ACCOUNTS }, (_, n) => accountId(n))
  desk.write((tx) => {
    accountIds.forEach((id, n) => {
      desk.accounts.insert(tx, { ...desk.account(), id, handle: `cuenta${String(n)}`, remoteId: String(5_000 + n) })
      const seen = Array.from({ length: DAYS }, (_, day) => ({
        ...({ metric: 'followers', source: 'training_history' } as const),
        ...{ atMs: now - (DAYS - 1 - day) * DAY_MS, value: 10_000 * (n + 1) + day * (n + 3) },
      }))
      desk.measuring.observe(tx, id, seen)
    })
  })
  const today = dayAt(now, 'Europe/Madrid')
  const { output } = contract['growth.followers']
  const ask = (firstDay: string, days: number, isSent: boolean): number => {
    const begin = performance.now()
    const answer = desk.growth.followers({ accountIds, span: { firstDay, lastDay: today } })
    if (isSent) JSON.stringify(output.parse(answer))
    const spent = performance.now() - begin
    const { series } = answer
    if (series.length !== ACCOUNTS || series.some(({ counts }) => counts.length !== days || counts.includes(null))) {
      throw new Error('other days than were seeded')
    }
    return spent
  }
  for (const [words, isSent] of [
    ['', false],
    [', checked and written for the window', true],
  ] as const) {
    const [ofYears, ofMonth]: [number[], number[]] = [[], []]
    for (let round = 0; round < ROUNDS; round += 1) {
      ofYears.push(ask(addDays(today, 1 - DAYS), DAYS, isSent))
      ofMonth.push(ask(addDays(today, -29), 30, isSent))
    }
    report({
      name: `followers of ${String(ACCOUNTS)} accounts over ten years${words}`,
      against: 'a month of the same, alternately',
      measuredMs: median(ofYears),
      limitMs: median(ofMonth),
      aim: 3,
    })
  }
  await desk.close()
}
