/** How late the post may still leave by itself; after that it asks. */
import { NativeSelect } from '@mantine/core'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { callOperation } from '../../rpc/client.ts'
import { useOperation } from '../../rpc/useOperation.ts'
import { graceChoices } from './composerView.ts'
import { drawnFor } from './drawnFor.ts'
import type { Composing } from './useComposer.ts'
import classes from './composer.module.css'

export const GraceField = memo(DrawnGrace, drawnFor('post'))

function DrawnGrace({ composing }: { readonly composing: Composing }) {
  const { t } = useTranslation('composer')
  const office = useOperation('settings.get', {}).data
  const own = composing.post?.graceMinutes ?? null
  if (office === undefined) return null
  const words = (minutes: number): string =>
    minutes < 60 ? t('grace.minutes', { count: minutes }) : t('grace.hours', { count: minutes / 60 })
  return (
    <NativeSelect
      className={classes.grace}
      size="xs"
      label={t('grace.label')}
      aria-description={t('grace.help')}
      title={t('grace.help')}
      value={own === null ? '' : String(own)}
      onChange={(event) => {
        const graceMinutes = event.currentTarget.value === '' ? null : Number(event.currentTarget.value)
        const { postId } = composing
        void composing.change(() => callOperation('calendar.setGrace', { postId, graceMinutes }))
      }}
      data={[
        { value: '', label: t('grace.office', { grace: words(office.graceMinutes) }) },
        ...graceChoices(own).map((minutes) => ({ value: String(minutes), label: words(minutes) })),
      ]}
    />
  )
}
