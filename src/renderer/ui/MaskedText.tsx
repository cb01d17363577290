/**
 * Text from outside in which personal data is replaced by what it is. Not part of the first chunk: the rules come along.
 */
import { Fragment, useMemo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { personalParts, type PersonalPart } from './personalParts.ts'
import { VisibleText } from './PlainText.tsx'
import classes from './ui.module.css'

/**
 * @param multiline keeps the line breaks; otherwise the text flows in its line
 * @param revealed shows the data, marked
 * @param marked draws a stretch of the text without data, which begins at a place of the whole text
 */
export function MaskedText({
  text,
  multiline = false,
  revealed = false,
  marked,
}: {
  readonly text: string
  readonly multiline?: boolean
  readonly revealed?: boolean
  readonly marked?: (text: string, from: number) => ReactNode
}) {
  const { t } = useTranslation('common')
  const parts = useMemo(() => placed(personalParts(text)), [text])
  return (
    <bdi dir="auto" className={multiline ? classes.multiline : undefined}>
      {parts.map((part, index) =>
        part.kind === 'text' ? (
          <Fragment key={index}>{marked?.(part.text, part.from) ?? <VisibleText text={part.text} />}</Fragment>
        ) : revealed ? (
          <mark key={index} className={classes.datum} title={t(`datum.${part.datum}`)}>
            <VisibleText text={part.text} />
          </mark>
        ) : (
          <span key={index} className={classes.datum}>
            [{t(`datum.${part.datum}`)}]
          </span>
        ),
      )}
    </bdi>
  )
}

/** Each with where it begins in the whole text. */
function placed(parts: readonly PersonalPart[]): readonly (PersonalPart & { readonly from: number })[] {
  let from = 0
  return parts.map((part) => {
    const begin = from
    from += part.text.length
    return { ...part, from: begin }
  })
}
