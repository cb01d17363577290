/** The budget: how it stands, what it holds back, the reserve for a crisis, and where it is set. */
import { Button, Group, NumberInput, Stack, Text, Title } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SpendView } from '#shared/contract/spend.ts'
import { useCommand } from '../../rpc/useOperation.ts'
import { ConfirmButton } from '../../ui/ConfirmButton.tsx'
import type { Format } from '../../ui/format.ts'
import { Permitted } from '../../ui/Permitted.tsx'
import { StateBadge } from '../../ui/StateBadge.tsx'
import { budgetInput, dollarsOf } from './accountsView.ts'

const levelLooks = {
  fine: { tone: 'good', icon: IconCircleCheck },
  near: { tone: 'warning', icon: IconAlertTriangle },
  reached: { tone: 'danger', icon: IconAlertTriangle },
} as const

export function BudgetPart({ spend, format }: { readonly spend: SpendView; readonly format: Format }) {
  const { t } = useTranslation('accounts')
  const useReserve = useCommand('spend.useReserve')
  const { level, remainingMicros, reserveMicros, isReserveReleased, held } = spend
  const reserve = { amount: format.money(reserveMicros) }
  return (
    <Stack gap={8} align="flex-start">
      <Title order={3}>{t('budget.title')}</Title>
      {level === 'none' ? (
        <Text size="sm" c="dimmed">
          {t('budget.noLimit')}
        </Text>
      ) : (
        <div role="status">
          <StateBadge look={levelLooks[level]} label={t(`budget.level.${level}`)} />
          {remainingMicros !== null && (
            <Text size="sm">{t('budget.left', { amount: format.money(remainingMicros) })}</Text>
          )}
          {reserveMicros > 0 && (
            <Text size="sm">{t(isReserveReleased ? 'budget.reserveReleased' : 'budget.reserveKept', reserve)}</Text>
          )}
          {held > 0 && (
            <Text size="sm" fw={600}>
              {t('budget.held', { count: held })}
            </Text>
          )}
        </div>
      )}
      {reserveMicros > 0 && !isReserveReleased && (
        <Permitted right="release">
          <ConfirmButton
            variant="default"
            question={t('budget.useReserveQuestion', reserve)}
            confirmLabel={t('budget.useReserve')}
            onConfirm={() => useReserve.mutate({})}
          >
            {t('budget.useReserve')}
          </ConfirmButton>
        </Permitted>
      )}
      <Permitted right="administer">
        <BudgetForm key={JSON.stringify(spend.budget)} budget={spend.budget} />
      </Permitted>
    </Stack>
  )
}

/** @param budget as it is stored; the fields begin anew when it changes */
function BudgetForm({ budget }: { readonly budget: SpendView['budget'] }) {
  const { t, i18n } = useTranslation('accounts')
  const setBudget = useCommand('spend.setBudget')
  const [month, setMonth] = useState<string | number>(dollarsOf(budget.monthMicros))
  const [day, setDay] = useState<string | number>(dollarsOf(budget.dayMicros))
  const [reserve, setReserve] = useState<string | number>(budget.reservePercent)
  const input = budgetInput(month, day, reserve)
  const decimalSeparator = i18n.language === 'en' ? '.' : ','
  const dollars = {
    min: 0,
    decimalSeparator,
    decimalScale: 2,
    allowNegative: false,
    placeholder: t('budget.empty'),
    w: 150,
  } as const
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (input === null) return
        setBudget.mutate(input, { onSuccess: () => notifications.show({ message: t('budget.saved') }) })
      }}
    >
      <Group gap="sm" align="flex-end">
        <NumberInput label={t('budget.month')} value={month} onChange={setMonth} {...dollars} />
        <NumberInput label={t('budget.day')} value={day} onChange={setDay} {...dollars} />
        <NumberInput
          label={t('budget.reserve')}
          value={reserve}
          onChange={setReserve}
          min={0}
          max={50}
          allowDecimal={false}
          w={200}
        />
        <Button type="submit" variant="light" disabled={input === null}>
          {t('budget.save')}
        </Button>
      </Group>
      <Text size="xs" c="dimmed" mt={4}>
        {t('budget.reserveHelp')}
      </Text>
    </form>
  )
}
