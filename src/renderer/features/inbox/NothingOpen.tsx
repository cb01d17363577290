/** Stands where a conversation would be: how to open one, or why the one that was asked for is not there. */
import { IconMessages } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { OperationError } from '../../rpc/client.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'

export function NothingOpen({
  isChoosing,
  error,
  onBack,
  onAskAgain,
}: {
  /** Nothing was asked for, and there is something to choose from. */
  readonly isChoosing: boolean
  readonly error: OperationError | null
  readonly onBack: () => void
  readonly onAskAgain: () => void
}) {
  const { t } = useTranslation('inbox')
  if (isChoosing) {
    return (
      <EmptyState
        icon={<IconMessages size={36} stroke={1.3} />}
        title={t('empty.chooseTitle')}
        body={t('empty.chooseText')}
      />
    )
  }
  if (error === null) return null
  if (error.wire.code !== 'not_found') return <ErrorState error={error} onRetry={onAskAgain} />
  return (
    <EmptyState
      title={t('conversation.missingTitle')}
      body={t('conversation.missingText')}
      action={{ label: t('conversation.back'), onClick: onBack }}
    />
  )
}
