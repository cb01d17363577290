/** Speed by label, and for a coordinator by person. */
import { useTranslation } from 'react-i18next'
import type { InputOf } from '#shared/contract/contract.ts'
import { useOperation } from '../../../rpc/useOperation.ts'
import { useFormat } from '../../../ui/useFormat.ts'
import type { FigureTable } from '../charts/figureTable.ts'
import { durationText, shareOf, type Speed } from './careView.ts'
import { FiguresBlock } from './FiguresBlock.tsx'

type Scope = InputOf<'care.figures'>
type Row = { readonly name: string; readonly response: Speed; readonly resolution: Speed }

export function LabelSpeeds({ scope, fileName }: { readonly scope: Scope; readonly fileName: string }) {
  const { t } = useTranslation('care')
  const labels = useOperation('inbox.labels', {}).data ?? []
  const groups = useOperation('care.byLabel', scope, { keepPrevious: true }).data
  const rows = groups?.map(({ labelId, ...speeds }) => ({
    name: labels.find((label) => label.labelId === labelId)?.name ?? t('table.withoutLabel'),
    ...speeds,
  }))
  const table = useSpeedTable(t('table.labels'), rows ?? [])
  if (rows === undefined) return null
  return (
    <FiguresBlock
      title={t('table.labels')}
      caption={t('table.labelsCaption')}
      table={table}
      fileName={`${fileName}-4`}
      empty={t('table.empty')}
    />
  )
}

export function PersonSpeeds({ scope }: { readonly scope: Scope }) {
  const { t } = useTranslation('care')
  const people = useOperation('people.list', {}).data?.people ?? []
  const groups = useOperation('care.byPerson', scope, { keepPrevious: true }).data
  const rows = groups?.map(({ personId, ...speeds }) => ({
    name:
      personId === null
        ? t('table.outside')
        : (people.find((person) => person.personId === personId)?.name ?? t('table.gone')),
    ...speeds,
  }))
  const table = useSpeedTable(t('table.people'), rows ?? [])
  if (rows === undefined) return null
  return (
    <FiguresBlock
      title={t('table.people')}
      caption={t('table.peopleCaption')}
      table={table}
      fileName={null}
      empty={t('table.empty')}
    />
  )
}

function useSpeedTable(label: string, rows: readonly Row[]): FigureTable {
  const { t } = useTranslation('care')
  const format = useFormat()
  const number = { isNumber: true, show: (value: string | number) => format.number(Number(value)) }
  const time = { isNumber: true, show: (value: string | number) => durationText(Number(value), 'business', t) }
  return {
    label,
    columns: [
      { title: t('table.name') },
      { title: t('table.answered'), ...number },
      { title: t('table.median'), ...time },
      { title: t('table.p90'), ...time },
      { title: t('table.within'), isNumber: true, show: (value) => format.percent(Number(value)) },
      { title: t('table.late'), ...number },
      { title: t('table.dropped'), ...number },
      { title: t('table.resolved'), ...number },
    ],
    rows: rows.map(({ name, response, resolution }) => [
      name,
      response.business.n,
      response.business.medianMs,
      response.business.p90Ms,
      shareOf(response.withinTarget, response.aimed),
      response.late,
      response.dropped,
      resolution.business.n,
    ]),
  }
}
