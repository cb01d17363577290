/** The templates of posts and the groups of hashtags of the office (docs/specs/composer.md §9). */
import { Button, Group, Stack, Text } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OutputOf } from '#shared/contract/contract.ts'
import { TEMPLATE_KINDS, type TemplateKind } from '#shared/domain/textTemplate.ts'
import { useCommand, useOperation } from '../../rpc/useOperation.ts'
import { ArchivableRow, ArchivedRows } from './ArchivableRow.tsx'
import { TemplateDialog, type TemplateTask } from './TemplateDialog.tsx'
import classes from './settings.module.css'

type Template = OutputOf<'templates.list'>[number]

export function TemplatesSection() {
  const templates = useOperation('templates.list', {}).data
  const [task, setTask] = useState<TemplateTask | null>(null)
  if (templates === undefined) return null
  const archived = templates.filter(({ archivedAtMs }) => archivedAtMs !== null)
  return (
    <Stack gap="lg">
      {TEMPLATE_KINDS.map((kind) => (
        <Kind
          key={kind}
          kind={kind}
          templates={templates.filter((each) => each.kind === kind && each.archivedAtMs === null)}
          onTask={setTask}
        />
      ))}
      {archived.length > 0 && <Archived templates={archived} />}
      <TemplateDialog task={task} onClose={() => setTask(null)} />
    </Stack>
  )
}

function Kind({
  kind,
  templates,
  onTask,
}: {
  readonly kind: TemplateKind
  readonly templates: readonly Template[]
  readonly onTask: (task: TemplateTask) => void
}) {
  const { t } = useTranslation('templates')
  const archive = useCommand('templates.archive')
  const bringBack = useCommand('templates.bringBack')
  return (
    <Stack gap="xs">
      <div>
        <Text component="h3" size="sm" fw={600}>
          {t(`list.${kind}`)}
        </Text>
        <Text size="xs" c="dimmed" maw={620}>
          {t(`help.${kind}`, { variable: '{{fecha}}' })}
        </Text>
      </div>
      {templates.length > 0 && (
        <ul className={classes.people} aria-label={t(`list.${kind}`)}>
          {templates.map((template) => {
            const { templateId, name, text } = template
            return (
              <ArchivableRow
                key={templateId}
                id={templateId}
                name={name}
                facts={[text.replace(/\s+/gu, ' ').slice(0, 120)]}
                edit={{ text: t('edit'), label: t('editOf', { name }) }}
                archive={{ text: t('archive'), label: t('archiveOf', { name }) }}
                archivedNow={t('archivedNow', { name })}
                onEdit={() => onTask({ kind, template })}
                onArchive={(onDone) => archive.mutate({ templateId }, { onSuccess: onDone })}
                onUndo={() => bringBack.mutate({ templateId })}
              >
                {name}
              </ArchivableRow>
            )
          })}
        </ul>
      )}
      <Group>
        <Button
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => onTask({ kind, template: null })}
        >
          {t(`add.${kind}`)}
        </Button>
      </Group>
    </Stack>
  )
}

function Archived({ templates }: { readonly templates: readonly Template[] }) {
  const { t } = useTranslation('templates')
  const bringBack = useCommand('templates.bringBack')
  return (
    <ArchivedRows
      title={t('archived', { count: templates.length })}
      rows={templates.map(({ templateId: id, name }) => ({ id, name }))}
      bringBack={(name) => ({ text: t('bringBack'), label: t('bringBackOf', { name }) })}
      onBringBack={(templateId) => bringBack.mutate({ templateId })}
    />
  )
}
