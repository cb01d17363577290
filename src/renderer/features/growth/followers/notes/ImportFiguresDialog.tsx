/** A file of figures before it is noted: what is right, what is wrong row by row, what is there already. */
import { Button, Group, NativeSelect, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AccountView } from '#shared/contract/accounts.ts'
import { DAY_ORDERS, type DayOrder } from '#shared/domain/tableCells.ts'
import { newId } from '../../../../rpc/newId.ts'
import { useCommand, useOperation } from '../../../../rpc/useOperation.ts'
import { Dialog } from '../../../../ui/Dialog.tsx'
import { errorWords } from '../../../../ui/errorWords.ts'
import { PlainText } from '../../../../ui/PlainText.tsx'
import { useFormat } from '../../../../ui/useFormat.ts'
import { useTakeBack } from './useTakeBack.ts'
import classes from '../followers.module.css'

/** @param token of the file that was chosen; null where it is closed */
export function ImportFiguresDialog({
  token,
  accounts,
  onClose,
}: {
  readonly token: string | null
  readonly accounts: readonly AccountView[]
  readonly onClose: () => void
}) {
  const { t } = useTranslation(['growth', 'common'])
  return (
    <Dialog opened={token !== null} onClose={onClose} size={600} title={t('notes.fileTitle')}>
      {token !== null && <Import key={token} token={token} accounts={accounts} onClose={onClose} />}
    </Dialog>
  )
}

function Import({
  token,
  accounts,
  onClose,
}: {
  readonly token: string
  readonly accounts: readonly AccountView[]
  readonly onClose: () => void
}) {
  const { t } = useTranslation(['growth', 'common'])
  const format = useFormat()
  const [importId] = useState(newId)
  const [accountId, setAccountId] = useState(accounts[0]?.accountId ?? '')
  const [dayOrder, setDayOrder] = useState<DayOrder>('day_first')
  const takeBack = useTakeBack()
  const reading = { accountId, dayOrder }
  const { data, error } = useOperation('growth.readFigures', { token, reading }, { keepPrevious: true })
  const run = useCommand('growth.importFigures')
  if (error !== null) {
    return (
      <Text size="sm" role="alert">
        {errorWords(error).title}
      </Text>
    )
  }
  if (data === undefined) return null
  const importNow = (onlyRight: boolean): void =>
    run.mutate(
      { importId, token, reading, onlyRight },
      {
        onSuccess: ({ days }) => {
          onClose()
          takeBack(importId, days, data.measuredCount)
        },
      },
    )
  const handleOf = (id: string): string => `@${accounts.find((each) => each.accountId === id)?.handle ?? ''}`
  return (
    <Stack gap="sm">
      <Group grow align="flex-start">
        <NativeSelect
          label={t(data.namesAccounts ? 'notes.accountOfOthers' : 'account')}
          value={accountId}
          onChange={({ currentTarget: { value } }) => setAccountId(value)}
          data={accounts.map((account) => ({ value: account.accountId, label: `@${account.handle}` }))}
        />
        <NativeSelect
          label={t('notes.dayOrder.label')}
          value={dayOrder}
          onChange={({ currentTarget: { value } }) =>
            setDayOrder(DAY_ORDERS.find((each) => each === value) ?? 'day_first')
          }
          data={DAY_ORDERS.map((value) => ({ value, label: t(`notes.dayOrder.${value}`) }))}
        />
      </Group>
      <Text size="sm">
        {t('notes.facts', { rows: data.rowCount, right: data.rightCount, wrong: data.findingCount })}{' '}
        {data.gapCount > 0 && t('notes.gaps', { count: data.gapCount })}{' '}
        {data.firstDay !== null &&
          data.lastDay !== null &&
          t('notes.days', { from: format.longDayOf(data.firstDay), to: format.longDayOf(data.lastDay) })}
      </Text>
      {data.measuredCount > 0 && (
        <Text size="xs" c="dimmed">
          {t('notes.measured', { count: data.measuredCount })}
        </Text>
      )}
      {data.preview.length > 0 && (
        <table className={classes.preview}>
          <caption className={classes.unseen}>{t('notes.preview')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('notes.row')}</th>
              <th scope="col">{t('table.day')}</th>
              <th scope="col">{t('account')}</th>
              <th scope="col">{t('table.followers')}</th>
            </tr>
          </thead>
          <tbody>
            {data.preview.map(({ row, day, accountId: id, value }) => (
              <tr key={row}>
                <td>{row}</td>
                <td>{format.shortDayOf(day)}</td>
                <td>{handleOf(id)}</td>
                <td>{format.number(value)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {data.findings.length > 0 && (
        <ul className={classes.findings} tabIndex={0} aria-label={t('notes.wrongRows')}>
          {data.findings.map(({ row, code, params }) => (
            <li key={row}>
              <strong>{t('notes.rowNumber', { row })}</strong> <PlainText text={t(`notes.finding.${code}`, params)} />
            </li>
          ))}
          {data.findingCount > data.findings.length && (
            <li>{t('notes.moreFindings', { count: data.findingCount - data.findings.length })}</li>
          )}
        </ul>
      )}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>
          {t('common:cancel')}
        </Button>
        <Button
          disabled={data.rightCount === 0}
          loading={run.isPending}
          onClick={() => importNow(data.findingCount > 0)}
        >
          {data.findingCount > 0
            ? t('notes.importRight', { count: data.rightCount })
            : t('notes.import', { count: data.rightCount })}
        </Button>
      </Group>
    </Stack>
  )
}
