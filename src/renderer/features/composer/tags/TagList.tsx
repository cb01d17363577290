/** The hashtags or mentions that are offered, below the text. */
import { useTranslation } from 'react-i18next'
import type { TagKind } from '#shared/domain/writtenTags.ts'
import type { Suggestion } from './useTagSuggestions.ts'
import classes from './tags.module.css'

export function TagList({
  id,
  kind,
  suggestions,
  at,
  onTake,
}: {
  readonly id: string
  readonly kind: TagKind
  readonly suggestions: readonly Suggestion[]
  /** The one that is chosen; -1: none. */
  readonly at: number
  readonly onTake: (suggestion: Suggestion) => void
}) {
  const { t } = useTranslation('ownTexts')
  if (suggestions.length === 0) return null
  const sign = kind === 'hashtag' ? '#' : '@'
  return (
    <>
      <div role="listbox" id={id} aria-label={t(`tags.${kind}`)} className={classes.list}>
        {suggestions.map((suggestion, index) => (
          <div
            key={suggestion.written}
            role="option"
            id={`${id}-${String(index)}`}
            aria-selected={index === at}
            className={classes.option}
            // The field keeps the focus.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onTake(suggestion)}
          >
            <span className={classes.written}>
              {sign}
              {suggestion.written}
            </span>
            <span className={classes.uses}>{t('tags.uses', { count: suggestion.uses })}</span>
          </div>
        ))}
      </div>
      <span role="status" className={classes.said}>
        {t('tags.offered', { count: suggestions.length })}
      </span>
    </>
  )
}
