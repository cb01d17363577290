/** What a macro does, in words, one for each thing. */
import { useTranslation } from 'react-i18next'
import type { OutputOf } from '#shared/contract/contract.ts'
import type { Macro } from '#shared/domain/savedReply.ts'
import { useOperation } from '../rpc/useOperation.ts'

const NO_LABELS: OutputOf<'inbox.labels'> = []

/** What was archived since is left out, as the core leaves it out. */
export function useMacroWords(): (macro: Macro | null) => readonly string[] {
  const { t } = useTranslation('replies')
  const labels = useOperation('inbox.labels', {}).data ?? NO_LABELS
  const office = useOperation('people.list', {}).data
  return (macro) => {
    if (macro === null) return []
    const words = labels
      .filter(({ labelId, archivedAtMs }) => archivedAtMs === null && macro.labelIds.includes(labelId))
      .map(({ name }) => t('macro.label', { name }))
    const { assign } = macro
    if (assign.kind === 'me' && office?.actingId !== null) words.push(t('macro.assignMe'))
    if (assign.kind === 'person') {
      const person = office?.people.find(({ personId }) => personId === assign.personId)
      if (person?.archivedAtMs === null) words.push(t('macro.assign', { name: person.name }))
    }
    if (macro.resolves) words.push(t('macro.resolves'))
    return words
  }
}
