/** What each mark on the curve means; pressed, it is shown. */
import { useTranslation } from 'react-i18next'
import { memo, type ReactNode } from 'react'
import { MARK_KINDS, type MarkKind } from './marksView.ts'
import classes from './followers.module.css'

const SIGNS: Readonly<Record<MarkKind, ReactNode>> = {
  posts: <path d="M3 10 V6 M7 10 V2 M11 10 V4" stroke="var(--mantine-color-dimmed)" strokeWidth={2} />,
  campaigns: <rect x={0} y={4} width={14} height={5} rx={2} fill="var(--mando-account-grape)" />,
  days: <path d="M7 1 l4 5 l-4 5 l-4 -5 Z" fill="none" stroke="var(--mando-warning-text)" strokeWidth={1.5} />,
  unusual: <path d="M7 1 l6 10 l-12 0 Z" fill="var(--mando-good-text)" />,
}

export const MarkToggles = memo(function MarkToggles({
  shown,
  offered,
  onChange,
}: {
  readonly shown: readonly MarkKind[]
  readonly offered: readonly MarkKind[]
  readonly onChange: (shown: readonly MarkKind[]) => void
}) {
  const { t } = useTranslation('growth')
  return (
    <div className={classes.toggles} role="group" aria-label={t('marks.label')}>
      {MARK_KINDS.filter((kind) => offered.includes(kind)).map((kind) => {
        const isOn = shown.includes(kind)
        return (
          <button
            key={kind}
            type="button"
            className={classes.toggle}
            aria-pressed={isOn}
            onClick={() => onChange(isOn ? shown.filter((each) => each !== kind) : [...shown, kind])}
          >
            <svg width={14} height={12} aria-hidden focusable={false}>
              {SIGNS[kind]}
            </svg>
            {t(`marks.${kind}`)}
          </button>
        )
      })}
    </div>
  )
})
