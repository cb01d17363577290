/** What was spent on X this month: in all, by account, and what for; with the budget beside it. */
import { Group, Table, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { AccountView } from '#shared/contract/accounts.ts'
import { useOperation } from '../../rpc/useOperation.ts'
import type { Format } from '../../ui/format.ts'
import { spendRows } from './accountsView.ts'
import { BudgetPart } from './BudgetPart.tsx'
import classes from './accounts.module.css'

export function SpendSection({
  accounts,
  format,
}: {
  readonly accounts: readonly AccountView[]
  readonly format: Format
}) {
  const { t } = useTranslation('accounts')
  const { t: common } = useTranslation('common')
  const spend = useOperation('spend.summary', {}).data
  if (spend === undefined) return null
  // An office without the API spends nothing and has nothing to limit.
  if (spend.accounts.length === 0 && accounts.every(({ mode }) => mode !== 'api')) return null
  const broke = accounts.filter(({ problem }) => problem?.code === 'account_out_of_credit')
  return (
    <section aria-labelledby="accounts-spend" className={classes.section}>
      <Title order={2} id="accounts-spend">
        {t('spend.title')}
      </Title>
      <div className={classes.spend}>
        <div>
          <Group gap="xl">
            <Amount label={t('spend.today')} value={format.money(spend.todayMicros)} />
            <Amount label={t('spend.month')} value={format.money(spend.monthMicros)} />
          </Group>
          {spend.uncertainMicros > 0 && (
            <Text size="sm">{t('spend.uncertain', { amount: format.money(spend.uncertainMicros) })}</Text>
          )}
          {broke.map(({ accountId, handle }) => (
            <Text key={accountId} size="sm" c="var(--mando-danger-text)">
              {t('spend.outOfCredit', { handle })}
            </Text>
          ))}
          {spend.accounts.length === 0 ? (
            <Text size="sm" c="dimmed" mt="xs">
              {t('spend.none')}
            </Text>
          ) : (
            <Table fz="sm" verticalSpacing={4} mt="xs" className="tabular" aria-label={t('spend.title')}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('spend.account')}</Table.Th>
                  <Table.Th>{t('spend.kind')}</Table.Th>
                  <Table.Th ta="end">{t('spend.count')}</Table.Th>
                  <Table.Th ta="end">{t('spend.amount')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {spendRows(spend, accounts).map(({ key, handle, kind, count, micros }) => (
                  <Table.Tr key={key}>
                    <Table.Td>{handle === null ? t('spend.gone') : `@${handle}`}</Table.Td>
                    <Table.Td>{common(`priceKind.${kind}`)}</Table.Td>
                    <Table.Td ta="end">{format.number(count)}</Table.Td>
                    <Table.Td ta="end">{format.money(micros)}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          )}
          <Text size="xs" c="dimmed" mt={6}>
            {t('spend.explain')}
          </Text>
        </div>
        <BudgetPart spend={spend} format={format} />
      </div>
    </section>
  )
}

function Amount({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <div>
      <Text size="xs" c="dimmed">
        {label}
      </Text>
      <Text fz={22} fw={600} className="tabular" lh={1.2}>
        {value}
      </Text>
    </div>
  )
}
