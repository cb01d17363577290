/** Narrows the list: filter with counts, account, search. */
import { CloseButton, SegmentedControl, Select, Stack, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import type { AccountView } from '#shared/contract/accounts.ts'
import type { InboxView } from '#shared/domain/inboxView.ts'
import { useFormat } from '../../ui/useFormat.ts'
import type { InboxCounts } from './inboxView.ts'
import classes from './inbox.module.css'

/** Stands for "every account" in the account picker, where a value cannot be null. */
const EVERY_ACCOUNT = 'all'
const SHOWN_VIEWS = ['queue', 'unread', 'waiting', 'all'] as const

export function InboxToolbar({
  view,
  onView,
  counts,
  accounts,
  accountId,
  onAccount,
  typed,
  onTyped,
  searchRef,
  onLeaveSearch,
}: {
  readonly view: InboxView
  readonly onView: (view: InboxView) => void
  readonly counts: InboxCounts | undefined
  readonly accounts: readonly AccountView[]
  readonly accountId: string | null
  readonly onAccount: (accountId: string | null) => void
  readonly typed: string
  readonly onTyped: (typed: string) => void
  readonly searchRef: RefObject<HTMLInputElement | null>
  readonly onLeaveSearch: () => void
}) {
  const { t } = useTranslation('inbox')
  const format = useFormat()
  return (
    <Stack gap={8} p="xs" className={classes.toolbar}>
      <SegmentedControl<InboxView>
        fullWidth
        aria-label={t('views.label')}
        value={view}
        onChange={onView}
        transitionDuration={0}
        data={SHOWN_VIEWS.map((value) => ({
          value,
          label: (
            <span className={classes.filter}>
              {t(`views.${value}`)}
              {counts !== undefined && <span className={classes.filterCount}> {format.number(counts[value])}</span>}
            </span>
          ),
        }))}
      />
      <div className={classes.narrowing}>
        <TextInput
          ref={searchRef}
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
        {accounts.length > 1 && (
          <Select
            aria-label={t('account.label')}
            allowDeselect={false}
            value={accountId ?? EVERY_ACCOUNT}
            onChange={(value) => onAccount(value === EVERY_ACCOUNT ? null : value)}
            data={[
              { value: EVERY_ACCOUNT, label: t('account.all') },
              ...accounts.map(({ accountId, handle }) => ({ value: accountId, label: `@${handle}` })),
            ]}
          />
        )}
      </div>
    </Stack>
  )
}
