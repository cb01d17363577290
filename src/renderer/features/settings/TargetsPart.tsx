/** By when the office wants to have answered and resolved: for all, and shorter or longer per label and priority. */
import { ActionIcon, Button, Group, Select, Table, Text } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OutputOf } from '#shared/contract/contract.ts'
import { TARGET_PRIORITIES } from '#shared/domain/priority.ts'
import { useCommand, useOperation } from '../../rpc/useOperation.ts'
import { targetMinutesOf, targetText } from './hoursView.ts'
import { TypedInput } from './TypedInput.tsx'
import classes from './hours.module.css'

type Target = OutputOf<'hours.get'>['targets'][number]

const GENERAL: Target = { labelId: null, priority: null, responseMinutes: null, resolutionMinutes: null }
const isSame = (a: Target, b: Target): boolean => a.labelId === b.labelId && a.priority === b.priority

export function TargetsPart({ targets }: { readonly targets: readonly Target[] }) {
  const { t } = useTranslation('hours')
  const labels = useOperation('inbox.labels', {}).data ?? []
  const set = useCommand('hours.setTargets')
  const [labelId, setLabelId] = useState<string | null>(null)
  const [priority, setPriority] = useState<string | null>(null)
  const keep = (next: readonly Target[]): void => set.mutate({ targets: [...next] })
  const general = targets.find((target) => isSame(target, GENERAL)) ?? GENERAL
  const own = targets.filter((target) => !isSame(target, GENERAL))
  const wanted = {
    ...GENERAL,
    labelId,
    priority: TARGET_PRIORITIES.find((each) => each === priority) ?? null,
  }
  const canAdd = !isSame(wanted, GENERAL) && !own.some((target) => isSame(target, wanted))

  const nameOf = (target: Target): string => {
    if (isSame(target, GENERAL)) return t('targets.general')
    const label = labels.find((each) => each.labelId === target.labelId)
    return [
      target.labelId === null ? null : (label?.name ?? t('targets.archivedLabel')),
      target.priority === null ? null : `${t('targets.priority')}: ${t(`targets.priorityOf.${target.priority}`)}`,
    ]
      .filter((part) => part !== null)
      .join(' · ')
  }
  const change = (target: Target, typed: string, of: 'responseMinutes' | 'resolutionMinutes'): void => {
    const read = targetMinutesOf(typed)
    if (read === 'unreadable') return
    const next = { ...target, [of]: read.minutes }
    keep(
      targets.some((each) => isSame(each, target))
        ? targets.map((each) => (isSame(each, target) ? next : each))
        : [...targets, next],
    )
  }
  const input = (target: Target, of: 'responseMinutes' | 'resolutionMinutes') => (
    <TypedInput
      label={t(of === 'responseMinutes' ? 'targets.responseOf' : 'targets.resolutionOf', { name: nameOf(target) })}
      value={targetText(target[of])}
      width={110}
      placeholder="—"
      invalid={t('targets.invalid')}
      isReadable={(typed) => targetMinutesOf(typed) !== 'unreadable'}
      onKeep={(typed) => change(target, typed, of)}
    />
  )
  return (
    <div role="group" aria-label={t('targets.title')}>
      <Text size="sm" fw={500}>
        {t('targets.title')}
      </Text>
      <Text size="sm" c="dimmed" mb={4}>
        {t('targets.help')}
      </Text>
      <Table fz="sm" verticalSpacing={3} className={classes.days} aria-label={t('targets.title')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('targets.who')}</Table.Th>
            <Table.Th>{t('targets.response')}</Table.Th>
            <Table.Th>{t('targets.resolution')}</Table.Th>
            <Table.Th aria-hidden />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {[...own, general].map((target) => (
            <Table.Tr key={`${String(target.labelId)} ${String(target.priority)}`}>
              <Table.Td>{nameOf(target)}</Table.Td>
              <Table.Td>{input(target, 'responseMinutes')}</Table.Td>
              <Table.Td>{input(target, 'resolutionMinutes')}</Table.Td>
              <Table.Td ta="end">
                {!isSame(target, GENERAL) && (
                  <ActionIcon
                    variant="subtle"
                    size="sm"
                    aria-label={t('targets.remove', { name: nameOf(target) })}
                    onClick={() => keep(targets.filter((each) => !isSame(each, target)))}
                  >
                    <IconX size={14} aria-hidden />
                  </ActionIcon>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Group gap={6} mt={6}>
        <Select
          size="xs"
          w={190}
          clearable
          aria-label={t('targets.label')}
          placeholder={t('targets.anyLabel')}
          value={labelId}
          onChange={setLabelId}
          data={labels
            .filter(({ archivedAtMs }) => archivedAtMs === null)
            .map((label) => ({ value: label.labelId, label: label.name }))}
        />
        <Select
          size="xs"
          w={190}
          clearable
          aria-label={t('targets.priority')}
          placeholder={t('targets.anyPriority')}
          value={priority}
          onChange={setPriority}
          data={TARGET_PRIORITIES.map((value) => ({ value, label: t(`targets.priorityOf.${value}`) }))}
        />
        <Button
          size="xs"
          variant="default"
          disabled={!canAdd}
          onClick={() => {
            keep([...targets, wanted])
            setLabelId(null)
            setPriority(null)
          }}
        >
          {t('targets.add')}
        </Button>
      </Group>
    </div>
  )
}
