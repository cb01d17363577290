/** Asks whoever plans a post about what the office wants confirmed. */
import { Button, Group, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { AccountView } from '#shared/contract/accounts.ts'
import type { Check } from '#shared/domain/checks/finding.ts'
import { Dialog } from '../../../ui/Dialog.tsx'
import type { RepeatQuestion } from '../../../ui/RepeatDialog.tsx'
import type { PostText } from '../ownTextsView.ts'
import type { FindingGroups } from './findingsView.ts'
import { useFindingWords } from './useFindingWords.ts'
import classes from './checks.module.css'

export type FindingQuestion = {
  readonly act: RepeatQuestion['act']
  readonly checks: readonly Check[]
  readonly goOn: () => void
}

export function ConfirmFindings({
  question,
  findings,
  texts,
  accounts,
  onLeave,
}: {
  /** Null while nothing is asked. */
  readonly question: FindingQuestion | null
  readonly findings: FindingGroups
  readonly texts: readonly PostText[]
  readonly accounts: readonly AccountView[]
  readonly onLeave: () => void
}) {
  const { t } = useTranslation(['checks', 'common'])
  const words = useFindingWords(texts, accounts)
  return (
    <Dialog opened={question !== null} onClose={onLeave} title={t('checks:ask.title')} size="md">
      {question !== null && (
        <Stack gap="md">
          <Text size="sm">{t('checks:ask.text')}</Text>
          <ul className={classes.asked}>
            {question.checks.map((check) => {
              const found = findings.confirm.filter((finding) => finding.check === check)
              return (
                <li key={check}>
                  <Text size="sm" fw={600}>
                    {t(`checks:name.${check}`)}
                  </Text>
                  {found.map((finding, at) => (
                    <Text key={`${check} ${String(at)}`} size="sm">
                      {words(finding)}
                    </Text>
                  ))}
                  <Text size="xs" c="dimmed">
                    {t(`checks:why.${check}`)}
                  </Text>
                </li>
              )
            })}
          </ul>
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={question.goOn}>
              {t(`checks:ask.anyway.${question.act}`)}
            </Button>
            <Button onClick={onLeave} data-autofocus>
              {t('checks:ask.back')}
            </Button>
          </Group>
        </Stack>
      )}
    </Dialog>
  )
}
