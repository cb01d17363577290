/** A citizen's text with the words that made it urgent marked: by a sign and underlining, not by colour alone. */
import { IconUrgent } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { MaskedText } from '../../ui/MaskedText.tsx'
import { VisibleText } from '../../ui/PlainText.tsx'
import { placesFrom, urgentParts, type UrgentEntry } from './urgentView.ts'
import classes from './urgent.module.css'

export function UrgentText({
  text,
  entry,
  revealed,
}: {
  readonly text: string
  readonly entry: UrgentEntry
  /** Personal data is shown, marked. */
  readonly revealed: boolean
}) {
  const { t } = useTranslation('urgent')
  return (
    <>
      <div className={classes.entryWhy}>
        <IconUrgent size={13} aria-hidden />
        {[t('banner.entry'), ...entry.categories.map((category) => t(`category.${category}`))].join(' · ')}
      </div>
      <MaskedText
        text={text}
        multiline
        revealed={revealed}
        marked={(stretch, from) =>
          urgentParts(stretch, placesFrom(entry.places, from)).map((part, index) =>
            part.kind === 'text' ? (
              <VisibleText key={index} text={part.text} />
            ) : (
              <mark key={index} className={classes.word} title={t('badge')}>
                <VisibleText text={part.text} />
              </mark>
            ),
          )
        }
      />
    </>
  )
}
