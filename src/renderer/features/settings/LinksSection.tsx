/** Which pages are the office's own, and what is added to links to them (docs/specs/composer.md §12). */
import { Button, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { InputOf } from '#shared/contract/contract.ts'
import { readHost } from '#shared/domain/linkParameters.ts'
import { useCommand, useOperation } from '../../rpc/useOperation.ts'
import { readLines } from './checkLists.ts'

export function LinksSection() {
  const rules = useOperation('links.rules', {}).data
  return rules === undefined ? null : <Form key={JSON.stringify(rules)} rules={rules} />
}

function Form({ rules }: { readonly rules: InputOf<'links.setRules'> }) {
  const { t } = useTranslation('links')
  const set = useCommand('links.setRules')
  const [lines, setLines] = useState(rules.hosts.join('\n'))
  const [source, setSource] = useState(rules.source)
  const [medium, setMedium] = useState(rules.medium)
  const { entries, wrong } = readLines(lines, readHost)
  const hosts = [...new Set(entries)]
  const next = { hosts, source: source.trim(), medium: medium.trim() }
  const isFine = wrong === null && isParameter(source) && isParameter(medium)
  const fault = (typed: string): string | undefined => (isParameter(typed) ? undefined : t('wrongParameter'))
  return (
    <form
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault()
        if (isFine) set.mutate(next)
      }}
    >
      <Stack gap="md" align="flex-start" maw={520}>
        <Text size="sm">{t('help')}</Text>
        <Textarea
          label={t('hosts')}
          description={t('hostsHelp')}
          w="100%"
          autosize
          minRows={2}
          maxRows={8}
          value={lines}
          error={wrong === null ? null : t('wrongHost', { line: wrong })}
          onChange={(event) => setLines(event.currentTarget.value)}
        />
        <TextInput
          label={t('source')}
          description={t('sourceHelp')}
          w={260}
          maxLength={60}
          value={source}
          error={fault(source)}
          onChange={(event) => setSource(event.currentTarget.value)}
        />
        <TextInput
          label={t('medium')}
          description={t('mediumHelp')}
          w={260}
          maxLength={60}
          value={medium}
          error={fault(medium)}
          onChange={(event) => setMedium(event.currentTarget.value)}
        />
        <Button type="submit" disabled={!isFine || JSON.stringify(next) === JSON.stringify(rules)}>
          {t('save')}
        </Button>
      </Stack>
    </form>
  )
}

function isParameter(typed: string): boolean {
  return /^[\w.~-]*$/u.test(typed.trim())
}
