/** What X charges for each thing, to be corrected by the office when X changes it. */
import { NumberInput, Select, Stack, Table, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PRICE_KINDS, type PriceKind } from '#shared/domain/prices.ts'
import { useCommand, useOperation } from '../../rpc/useOperation.ts'
import { useFormat } from '../../ui/useFormat.ts'
import { microsOf } from './settingsView.ts'

export function PricesSection() {
  const { t } = useTranslation('settings')
  const { t: common } = useTranslation('common')
  const format = useFormat()
  const prices = useOperation('spend.prices', {}).data
  const accounts = useOperation('accounts.list', {}).data
  const setPrices = useCommand('spend.setPrices')
  if (prices === undefined || accounts === undefined) return null
  const owners = accounts.filter(({ mode, state }) => mode === 'api' && state !== 'disconnected')
  return (
    <Stack gap="sm" align="flex-start">
      <Text size="sm">{t('prices.text', { source: prices.source, asOf: format.longDayOf(prices.asOf) })}</Text>
      <Table fz="sm" verticalSpacing={2} maw={560} className="tabular" aria-label={t('sections.prices')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('prices.kind')}</Table.Th>
            <Table.Th>{t('prices.price')}</Table.Th>
            <Table.Th ta="end">{t('prices.listed')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {PRICE_KINDS.map((kind) => (
            <Table.Tr key={kind}>
              <Table.Td>{common(`priceKind.${kind}`)}</Table.Td>
              <Table.Td>
                <PriceInput
                  kind={kind}
                  micros={prices.micros[kind]}
                  onKeep={(micros) => setPrices.mutate({ micros: { [kind]: micros } })}
                />
              </Table.Td>
              <Table.Td ta="end">{format.money(prices.listed[kind])}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {owners.length > 0 && (
        <Select
          label={t('prices.owner')}
          description={t('prices.ownerHelp')}
          descriptionProps={{ size: 'sm' }}
          w={360}
          clearable
          placeholder={t('prices.noOwner')}
          value={prices.ownAppAccountId}
          onChange={(ownAppAccountId) => setPrices.mutate({ micros: {}, ownAppAccountId })}
          data={owners.map(({ accountId, handle }) => ({ value: accountId, label: `@${handle}` }))}
        />
      )}
    </Stack>
  )
}

/** Kept when it is left or confirmed, and only when it is an amount. */
function PriceInput({
  kind,
  micros,
  onKeep,
}: {
  readonly kind: PriceKind
  readonly micros: number
  readonly onKeep: (micros: number) => void
}) {
  const { t, i18n } = useTranslation('settings')
  const { t: common } = useTranslation('common')
  const [typed, setTyped] = useState<string | number | null>(null)
  const read = typed === null ? micros : microsOf(typed)
  const keep = (): void => {
    if (read === null) return
    if (read !== micros) onKeep(read)
    setTyped(null)
  }
  return (
    <NumberInput
      aria-label={t('prices.edit', { kind: common(`priceKind.${kind}`) })}
      size="xs"
      w={110}
      min={0}
      decimalScale={6}
      decimalSeparator={i18n.language === 'en' ? '.' : ','}
      hideControls
      allowNegative={false}
      value={typed ?? micros / 1_000_000}
      error={read === null ? t('prices.invalid') : null}
      onChange={setTyped}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === 'Enter') keep()
      }}
    />
  )
}
