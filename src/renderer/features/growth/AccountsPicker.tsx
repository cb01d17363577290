/** Which accounts the screen is about: at least one. Not drawn again while a period is chosen. */
import { MultiSelect, Pill } from '@mantine/core'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { AccountView } from '#shared/contract/accounts.ts'

/** More are told in numbers alone, so that they take one line; the list says which. */
const MOST_NAMED = 2

export const AccountsPicker = memo(function AccountsPicker({
  all,
  shown,
  onChoose,
}: {
  readonly all: readonly AccountView[]
  readonly shown: readonly AccountView[]
  readonly onChoose: (accountIds: readonly string[]) => void
}) {
  const { t } = useTranslation('growth')
  return (
    <MultiSelect
      aria-label={t('accounts')}
      miw={190}
      maw={330}
      hidePickedOptions={false}
      value={shown.map(({ accountId }) => accountId)}
      onChange={(ids) => {
        if (ids.length > 0) onChoose(ids)
      }}
      {...(shown.length > MOST_NAMED && {
        renderPill: ({ value }) =>
          value === shown[0]?.accountId ? <Pill>{t('accountCount', { count: shown.length })}</Pill> : null,
      })}
      data={all.map(({ accountId, handle }) => ({ value: accountId, label: `@${handle}` }))}
    />
  )
})
