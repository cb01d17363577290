/** A text with what went and what came in it: marked by a line, by a word for readers, and by colour. */
import { VisuallyHidden } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { wordDifference } from './wordDifference.ts'
import classes from './difference.module.css'

export function WordDifference({ before, now }: { readonly before: string; readonly now: string }) {
  const { t } = useTranslation('versions')
  const pieces = useMemo(() => wordDifference(before, now), [before, now])
  return (
    <p className={classes.text}>
      {pieces.map(({ kind, text }, index) => {
        if (kind === 'same') return <span key={index}>{text}</span>
        const Mark = kind === 'added' ? 'ins' : 'del'
        return (
          <Mark key={index}>
            <VisuallyHidden>{t(kind)} </VisuallyHidden>
            {text}
          </Mark>
        )
      })}
    </p>
  )
}
