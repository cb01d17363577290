/** The sentence about a finding. */
import { useTranslation } from 'react-i18next'
import type { AccountView } from '#shared/contract/accounts.ts'
import { PERSONAL_DATUM_KINDS } from '#shared/domain/detect/personalData.ts'
import { useFormat } from '../../../ui/useFormat.ts'
import type { PostText } from '../ownTextsView.ts'
import { shortened } from '../../../ui/shortened.ts'
import type { PostFinding } from './findingsView.ts'

export function useFindingWords(
  texts: readonly PostText[],
  accounts: readonly AccountView[],
): (finding: PostFinding) => string {
  const { t } = useTranslation(['checks', 'common', 'ownTexts'])
  const format = useFormat()
  return (finding) => {
    if (finding.check === 'near_post') {
      const handle = accounts.find(({ accountId }) => accountId === finding.accountId)?.handle ?? ''
      return t('checks:what.near_post', { handle, time: format.time(finding.atMs) })
    }
    if (finding.check === 'rights_ended') {
      const holder = finding.holder === '' ? '' : ` (${finding.holder})`
      return t('checks:what.rights_ended', { file: finding.fileName, day: format.shortDayOf(finding.lastDay), holder })
    }
    const { check, start, end, params, index, key, segmentId } = finding
    const text = texts.find((each) => each.key === key)
    const segments = text?.segments ?? []
    const words = shortened(segments.find((segment) => segment.segmentId === segmentId)?.text.slice(start, end) ?? '')
    const kind = PERSONAL_DATUM_KINDS.find((known) => known === params.kind)
    const short = Object.fromEntries(
      Object.entries(params).map(([name, value]) => [name, typeof value === 'string' ? shortened(value) : value]),
    )
    const what = t(`checks:what.${check}`, {
      ...short,
      words,
      kind: kind === undefined ? '' : t(`common:datum.${kind}`),
    })
    const placed = segments.length === 1 ? what : t('checks:inText', { index, what })
    if (texts.length === 1) return placed
    const name = key === null ? t('ownTexts:commonShort') : `@${text?.accounts[0]?.handle ?? ''}`
    return t('ownTexts:ofText', { name, what: placed })
  }
}
