/** The numbers of the charts beside them, a row for each step. */
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../ui/useFormat.ts'
import { FigureTableView } from '../charts/FigureTableView.tsx'
import { followersTable, type ChartedFollowers } from './followersTable.ts'

export const StepTable = memo(function StepTable({ charted }: { readonly charted: ChartedFollowers }) {
  const { t } = useTranslation('growth')
  const format = useFormat()
  return <FigureTableView table={followersTable(charted, { t, format })} />
})
