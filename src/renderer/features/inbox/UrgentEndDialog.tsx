/** Asks how one conversation leaves the urgent lane: what was done, or that it was a false alarm. */
import { Alert, Button, Group, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../ui/Dialog.tsx'
import { useOperation } from '../../rpc/useOperation.ts'
import type { Office } from './people.ts'
import { PastUrgency } from './UrgentBanner.tsx'
import { useEndUrgent } from './useEndUrgent.ts'

/** As the core takes it. */
const LONGEST_DONE = 5_000

export function UrgentEndDialog({
  conversationId,
  office,
  onEnded,
  onClose,
}: {
  readonly conversationId: string
  readonly office: Office
  readonly onEnded: () => void
  readonly onClose: () => void
}) {
  const { t } = useTranslation(['urgent', 'common'])
  const [done, setDone] = useState('')
  const known = useOperation('urgent.of', { conversationId }).data
  const active = known?.active ?? null
  const end = useEndUrgent()
  /** Somebody else ended it meanwhile, or it had not left the list yet when this was asked. */
  const isOver = known !== undefined && active === null && !end.isPending
  const isReady = active !== null && done.trim() !== '' && !end.isPending
  const dealtWith = (): void => {
    if (isReady) end.run(active.markId, { ended: 'dealt_with', done }, onEnded)
  }
  return (
    <Dialog onClose={onClose} title={t('end.title')} size={460} seesThrough>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          dealtWith()
        }}
      >
        {isOver ? (
          <Alert color="yellow" mb="sm" title={t('end.over')} role="alert">
            <PastUrgency past={known.past.slice(0, 1)} office={office} />
            {done.trim() !== '' && t('end.overKept')}
          </Alert>
        ) : (
          <Text size="sm" mb="sm">
            {t('end.why')}
          </Text>
        )}
        <Textarea
          data-autofocus
          label={t('end.done')}
          placeholder={t('end.donePlaceholder')}
          autosize
          minRows={3}
          maxRows={8}
          maxLength={LONGEST_DONE}
          value={done}
          onChange={(event) => setDone(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
              event.preventDefault()
              dealtWith()
            }
          }}
        />
        {isOver ? (
          <Group mt="sm" justify="flex-end">
            <Button onClick={onClose}>{t('common:close')}</Button>
          </Group>
        ) : (
          <Group mt="sm" justify="space-between">
            <Button
              variant="default"
              disabled={active === null || end.isPending}
              onClick={() => active !== null && end.run(active.markId, { ended: 'false_alarm' }, onEnded)}
            >
              {t('end.falseAlarm')}
            </Button>
            <Button type="submit" disabled={!isReady} title={t('end.shortcut')}>
              {t('end.dealtWith')}
            </Button>
          </Group>
        )}
      </form>
    </Dialog>
  )
}
