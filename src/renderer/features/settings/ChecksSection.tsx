/** What Mando looks at before a text is scheduled, how each check acts, and the office's own words (docs/specs/composer.md §1). */
import { Button, Group, Select, SimpleGrid, Stack, Table, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CHECK_MODES, CHECKS, type CheckRules } from '#shared/domain/checks/finding.ts'
import { listedWordLine, readListedWord } from '#shared/domain/checks/officeWords.ts'
import { useCommand, useOperation } from '../../rpc/useOperation.ts'
import { readLines, readTag } from './checkLists.ts'
import { WholeNumberInput } from './WholeNumberInput.tsx'

/** The same as the contract's. */
const BOUNDS = {
  mostEmoji: { min: 0, max: 50 },
  mostSentenceWords: { min: 8, max: 100 },
  mostCapitalsPercent: { min: 0, max: 100 },
  nearMinutes: { min: 1, max: 1440 },
} as const
const NUMBERS = ['mostEmoji', 'mostSentenceWords', 'mostCapitalsPercent', 'nearMinutes'] as const

export function ChecksSection() {
  const { t } = useTranslation('checks')
  const rules = useOperation('checks.rules', {}).data
  const set = useCommand('checks.setRules')
  if (rules === undefined) return null
  return (
    <Stack gap="md" align="flex-start">
      <Text size="sm">{t('settings.help')}</Text>
      <Table fz="sm" verticalSpacing={2} maw={560} aria-label={t('settings.table')}>
        <Table.Tbody>
          {CHECKS.map((check) => (
            <Table.Tr key={check}>
              <Table.Td>{t(`name.${check}`)}</Table.Td>
              <Table.Td>
                <Select
                  aria-label={t('settings.modeOf', { name: t(`name.${check}`) })}
                  size="xs"
                  w={230}
                  allowDeselect={false}
                  value={rules.modes[check]}
                  onChange={(chosen) => {
                    const mode = CHECK_MODES.find((each) => each === chosen)
                    if (mode !== undefined && mode !== rules.modes[check]) set.mutate({ modes: { [check]: mode } })
                  }}
                  data={CHECK_MODES.map((value) => ({ value, label: t(`mode.${value}`) }))}
                />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Group gap="lg" align="flex-start">
        {NUMBERS.map((name) => (
          <WholeNumberInput
            key={name}
            label={t(`settings.${name}`)}
            help={t(`settings.${name}Help`)}
            value={rules[name]}
            bounds={BOUNDS[name]}
            onKeep={(value) => set.mutate({ [name]: value })}
          />
        ))}
      </Group>
      <Lists rules={rules} />
    </Stack>
  )
}

function Lists({ rules }: { readonly rules: CheckRules }) {
  const set = useCommand('checks.setRules')
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md" w="100%" maw={760}>
      <LinesField
        name="forbidden"
        kept={rules.forbidden.map(listedWordLine)}
        read={readListedWord}
        onKeep={(words, done) => set.mutate({ forbidden: [...words] }, { onSuccess: done })}
      />
      <LinesField
        name="sensitive"
        kept={rules.sensitive.map(listedWordLine)}
        read={readListedWord}
        onKeep={(words, done) => set.mutate({ sensitive: [...words] }, { onSuccess: done })}
      />
      <LinesField
        name="acronyms"
        kept={rules.acronyms}
        read={readTag}
        onKeep={(acronyms, done) => set.mutate({ acronyms: [...acronyms] }, { onSuccess: done })}
      />
      <LinesField
        name="hashtags"
        kept={rules.hashtags}
        read={readTag}
        onKeep={(hashtags, done) => set.mutate({ hashtags: [...hashtags] }, { onSuccess: done })}
      />
    </SimpleGrid>
  )
}

/** A list of which each entry is a line. */
function LinesField<T>({
  name,
  kept,
  read,
  onKeep,
}: {
  readonly name: 'forbidden' | 'sensitive' | 'acronyms' | 'hashtags'
  readonly kept: readonly string[]
  readonly read: (line: string) => T | null
  readonly onKeep: (entries: readonly T[], done: () => void) => void
}) {
  const { t } = useTranslation('checks')
  const [typed, setTyped] = useState<string | null>(null)
  const { entries, wrong } = readLines(typed ?? '', read)
  return (
    <Stack gap={6} align="flex-start">
      <Textarea
        label={t(`settings.${name}`)}
        description={t(`settings.${name}Help`)}
        w="100%"
        autosize
        minRows={3}
        maxRows={10}
        value={typed ?? kept.join('\n')}
        error={wrong === null ? null : t('settings.wrongLine', { line: wrong })}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Button
        size="compact-sm"
        disabled={typed === null || wrong !== null}
        onClick={() => onKeep(entries, () => setTyped(null))}
      >
        {t('settings.save')}
      </Button>
    </Stack>
  )
}
