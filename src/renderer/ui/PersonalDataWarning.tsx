/** Says which personal data a text would make public, before it does (docs/specs/inbox.md §11.2). */
import { IconShieldExclamation } from '@tabler/icons-react'
import { useMemo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { personalKinds } from './personalParts.ts'
import classes from './ui.module.css'

/** @param children what can be done about it */
export function PersonalDataWarning({ text, children }: { readonly text: string; readonly children?: ReactNode }) {
  const { t, i18n } = useTranslation('common')
  const kinds = useMemo(() => personalKinds(text), [text])
  if (kinds.length === 0) return null
  const named = new Intl.ListFormat(i18n.language, { type: 'conjunction' }).format(
    kinds.map((kind) => t(`datum.${kind}`)),
  )
  return (
    <div className={classes.personalWarning} role="status">
      <IconShieldExclamation size={15} aria-hidden />
      <span>
        {t('datum.warning', { kinds: named })} {children}
      </span>
    </div>
  )
}
