/** Which other posts say the same, and the sentence about each. */
import { useTranslation } from 'react-i18next'
import type { Repeat } from '#shared/contract/calendar.ts'
import { useOperation } from '../rpc/useOperation.ts'
import { dayInWords, lineOf } from './repeatsView.ts'
import { useFormat, useOfficeZone } from './useFormat.ts'

const NONE: readonly Repeat[] = []

/**
 * @param postId null for a post that does not exist yet
 * @param atMs the hour it would get; null while none is chosen
 * @param texts what goes out as it is planned, or what was typed since
 */
export function useRepeats(postId: string | null, atMs: number | null, texts: 'planned' | 'edited'): readonly Repeat[] {
  const isAsked = postId !== null && atMs !== null
  const { data } = useOperation(
    'calendar.repeats',
    { postId: postId ?? '', atMs: atMs ?? 0, texts },
    { enabled: isAsked, keepPrevious: true },
  )
  return isAsked ? (data ?? NONE) : NONE
}

/** «El mismo texto sale en @policia mañana a las 10:00.» */
export function useRepeatWords(): (repeat: Repeat) => string {
  const { t } = useTranslation('repeats')
  const format = useFormat()
  const zone = useOfficeZone()
  const accounts = useOperation('accounts.list', {}).data
  return (repeat) => {
    const { accountId, atMs } = repeat
    const handle = accounts?.find((account) => account.accountId === accountId)?.handle ?? ''
    const when = t(`when.${dayInWords(atMs, Date.now(), zone)}`, { day: format.weekday(atMs), time: format.time(atMs) })
    return t(`line.${lineOf(repeat)}`, { handle, when })
  }
}
