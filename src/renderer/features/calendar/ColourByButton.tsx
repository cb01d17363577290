/** Whether the colours of the calendar say accounts or campaigns. */
import { ActionIcon, Tooltip } from '@mantine/core'
import { IconPalette } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useColourBy } from './useColourBy.ts'

export function ColourByButton() {
  const { t } = useTranslation('planning')
  const [by, setBy] = useColourBy()
  return (
    <Tooltip label={t(`colours.${by}`)}>
      <ActionIcon
        variant={by === 'campaign' ? 'light' : 'subtle'}
        aria-label={t('colours.label')}
        aria-pressed={by === 'campaign'}
        onClick={() => setBy(by === 'campaign' ? 'account' : 'campaign')}
      >
        <IconPalette size={16} aria-hidden />
      </ActionIcon>
    </Tooltip>
  )
}
