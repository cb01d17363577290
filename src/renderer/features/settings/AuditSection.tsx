/** The log of everything that changed, and the check that nobody altered it. */
import { Button, Group, Stack, Table, Text } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { IconShieldCheck, IconShieldX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OutputOf } from '#shared/contract/contract.ts'
import { callOperation } from '../../rpc/client.ts'
import { useOperation } from '../../rpc/useOperation.ts'
import { notifyError } from '../../ui/notifyError.ts'
import { StateBadge } from '../../ui/StateBadge.tsx'
import { useFormat } from '../../ui/useFormat.ts'
import { nameIn } from './peopleSection.ts'
import classes from './settings.module.css'

const PAGE_ROWS = 50

export function AuditSection() {
  const { t } = useTranslation('settings')
  return (
    <Stack gap="sm" align="stretch">
      <Text size="sm">{t('audit.text')}</Text>
      <Verification />
      <RecentChanges />
    </Stack>
  )
}

/** Checked when asked, not at every change: the whole chain is recomputed. */
function Verification() {
  const { t } = useTranslation('settings')
  const [checking, setChecking] = useState(false)
  const [result, setResult] = useState<OutputOf<'audit.verify'> | null>(null)
  const verify = (): void => {
    setChecking(true)
    callOperation('audit.verify', {})
      .then(setResult, notifyError)
      .finally(() => setChecking(false))
  }
  return (
    <Group gap="sm">
      <Button variant="default" disabled={checking} onClick={verify}>
        {checking ? t('audit.verifying') : t('audit.verify')}
      </Button>
      <div role="status">
        {result?.intact === true && (
          <StateBadge
            look={{ tone: 'good', icon: IconShieldCheck }}
            label={t('audit.intact', { count: result.rows })}
          />
        )}
        {result?.intact === false && (
          <Text size="sm" fw={600} c="var(--mando-danger-text)">
            <IconShieldX size={15} aria-hidden /> {t('audit.broken', { seq: result.brokenAtSeq, rows: result.rows })}
          </Text>
        )}
      </div>
    </Group>
  )
}

function RecentChanges() {
  const { t } = useTranslation('settings')
  const { t: words } = useTranslation('people')
  const people = useOperation('people.list', {}).data?.people ?? []
  const format = useFormat()
  const { data, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['audit.recent', PAGE_ROWS] as const,
    queryFn: ({ pageParam }) => callOperation('audit.recent', { beforeSeq: pageParam, limit: PAGE_ROWS }),
    initialPageParam: null as number | null,
    getNextPageParam: (last) => (last.length < PAGE_ROWS ? null : (last.at(-1)?.seq ?? null)),
  })
  const rows = data?.pages.flat() ?? []
  if (rows.length === 0) return <Text c="dimmed">{t('audit.empty')}</Text>
  return (
    <div className={classes.audit} role="region" aria-label={t('audit.list')} tabIndex={0}>
      <Table stickyHeader fz="xs" verticalSpacing={3} className="tabular">
        <Table.Caption className={classes.readersOnly}>{t('audit.list')}</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('audit.seq')}</Table.Th>
            <Table.Th>{t('audit.at')}</Table.Th>
            <Table.Th>{t('audit.actor')}</Table.Th>
            <Table.Th>{t('audit.action')}</Table.Th>
            <Table.Th>{t('audit.entity')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ seq, atMs, actor, action, entity }) => (
            <Table.Tr key={seq}>
              <Table.Td>{seq}</Table.Td>
              <Table.Td className={classes.noBreak}>{format.dayTime(atMs)}</Table.Td>
              <Table.Td>{nameIn(actor, people, words('audit.office'))}</Table.Td>
              <Table.Td>{action}</Table.Td>
              <Table.Td className={classes.entity}>{nameIn(entity, people, words('audit.office'))}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {hasNextPage && (
        <Button variant="subtle" size="compact-xs" m={6} onClick={() => void fetchNextPage()}>
          {t('audit.older')}
        </Button>
      )}
    </div>
  )
}
