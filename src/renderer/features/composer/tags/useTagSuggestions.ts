/** Hashtags and mentions that the office wrote before, offered for the one that is being typed. */
import { useState, type KeyboardEvent, type SyntheticEvent } from 'react'
import type { OutputOf } from '#shared/contract/contract.ts'
import { typedTag, type TypedTag } from '#shared/domain/writtenTags.ts'
import { useOperation } from '../../../rpc/useOperation.ts'

export type Suggestion = OutputOf<'writing.suggestions'>[number]

const NONE: readonly Suggestion[] = []

/**
 * @param listId the id of the list's element
 * @param onTake puts the text in the place of what is there, and the caret behind it
 */
export function useTagSuggestions(listId: string, onTake: (text: string, caret: number) => void) {
  const [typing, setTyping] = useState<TypedTag | null>(null)
  const [at, setAt] = useState(-1)
  const { data } = useOperation(
    'writing.suggestions',
    { kind: typing?.kind ?? 'hashtag', beginning: typing?.beginning ?? '' },
    { enabled: typing !== null, keepPrevious: true },
  )
  const suggestions = typing === null ? NONE : (data ?? NONE)
  const close = (): void => {
    setTyping(null)
    setAt(-1)
  }

  const take = (field: HTMLTextAreaElement, { written }: Suggestion): void => {
    if (typing === null) return
    const end = typing.start + typing.beginning.length
    const after = field.value.slice(end)
    const gap = /^\s/u.test(after) ? '' : ' '
    onTake(`${field.value.slice(0, typing.start)}${written}${gap}${after}`, typing.start + written.length + 1)
    close()
  }

  return {
    suggestions,
    kind: typing?.kind ?? 'hashtag',
    at,
    take,
    close,
    /** Follows the caret. */
    follow: ({ currentTarget: field }: SyntheticEvent<HTMLTextAreaElement>): void => {
      const next = field.selectionStart === field.selectionEnd ? typedTag(field.value, field.selectionStart) : null
      if (next?.kind === typing?.kind && next?.beginning === typing?.beginning && next?.start === typing?.start) return
      setTyping(next)
      setAt(-1)
    },
    onKeyDown: (event: KeyboardEvent<HTMLTextAreaElement>): void => {
      if (suggestions.length === 0 || event.ctrlKey || event.metaKey || event.altKey) return
      const chosen = suggestions[at]
      if (event.key === 'ArrowDown') setAt((at + 1) % suggestions.length)
      else if (event.key === 'ArrowUp' && at >= 0) setAt(at - 1)
      else if (event.key === 'Enter' && chosen !== undefined) take(event.currentTarget, chosen)
      else if (event.key === 'Escape') close()
      else return
      // None of these is for the text, nor for the panel around it.
      event.preventDefault()
      event.stopPropagation()
    },
    /** What a reader has to know of the list beside the field. */
    field:
      suggestions.length === 0
        ? {}
        : {
            'aria-autocomplete': 'list' as const,
            'aria-controls': listId,
            'aria-haspopup': 'listbox' as const,
            ...(at < 0 ? {} : { 'aria-activedescendant': `${listId}-${String(at)}` }),
          },
  }
}
