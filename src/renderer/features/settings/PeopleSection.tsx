/** Who works here, with what role, and when the place is left by itself (docs/specs/people.md). */
import { Button, Group, Stack, Text } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ROLES } from '#shared/domain/roles.ts'
import { useCommand, useOperation } from '../../rpc/useOperation.ts'
import { ConfirmButton } from '../../ui/ConfirmButton.tsx'
import { errorWords } from '../../ui/errorWords.ts'
import { PersonBadge } from '../../ui/PersonBadge.tsx'
import type { PersonView } from '../../ui/personLook.ts'
import { useMay } from '../../ui/useMay.ts'
import { useNow } from '../../ui/useNow.ts'
import { PersonDialog, type PersonTask } from './PersonDialog.tsx'
import { inPlace, splitPeople } from './peopleSection.ts'
import { LEAVE_BOUNDS } from './settingsView.ts'
import { WholeNumberInput } from './WholeNumberInput.tsx'
import classes from './settings.module.css'

export function PeopleSection() {
  const { t } = useTranslation('people')
  const list = useOperation('people.list', {}).data
  const office = useOperation('settings.get', {}).data
  const update = useCommand('settings.update')
  const mayAdminister = useMay('administer')
  const [task, setTask] = useState<PersonTask | null>(null)
  if (list === undefined || office === undefined) return null
  const { present, archived } = splitPeople(list.people)
  const isFirst = list.people.length === 0
  return (
    <Stack gap="md">
      <Text size="sm">{t(isFirst ? 'section.none' : 'section.text')}</Text>
      {!isFirst && (
        <ul className={classes.people} aria-label={t('section.list')}>
          {present.map((person) => (
            <PersonRow key={person.personId} person={person} acts={person.personId === list.actingId}>
              {mayAdminister && <RowActions person={person} onTask={setTask} />}
            </PersonRow>
          ))}
        </ul>
      )}
      {mayAdminister && (
        <div>
          <Button
            variant={isFirst ? 'filled' : 'default'}
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => setTask({ kind: 'add', isFirst })}
          >
            {t(isFirst ? 'section.addFirst' : 'section.add')}
          </Button>
        </div>
      )}
      {isFirst && (
        <Text size="xs" c="dimmed" maw={620}>
          {t('section.firstText')}
        </Text>
      )}
      {archived.length > 0 && (
        <details className={classes.more}>
          <summary>{t('section.archived', { count: archived.length })}</summary>
          <ul className={classes.people} aria-label={t('section.archived', { count: archived.length })}>
            {archived.map((person) => (
              <PersonRow key={person.personId} person={person} acts={false}>
                {mayAdminister && (
                  <Button
                    variant="default"
                    size="compact-xs"
                    aria-label={t('section.bringBackOf', { name: person.name })}
                    onClick={() => setTask({ kind: 'bring_back', person })}
                  >
                    {t('section.bringBack')}
                  </Button>
                )}
              </PersonRow>
            ))}
          </ul>
        </details>
      )}
      <details className={classes.more}>
        <summary>{t('section.roles')}</summary>
        <dl className={classes.roles}>
          {ROLES.map((role) => (
            <div key={role}>
              <dt>{t(`role.${role}`)}</dt>
              <dd>{t(`roleText.${role}`)}</dd>
            </div>
          ))}
        </dl>
      </details>
      {!isFirst && (
        <WholeNumberInput
          label={t('leaveAfter.label')}
          help={t('leaveAfter.help')}
          value={office.leaveAfterMinutes}
          bounds={LEAVE_BOUNDS}
          onKeep={(leaveAfterMinutes) => update.mutate({ leaveAfterMinutes })}
        />
      )}
      <PersonDialog task={task} onClose={() => setTask(null)} />
    </Stack>
  )
}

function PersonRow({
  person,
  acts,
  children,
}: {
  readonly person: PersonView
  readonly acts: boolean
  readonly children: ReactNode
}) {
  const { t } = useTranslation('people')
  const nowMs = useNow()
  const waits = person.waitUntilMs !== null && person.waitUntilMs > nowMs
  const notes = [t(`role.${person.role}`), ...(acts ? [t('section.acts')] : []), ...(waits ? [t('section.waits')] : [])]
  return (
    <li className={classes.personRow} aria-label={person.name}>
      <PersonBadge person={person} />
      <span className={classes.personText}>
        <span className={classes.personName}>{person.name}</span>
        <span className={classes.personRole}>{notes.join(' · ')}</span>
      </span>
      {children}
    </li>
  )
}

function RowActions({ person, onTask }: { readonly person: PersonView; readonly onTask: (task: PersonTask) => void }) {
  const { t } = useTranslation('people')
  const archive = useCommand('people.archive', { quiet: true })
  const { name, personId } = person
  const error = archive.error
  const refusal = error === null ? null : inPlace(error.wire.code)
  return (
    <>
      {error !== null && (
        <Text size="xs" c="var(--mantine-color-error)" role="alert" className={classes.rowFault}>
          {refusal === null ? errorWords(error).title : t(`section.failed.${refusal}`)}
        </Text>
      )}
      <Group gap={4} wrap="nowrap">
        <Button
          variant="default"
          size="compact-xs"
          aria-label={t('section.editOf', { name })}
          onClick={() => onTask({ kind: 'edit', person })}
        >
          {t('section.edit')}
        </Button>
        <Button
          variant="default"
          size="compact-xs"
          aria-label={t('section.newPinOf', { name })}
          onClick={() => onTask({ kind: 'pin', person })}
        >
          {t('section.newPin')}
        </Button>
        <ConfirmButton
          variant="default"
          size="compact-xs"
          aria-label={t('section.archiveOf', { name })}
          question={t('section.archiveQuestion', { name })}
          confirmLabel={t('section.archive')}
          onConfirm={() => archive.mutate({ personId })}
        >
          {t('section.archive')}
        </ConfirmButton>
      </Group>
    </>
  )
}
