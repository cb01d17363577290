/** How full a text is: a ring and numbers; in words where it is nearly full or too long. */
import { RingProgress } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Count } from './composerView.ts'
import classes from './composer.module.css'

const ringColours = { calm: 'azul', near: 'orange.8', over: 'red.8' } as const

export function Counter({ count, id }: { readonly count: Count; readonly id: string }) {
  const { t } = useTranslation('composer')
  return (
    <span className={classes.counter} data-tone={count.tone} id={id}>
      <RingProgress
        size={20}
        thickness={3}
        sections={[{ value: count.filled * 100, color: ringColours[count.tone] }]}
        aria-hidden
      />
      <span className="tabular">{t('counter', { length: count.length, limit: count.limit })}</span>
      {count.tone !== 'calm' && (
        <span className={classes.counterLeft}>
          {count.left < 0 ? t('over', { count: -count.left }) : t('left', { count: count.left })}
        </span>
      )}
    </span>
  )
}
