/** Searches the list and narrows it. */
import { CloseButton, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import type { ReactNode, RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './triage.module.css'

export function InboxToolbar({
  typed,
  onTyped,
  searchRef,
  onLeaveSearch,
  children,
}: {
  readonly typed: string
  readonly onTyped: (typed: string) => void
  readonly searchRef: RefObject<HTMLInputElement | null>
  readonly onLeaveSearch: () => void
  /** What narrows the list in other ways. */
  readonly children: ReactNode
}) {
  const { t } = useTranslation('inbox')
  return (
    <div className={classes.toolbar}>
      <TextInput
        ref={searchRef}
        className={classes.search}
        type="search"
        aria-label={t('search.label')}
        placeholder={t('search.placeholder')}
        maxLength={200}
        value={typed}
        onChange={(event) => onTyped(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && typed !== '') onTyped('')
          else if (event.key === 'Escape' || event.key === 'ArrowDown' || event.key === 'Enter') onLeaveSearch()
          else return
          event.preventDefault()
        }}
        leftSection={<IconSearch size={14} aria-hidden />}
        rightSection={
          typed === '' ? (
            <kbd className="key" aria-hidden>
              /
            </kbd>
          ) : (
            <CloseButton size="xs" aria-label={t('search.clear')} onClick={() => onTyped('')} />
          )
        }
      />
      {children}
    </div>
  )
}
