/** The parts of a post that are looked at one at a time: its text, and what is known about it. */
import { Tabs } from '@mantine/core'
import { memo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useOperation } from '../../../rpc/useOperation.ts'
import { useOrders } from '../../../ui/orders.ts'
import classes from './tabs.module.css'

export const COMPOSER_PARTS = ['text', 'preview', 'comments', 'versions'] as const
export type ComposerPart = (typeof COMPOSER_PARTS)[number]

/** @param id of the strip, by which the parts below it are named */
export const ComposerTabs = memo(function DrawnTabs({
  id,
  postId,
  part,
  onChange,
}: {
  readonly id: string
  /** Null until there is one. */
  readonly postId: string | null
  readonly part: ComposerPart
  readonly onChange: (part: ComposerPart) => void
}) {
  const { t } = useTranslation(['versions', 'comments', 'composer'])
  const comments = useOperation('comments.list', { postId: postId ?? '' }, { enabled: postId !== null }).data ?? []
  useOrders(() =>
    COMPOSER_PARTS.map((each) => ({
      id: `part-${each}`,
      label: `${t('composer:title')}: ${t(`versions:parts.${each}`)}`,
      run: () => onChange(each),
    })),
  )
  const unread = comments.filter(({ isNew }) => isNew).length
  return (
    <Tabs
      id={id}
      value={part}
      onChange={(value) => onChange(COMPOSER_PARTS.find((each) => each === value) ?? 'text')}
      className={classes.strip}
    >
      <Tabs.List aria-label={t('versions:parts.label')}>
        {COMPOSER_PARTS.map((each) => (
          <Tabs.Tab key={each} value={each} className={classes.tab}>
            {t(`versions:parts.${each}`)}
            {each === 'comments' && comments.length > 0 && <span className={classes.count}> {comments.length}</span>}
            {each === 'comments' && unread > 0 && (
              <span className={classes.unread}> {t('comments:unread', { count: unread })}</span>
            )}
          </Tabs.Tab>
        ))}
      </Tabs.List>
    </Tabs>
  )
})

/** One of them. It stands outside of the strip, which is not drawn again at a key. */
export function ComposerPartPanel({
  id,
  of,
  part,
  children,
}: {
  readonly id: string
  readonly of: ComposerPart
  /** Which is shown. */
  readonly part: ComposerPart
  readonly children: ReactNode
}) {
  return (
    <div className={classes.place} hidden={part !== of}>
      <div
        role="tabpanel"
        id={`${id}-panel-${of}`}
        aria-labelledby={`${id}-tab-${of}`}
        className={classes.part}
        // What has nothing to step into is scrolled by the keyboard all the same.
        tabIndex={of === 'text' ? undefined : 0}
      >
        {children}
      </div>
    </div>
  )
}
