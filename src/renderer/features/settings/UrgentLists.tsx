/** The office's lists of urgent words: its own entries, and those of Mando that it disabled or looks for. */
import { Button, Group, Select, Stack, Table, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { UrgentListTerm } from '#shared/contract/urgent.ts'
import { URGENT_LIST_NAMES } from '#shared/domain/detect/urgent.ts'
import { URGENT_TERM_PROBLEMS } from '#shared/domain/detect/urgentTerm.ts'
import type { OperationError } from '../../rpc/client.ts'
import { useCommand, useOperation } from '../../rpc/useOperation.ts'
import { notifyError } from '../../ui/notifyError.ts'
import { shownTerms } from './urgentSettings.ts'
import { UrgentTermButton } from './UrgentTermButton.tsx'
import classes from './settings.module.css'

const NONE: readonly UrgentListTerm[] = []

export function UrgentLists() {
  const { t } = useTranslation('urgent')
  const terms = useOperation('urgent.terms', {}).data ?? NONE
  const [searched, setSearched] = useState('')
  const { shown, more } = shownTerms(terms, searched)
  return (
    <Stack gap="sm" align="flex-start" mt="md">
      <div>
        <Text size="sm" fw={600}>
          {t('lists.title')}
        </Text>
        <Text size="xs" c="dimmed">
          {t('lists.help')}
        </Text>
      </div>
      <NewTerm />
      <TextInput
        label={t('lists.filter')}
        w={300}
        maxLength={100}
        value={searched}
        onChange={(event) => setSearched(event.currentTarget.value)}
      />
      {shown.length === 0 ? (
        <Text size="xs" c="dimmed" role="status">
          {t(searched.trim() === '' ? 'lists.none' : 'lists.nothing')}
        </Text>
      ) : (
        <div
          className={classes.audit}
          style={{ width: '100%' }}
          role="region"
          tabIndex={0}
          aria-label={t('lists.table')}
        >
          <Table fz="sm" verticalSpacing={2} aria-label={t('lists.table')}>
            <Table.Tbody>
              {shown.map((term) => (
                <TermRow key={`${term.list} ${term.written}`} term={term} />
              ))}
            </Table.Tbody>
          </Table>
        </div>
      )}
      {more > 0 && (
        <Text size="xs" c="dimmed">
          {t('lists.more', { count: more })}
        </Text>
      )}
    </Stack>
  )
}

function NewTerm() {
  const { t } = useTranslation('urgent')
  const add = useCommand('urgent.addTerm', { quiet: true })
  const [list, setList] = useState<UrgentListTerm['list']>('danger_to_life')
  const [written, setWritten] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const words = ({ wire }: OperationError): string | null => {
    const code = URGENT_TERM_PROBLEMS.find((each) => each === wire.params.problem)
    return code === undefined ? null : t(`problem.${code}`, { part: wire.params.part })
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        add.mutate(
          { list, written },
          {
            onSuccess: () => setWritten(''),
            onError: (error) => {
              const found = words(error)
              if (found === null) notifyError(error)
              else setProblem(found)
            },
          },
        )
      }}
    >
      <Group gap="xs" align="flex-start">
        <Select
          label={t('lists.list')}
          w={190}
          allowDeselect={false}
          value={list}
          onChange={(chosen) => setList(URGENT_LIST_NAMES.find((each) => each === chosen) ?? list)}
          data={URGENT_LIST_NAMES.map((value) => ({ value, label: t(`lists.name.${value}`) }))}
        />
        <TextInput
          label={t('lists.term')}
          description={t('lists.termHelp')}
          inputWrapperOrder={['label', 'input', 'error', 'description']}
          w={440}
          maxLength={1_000}
          value={written}
          error={problem}
          onChange={(event) => {
            setWritten(event.currentTarget.value)
            setProblem(null)
          }}
        />
        <Button type="submit" mt={21} disabled={add.isPending}>
          {t('lists.add')}
        </Button>
      </Group>
    </form>
  )
}

function TermRow({ term }: { readonly term: UrgentListTerm }) {
  const { t } = useTranslation('urgent')
  const { list, written, origin, disabled } = term
  return (
    <Table.Tr>
      <Table.Td className={classes.entity} {...(disabled ? { c: 'dimmed' } : {})}>
        {written}
      </Table.Td>
      <Table.Td className={classes.noBreak}>{t(`lists.name.${list}`)}</Table.Td>
      <Table.Td className={classes.noBreak} c="dimmed">
        {disabled ? `${t('lists.shipped')}, ${t('lists.disabled')}` : t(`lists.${origin}`)}
      </Table.Td>
      <Table.Td ta="end">
        <UrgentTermButton term={term} />
      </Table.Td>
    </Table.Tr>
  )
}
