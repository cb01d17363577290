/** The checks over what is being written, by the office's rules. */
import { useMemo } from 'react'
import { createTextChecks } from '#shared/domain/checks/checkText.ts'
import { useOperation } from '../../../rpc/useOperation.ts'
import { outCountOf, outgoingTexts } from '../ownTextsView.ts'
import type { Composing } from '../useComposer.ts'
import { findingsOf, groupedFindings, type FindingGroups, type NearFinding } from './findingsView.ts'

const NOTHING: FindingGroups = { block: [], confirm: [], warn: [] }

/** @param atMs the hour it would get; null while none is chosen */
export function useFindings({ postId, post, texts, editing }: Composing, atMs: number | null): FindingGroups {
  const rules = useOperation('checks.rules', {}).data
  const isAsked = post !== null && atMs !== null && rules !== undefined && rules.modes.near_post !== 'off'
  const near = useOperation('checks.near', { postId, atMs: atMs ?? 0 }, { enabled: isAsked, keepPrevious: true }).data
  const check = useMemo(() => (rules === undefined ? null : createTextChecks(rules, rules.spellings)), [rules])
  return useMemo(() => {
    if (rules === undefined || check === null || editing === 'none') return NOTHING
    const others = isAsked ? (near ?? []).map((each): NearFinding => ({ check: 'near_post', ...each })) : []
    const found = outgoingTexts(texts).flatMap((text) => findingsOf(text, outCountOf(post, text.key), check))
    return groupedFindings([...found, ...others], rules.modes)
  }, [rules, check, editing, isAsked, near, texts, post])
}
