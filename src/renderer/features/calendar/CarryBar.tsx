/** Said while a draft is carried to its day by keyboard. */
import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { PlainText } from '../../ui/PlainText.tsx'
import classes from './filter.module.css'

export function CarryBar({ excerpt, onLeave }: { readonly excerpt: string; readonly onLeave: () => void }) {
  const { t } = useTranslation(['planning', 'common'])
  return (
    <div className={classes.carrying}>
      <span className={classes.chipName}>
        «<PlainText text={excerpt === '' ? t('common:noText') : excerpt} />»
      </span>
      <span>{t('acts.carryHelp')}</span>
      <span className={classes.space} />
      <Button size="compact-xs" variant="default" onClick={onLeave} aria-keyshortcuts="Escape">
        {t('acts.carryLeave')}
      </Button>
    </div>
  )
}
