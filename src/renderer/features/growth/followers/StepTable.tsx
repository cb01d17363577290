/** The numbers of the charts beside them, a row for each step, and where several accounts are shown for each account of it. */
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../ui/useFormat.ts'
import { FigureTableView } from '../charts/FigureTableView.tsx'
import { followersByAccount, followersTable, type ChartedFollowers } from './followersTable.ts'

export const StepTable = memo(function StepTable({ charted }: { readonly charted: ChartedFollowers }) {
  const { t } = useTranslation('growth')
  const format = useFormat()
  const tableOf = charted.columns.length === 1 ? followersTable : followersByAccount
  return <FigureTableView table={tableOf(charted, { t, format })} />
})
