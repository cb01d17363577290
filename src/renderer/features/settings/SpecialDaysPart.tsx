/** A year's days that are not like others: public holidays, and the office's own. */
import { ActionIcon, Button, Group, Table, Text, TextInput } from '@mantine/core'
import { IconChevronLeft, IconChevronRight, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useOperation } from '../../rpc/useOperation.ts'
import { useFormat } from '../../ui/useFormat.ts'
import type { Hours } from './HoursSection.tsx'
import { specialDays } from './hoursView.ts'
import classes from './hours.module.css'

const NO_DAYS: readonly { readonly day: string; readonly name: string }[] = []
const FIRST_YEAR = 2_000
const LAST_YEAR = 2_100

export function SpecialDaysPart({
  hours,
  onKeep,
}: {
  readonly hours: Hours
  readonly onKeep: (ownDays: Hours['ownDays']) => void
}) {
  const { t } = useTranslation('hours')
  const format = useFormat()
  const [year, setYear] = useState(() => new Date().getFullYear())
  const [day, setDay] = useState('')
  const [name, setName] = useState('')
  const holidays = useOperation('hours.year', { region: hours.region, year }).data ?? NO_DAYS
  const days = specialDays(holidays, hours.ownDays, year)
  const without = (gone: string): Hours['ownDays'] => hours.ownDays.filter((own) => own.day !== gone)
  const isComplete = /^\d{4}-\d\d-\d\d$/.test(day) && name.trim() !== ''
  const add = (): void => {
    if (!isComplete) return
    onKeep([...without(day), { day, name: name.trim(), isOpen: false }])
    setYear(Number(day.slice(0, 4)))
    setDay('')
    setName('')
  }
  return (
    <div role="group" aria-label={t('year.title', { year })}>
      <Group gap={6}>
        <Text size="sm" fw={500}>
          {t('year.title', { year })}
        </Text>
        <ActionIcon
          variant="default"
          size="sm"
          aria-label={t('year.previous')}
          disabled={year <= FIRST_YEAR}
          onClick={() => setYear(year - 1)}
        >
          <IconChevronLeft size={14} aria-hidden />
        </ActionIcon>
        <ActionIcon
          variant="default"
          size="sm"
          aria-label={t('year.next')}
          disabled={year >= LAST_YEAR}
          onClick={() => setYear(year + 1)}
        >
          <IconChevronRight size={14} aria-hidden />
        </ActionIcon>
      </Group>
      <Text size="sm" c="dimmed" mb={4}>
        {t('year.check')}
      </Text>
      <Table fz="sm" verticalSpacing={2} className={classes.days} aria-label={t('year.title', { year })}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('year.day')}</Table.Th>
            <Table.Th>{t('year.name')}</Table.Th>
            <Table.Th>{t('year.effect')}</Table.Th>
            <Table.Th aria-hidden />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {days.map((special) => (
            <Table.Tr key={special.day}>
              <Table.Td className={classes.noBreak}>{format.longDayOf(special.day)}</Table.Td>
              <Table.Td>{special.name}</Table.Td>
              <Table.Td>{t(special.isOpen ? 'year.open' : 'year.closed')}</Table.Td>
              <Table.Td ta="end">
                {special.isOwn ? (
                  <ActionIcon
                    variant="subtle"
                    size="sm"
                    aria-label={t('year.remove', { name: special.name })}
                    onClick={() => onKeep(without(special.day))}
                  >
                    <IconX size={14} aria-hidden />
                  </ActionIcon>
                ) : (
                  <Button
                    variant="subtle"
                    size="compact-xs"
                    aria-label={t('year.workItOn', { day: format.longDayOf(special.day) })}
                    onClick={() =>
                      onKeep([...without(special.day), { day: special.day, name: special.name, isOpen: true }])
                    }
                  >
                    {t('year.workIt')}
                  </Button>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Group gap={6} mt={6} role="group" aria-label={t('own.title')}>
        <TextInput
          type="date"
          size="xs"
          w={140}
          aria-label={t('own.day')}
          min={`${String(FIRST_YEAR)}-01-01`}
          max={`${String(LAST_YEAR)}-12-31`}
          value={day}
          onChange={(event) => setDay(event.currentTarget.value)}
        />
        <TextInput
          size="xs"
          w={220}
          maxLength={80}
          aria-label={t('own.name')}
          placeholder={t('own.name')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') add()
          }}
        />
        <Button size="xs" variant="default" disabled={!isComplete} onClick={add}>
          {t('own.add')}
        </Button>
      </Group>
    </div>
  )
}
