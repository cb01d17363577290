/** The chosen accounts' columns for the steps of the charts: what is drawn, and what stands in the table. */
import { useMemo } from 'react'
import type { AccountView } from '#shared/contract/accounts.ts'
import type { FollowerSeries } from '#shared/contract/growth.ts'
import type { Column } from '#shared/domain/growth/growthSeries.ts'
import type { Format } from '../../../ui/format.ts'
import { seriesLook, type SeriesLook } from '../charts/seriesLook.ts'
import { changesOf, meansOf, valuesOf, type Step, type Window } from './followersView.ts'
import { measuredValues, type Measure, type Measured } from './measures.ts'

export type ShownAccount = {
  readonly series: FollowerSeries
  /** `@handle` */
  readonly name: string
  readonly look: SeriesLook
}

/** By steps. */
export type AccountColumns = ShownAccount & {
  readonly counts: Column
  readonly changes: Column
  readonly means: Column
  /** By the measure that is chosen. */
  readonly measured: Column
}

export function useShownAccounts(
  series: readonly FollowerSeries[],
  accounts: readonly AccountView[],
): readonly ShownAccount[] {
  return useMemo(
    () =>
      series.flatMap((each) => {
        const at = accounts.findIndex(({ accountId }) => accountId === each.accountId)
        const account = accounts[at]
        return account === undefined ? [] : [{ series: each, name: `@${account.handle}`, look: seriesLook(at) }]
      }),
    [series, accounts],
  )
}

export function useFollowerColumns(
  shown: readonly ShownAccount[],
  measure: Measure,
  window: Window,
  steps: readonly Step[],
  format: Format,
): Omit<Measured, 'values'> & { readonly columns: readonly AccountColumns[] } {
  return useMemo(() => {
    const counts = shown.map(({ series }) => series.counts)
    const { values, ...measured } = measuredValues(measure, counts, window, format)
    const columns = shown.map((account, at) => ({
      ...account,
      counts: valuesOf(account.series.counts, steps),
      changes: changesOf(account.series, steps),
      means: meansOf(account.series, steps),
      measured: valuesOf(values[at] ?? [], steps),
    }))
    return { ...measured, columns }
  }, [shown, measure, window, steps, format])
}
