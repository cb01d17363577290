/** A problem in a person's words. */
import { useTranslation } from 'react-i18next'
import type { AccountView } from '#shared/contract/accounts.ts'
import type { ProblemView } from '#shared/contract/status.ts'
import { LATE_CAUSES } from '#shared/domain/effect.ts'
import type { Format } from '../../ui/format.ts'
import { lostAreas, problemValues } from './outboxView.ts'

export type ProblemWords = {
  /** What happened, in a sentence. */
  readonly what: string
  /** What to do about it. */
  readonly next: string
  /** The account, as it is named in a sentence. */
  readonly name: string
}

export function useProblemWords(
  format: Format,
): (problem: ProblemView, account: AccountView | undefined) => ProblemWords {
  const { t } = useTranslation('outbox')
  const { t: common } = useTranslation('common')
  return (problem, account) => {
    const { code, params } = problem
    const name = account === undefined ? t('problems.unknownAccount') : `@${account.handle}`
    const lost = lostAreas(String(params.lost ?? ''))
    const count = Number(params.count ?? 0)
    const late = LATE_CAUSES.find((each) => each === params.cause)
    const read = problemValues(problem, format, (cause) => common(`forecast.${cause}`))
    const values = {
      account: name,
      // Where it is not known since when something is missing.
      from: t('problem.messages_missing.unknownFrom'),
      parts: lost.length === 0 ? t('problems.lost.nothing') : lost.map((area) => t(`problems.lost.${area}`)).join(', '),
      posts: late === undefined ? t('problems.keepWallTime', { count }) : t('problems.late', { count }),
      ...params,
      part: params.part ?? '',
      ...read,
      ...(late === undefined
        ? {}
        : { cause: t(`problems.lateCause.${late}`, { account: name, until: String(read.until ?? '') }) }),
    }
    return { what: t(`problem.${code}.what`, values), next: t(`problem.${code}.next`, values), name }
  }
}
