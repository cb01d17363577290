/** The checks over what is being written, by the office's rules. */
import { useMemo } from 'react'
import { createTextChecks } from '#shared/domain/checks/checkText.ts'
import type { HourCheck } from '#shared/domain/checks/finding.ts'
import { useOperation } from '../../../rpc/useOperation.ts'
import { outCountOf, outgoingTexts } from '../ownTextsView.ts'
import type { Composing } from '../useComposer.ts'
import {
  findingsOf,
  groupedFindings,
  type FindingGroups,
  type NearFinding,
  type RightsFinding,
} from './findingsView.ts'

const NOTHING: FindingGroups = { block: [], confirm: [], warn: [] }

/** @param atMs the hour it would get; null while none is chosen */
export function useFindings({ postId, post, texts, editing }: Composing, atMs: number | null): FindingGroups {
  const rules = useOperation('checks.rules', {}).data
  const isAsked = (check: HourCheck): boolean =>
    post !== null && atMs !== null && rules !== undefined && rules.modes[check] !== 'off'
  const hour = { postId, atMs: atMs ?? 0 }
  const asksNear = isAsked('near_post')
  const near = useOperation('checks.near', hour, { enabled: asksNear, keepPrevious: true }).data
  const asksRights = isAsked('rights_ended')
  const ended = useOperation('checks.rights', hour, { enabled: asksRights, keepPrevious: true }).data
  const check = useMemo(() => (rules === undefined ? null : createTextChecks(rules, rules.spellings)), [rules])
  return useMemo(() => {
    if (rules === undefined || check === null || editing === 'none') return NOTHING
    const others = [
      ...(asksRights ? (ended ?? []).map((each): RightsFinding => ({ check: 'rights_ended', ...each })) : []),
      ...(asksNear ? (near ?? []).map((each): NearFinding => ({ check: 'near_post', ...each })) : []),
    ]
    const found = outgoingTexts(texts).flatMap((text) => findingsOf(text, outCountOf(post, text.key), check))
    return groupedFindings([...found, ...others], rules.modes)
  }, [rules, check, editing, asksRights, ended, asksNear, near, texts, post])
}
