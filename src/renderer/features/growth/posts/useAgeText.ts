/** The age of a post at a reading, as it is read: in hours on its first two days, then in days. */
import { useTranslation } from 'react-i18next'

export function useAgeText(): (hours: number) => string {
  const { t } = useTranslation('postMetrics')
  return (hours) =>
    hours < 48 ? t('post.ageHours', { hours: Math.round(hours) }) : t('post.ageDays', { days: Math.round(hours / 24) })
}
