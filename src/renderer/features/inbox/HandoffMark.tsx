/** That a conversation has open hand-offs, in its row and its head, and the button that begins another. */
import { ActionIcon, Tooltip } from '@mantine/core'
import { IconArrowForwardUp } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'

export function HandoffMark({
  openHandoffs,
  className,
}: {
  readonly openHandoffs: number
  readonly className?: string | undefined
}) {
  const { t } = useTranslation('handoff')
  if (openHandoffs === 0) return null
  const label = t('open.mark', { count: openHandoffs })
  return (
    <span className={className} title={label}>
      <IconArrowForwardUp size={14} role="img" aria-label={label} />
    </span>
  )
}

export function HandoffButton({ onHandOff }: { readonly onHandOff: () => void }) {
  const { t } = useTranslation(['handoff', 'inbox'])
  const act = t('handoff:act')
  return (
    <Tooltip label={t('inbox:act.withKey', { act, key: 'C' })}>
      <ActionIcon variant="default" size={28} aria-label={act} aria-keyshortcuts="C" onClick={onHandOff}>
        <IconArrowForwardUp size={15} aria-hidden />
      </ActionIcon>
    </Tooltip>
  )
}
