/** How full a text is: a ring and numbers; in words where it is nearly full or too long. */
import { useTranslation } from 'react-i18next'
import type { Count } from './composerView.ts'
import classes from './composer.module.css'

export function Counter({ count, id }: { readonly count: Count; readonly id: string }) {
  const { t } = useTranslation('composer')
  return (
    <span className={classes.counter} data-tone={count.tone} id={id}>
      {/* Drawn at each key: no component of the library, which brings a tooltip for each of its arcs. */}
      <svg className={classes.ring} viewBox="0 0 20 20" aria-hidden>
        <circle cx={10} cy={10} r={6} pathLength={1} />
        <circle cx={10} cy={10} r={6} pathLength={1} strokeDasharray={`${String(count.filled)} 1`} />
      </svg>
      <span className="tabular">{t('counter', { length: count.length, limit: count.limit })}</span>
      {count.tone !== 'calm' && (
        <span className={classes.counterLeft}>
          {count.left < 0 ? t('over', { count: -count.left }) : t('left', { count: count.left })}
        </span>
      )}
    </span>
  )
}
