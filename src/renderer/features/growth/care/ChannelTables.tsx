/** Hand-offs by channel, and the urgent lane. */
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../ui/useFormat.ts'
import type { FigureTable } from '../charts/figureTable.ts'
import { durationText, timeText, type Figures } from './careView.ts'
import { FiguresBlock } from './FiguresBlock.tsx'

type Props = { readonly figures: Figures; readonly fileName: string }

export function HandoffTable({ figures: { handoffs }, fileName }: Props) {
  const { t } = useTranslation('care')
  const format = useFormat()
  const number = { isNumber: true, show: (value: string | number) => format.number(Number(value)) }
  const table: FigureTable = {
    label: t('table.handoffs'),
    columns: [
      { title: t('table.channel') },
      { title: t('table.opened'), ...number },
      { title: t('table.stillOpen'), ...number },
      { title: t('table.openFor'), isNumber: true, show: (value) => durationText(Number(value), 'clock', t) },
    ],
    rows: handoffs.map(({ channel, opened, stillOpen, openFor }) => [
      t(`table.channels.${channel}`),
      opened,
      stillOpen,
      openFor.medianMs,
    ]),
  }
  return (
    <FiguresBlock
      title={t('table.handoffs')}
      caption={t('table.handoffsCaption')}
      table={table}
      fileName={`${fileName}-5`}
      empty={t('table.noHandoffs')}
    />
  )
}

export function UrgentTable({ figures: { urgent }, fileName }: Props) {
  const { t } = useTranslation('care')
  const format = useFormat()
  const counts = ['marked', 'dealtWith', 'falseAlarms', 'active', 'unanswered'] as const
  const times = ['toAnswer', 'toEnd'] as const
  const table: FigureTable = {
    label: t('table.urgent'),
    columns: [{ title: t('table.figure') }, { title: t('table.value'), isNumber: true }],
    rows: [
      ...counts.map((name) => [t(`table.${name}`), format.number(urgent[name])]),
      ...times.map((name) => [
        t(`table.${name}`),
        `${timeText(urgent[name].medianMs, urgent[name].n, 'clock', t)}${urgent[name].medianMs === null ? '' : ` (${t('head.sample', { count: urgent[name].n })})`}`,
      ]),
    ],
  }
  return (
    <FiguresBlock
      title={t('table.urgent')}
      caption={t('table.urgentCaption')}
      table={table}
      fileName={`${fileName}-6`}
      empty=""
    />
  )
}
