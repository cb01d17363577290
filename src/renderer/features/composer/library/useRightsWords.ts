/** Whose a picture is and until when, in words. */
import { useTranslation } from 'react-i18next'
import { hasEnded, type MediaRights } from '#shared/domain/mediaRights.ts'
import { dayAt } from '#shared/domain/wallTime.ts'
import { useFormat, useOfficeZone } from '../../../ui/useFormat.ts'
import { useNow } from '../../../ui/useNow.ts'

export function useRightsWords(): (rights: MediaRights) => {
  readonly parts: readonly string[]
  readonly hasEnded: boolean
} {
  const { t } = useTranslation('mediaLibrary')
  const format = useFormat()
  const today = dayAt(useNow(), useOfficeZone())
  return (rights) => {
    const { holder, lastDay } = rights
    const isOver = hasEnded(rights, today)
    const parts = [
      ...(holder === '' ? [] : [t('of', { holder })]),
      ...(lastDay === null ? [] : [t(isOver ? 'ended' : 'until', { day: format.shortDayOf(lastDay) })]),
    ]
    return { parts, hasEnded: isOver }
  }
}
