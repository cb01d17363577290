/** How a person is called when Mando is not in front of them: by notifications of the operating system, put together. */
import type { Ports } from './ports.ts'
import { createNotices } from './services/notices.ts'
import { createUrgentNotices } from './services/urgentNotices.ts'
import type { AccountTable } from './store/accountTable.ts'
import type { InboxTable } from './store/inboxTable.ts'

export function createCalls(
  deps: Pick<Ports, 'notifier' | 'preferences' | 'clock'> & {
    readonly accounts: Pick<AccountTable, 'byId'>
    readonly inbox: Pick<InboxTable, 'byId'>
  },
) {
  const handleOf = (accountId: string): string | null => deps.accounts.byId(accountId)?.handle ?? null
  const notices = createNotices({ ...deps, handleOf })
  const urgentNotices = createUrgentNotices({
    ...deps,
    handleOf: (conversationId) => {
      const accountId = deps.inbox.byId(conversationId)?.accountId
      return accountId === undefined ? null : handleOf(accountId)
    },
  })
  return {
    notices,
    urgentNotices,
    stop: (): void => {
      notices.stop()
      urgentNotices.stop()
    },
  }
}
