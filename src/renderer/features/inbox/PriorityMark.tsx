/** Whether a conversation matters more or less than others: said only where it does. */
import { IconArrowDown, IconArrowUp, IconMinus, type Icon } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Priority } from '#shared/domain/priority.ts'
import classes from './clock.module.css'

export const priorityIcons: Readonly<Record<Priority, Icon>> = {
  high: IconArrowUp,
  normal: IconMinus,
  low: IconArrowDown,
}

export function PriorityMark({ priority }: { readonly priority: Priority }) {
  const { t } = useTranslation('inbox')
  if (priority === 'normal') return null
  const PriorityIcon = priorityIcons[priority]
  return (
    <span className={classes.mark} title={t('priority.label')}>
      <PriorityIcon size={12} aria-hidden />
      {t(`priority.${priority}`)}
    </span>
  )
}
