/** Text from outside, shown as text whatever it holds: isolated from its surroundings, hidden characters made visible. */
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { splitHidden } from './plainText.ts'
import classes from './ui.module.css'

/** @param multiline keeps the line breaks; otherwise the text flows in its line */
export function PlainText({ text, multiline = false }: { readonly text: string; readonly multiline?: boolean }) {
  return (
    <bdi dir="auto" className={multiline ? classes.multiline : undefined}>
      <VisibleText text={text} />
    </bdi>
  )
}

/** The same without the isolation, for a part of a text that is isolated as a whole. */
export function VisibleText({ text }: { readonly text: string }) {
  return splitHidden(text).map((part, index) =>
    part.kind === 'text' ? (
      <Fragment key={index}>{part.text}</Fragment>
    ) : (
      <HiddenCharacter key={index} code={part.code} />
    ),
  )
}

function HiddenCharacter({ code }: { readonly code: string }) {
  const { t } = useTranslation('common')
  return (
    <span className={classes.hiddenCharacter} title={t('hiddenCharacter', { code })}>
      {code}
    </span>
  )
}
