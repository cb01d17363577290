/**
 * Text from outside in which personal data is replaced by what it is. Not part of the first chunk: the rules come along.
 */
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { personalParts } from './personalParts.ts'
import { VisibleText } from './PlainText.tsx'
import classes from './ui.module.css'

/**
 * @param multiline keeps the line breaks; otherwise the text flows in its line
 * @param revealed shows the data, marked
 */
export function MaskedText({
  text,
  multiline = false,
  revealed = false,
}: {
  readonly text: string
  readonly multiline?: boolean
  readonly revealed?: boolean
}) {
  const { t } = useTranslation('common')
  const parts = useMemo(() => personalParts(text), [text])
  return (
    <bdi dir="auto" className={multiline ? classes.multiline : undefined}>
      {parts.map((part, index) =>
        part.kind === 'text' ? (
          <VisibleText key={index} text={part.text} />
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
