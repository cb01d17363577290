/** A state as icon and word in a tone; never by colour alone. */
import { useTranslation } from 'react-i18next'
import type { EffectState } from '#shared/domain/effect.ts'
import type { PostState, VariantState } from '#shared/domain/postLife.ts'
import { effectLooks, outsideLook, postLooks, variantLooks, type Look } from './states.ts'
import classes from './ui.module.css'

export function StateBadge({ look, label }: { readonly look: Look; readonly label: string }) {
  const Icon = look.icon
  return (
    <span className={classes.stateBadge} data-tone={look.tone}>
      <Icon size={13} aria-hidden />
      {label}
    </span>
  )
}

export function PostStateBadge({ state }: { readonly state: PostState }) {
  const { t } = useTranslation('common')
  return <StateBadge look={postLooks[state]} label={t(`postState.${state}`)} />
}

/** Of a post that was published elsewhere. */
export function OutsideBadge() {
  const { t } = useTranslation('common')
  return <StateBadge look={outsideLook} label={t('outside')} />
}

export function VariantStateBadge({ state }: { readonly state: VariantState }) {
  const { t } = useTranslation('common')
  return <StateBadge look={variantLooks[state]} label={t(`variantState.${state}`)} />
}

export function EffectStateBadge({ state }: { readonly state: EffectState }) {
  const { t } = useTranslation('common')
  return <StateBadge look={effectLooks[state]} label={t(`effectState.${state}`)} />
}
