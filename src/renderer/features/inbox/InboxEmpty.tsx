/** Why the list is empty, with the next step. */
import { IconInbox, IconSearchOff, IconSparkles } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { assertNever } from '#shared/domain/assertNever.ts'
import { useCommand } from '../../rpc/useOperation.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import type { EmptyInbox } from './inboxView.ts'

export function InboxEmpty({ why, onClear }: { readonly why: EmptyInbox; readonly onClear: () => void }) {
  const { t } = useTranslation('inbox')
  const [, navigate] = useLocation()
  const syncNow = useCommand('status.syncNow')
  switch (why) {
    case 'no_accounts':
      return (
        <EmptyState
          icon={<IconInbox size={36} stroke={1.3} />}
          title={t('empty.noAccountsTitle')}
          body={t('empty.noAccountsText')}
          action={{ label: t('empty.noAccountsAction'), onClick: () => navigate('/accounts') }}
        />
      )
    case 'search':
      return (
        <EmptyState
          icon={<IconSearchOff size={36} stroke={1.3} />}
          title={t('empty.searchTitle')}
          body={t('empty.searchText')}
          action={{ label: t('empty.clearAction'), onClick: onClear }}
        />
      )
    case 'nothing':
      return (
        <EmptyState
          icon={<IconInbox size={36} stroke={1.3} />}
          title={t('empty.nothingTitle')}
          body={t('empty.nothingText')}
          action={{ label: t('empty.nothingAction'), onClick: () => syncNow.mutate({}) }}
        />
      )
    case 'queue':
    case 'urgent':
    case 'unassigned':
    case 'mine':
    case 'overdue':
    case 'night':
    case 'waiting':
    case 'snoozed':
    case 'handed_off':
    case 'unread':
    case 'closed':
      return (
        <EmptyState
          icon={<IconSparkles size={36} stroke={1.3} />}
          title={t(`empty.${why}Title`)}
          body={t(`empty.${why}Text`)}
        />
      )
    default:
      return assertNever(why)
  }
}
