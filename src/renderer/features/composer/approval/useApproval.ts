/** How the open post stands with its approval, and what whoever acts does about it. */
import type { PostDetail } from '#shared/contract/calendar.ts'
import { useCommand, useOperation } from '../../../rpc/useOperation.ts'
import { usePersonName } from '../usePersonName.ts'
import type { PostApproval } from './approvalView.ts'

export function useApproval(stored: PostDetail | null) {
  const postId = stored?.postId ?? ''
  const approval: PostApproval | undefined = useOperation(
    'approvals.ofPost',
    { postId },
    { enabled: stored !== null },
  ).data
  const nameOf = usePersonName()
  const decide = useCommand('approvals.decide')
  const turnKey = useCommand('approvals.turnKey')
  const withdraw = useCommand('approvals.withdraw')
  const setEmbargo = useCommand('approvals.setEmbargo')
  const liftEmbargo = useCommand('approvals.liftEmbargo')
  const fingerprint = approval?.rounds[0]?.fingerprint ?? ''
  return {
    approval: approval ?? null,
    /** Whether it is asked for instead of planned. */
    asks: approval?.mayPlan === false,
    nameOf,
    isBusy: [decide, turnKey, withdraw, setEmbargo, liftEmbargo].some(({ isPending }) => isPending),
    approve: () => decide.mutate({ postId, fingerprint, verdict: 'approve', comment: '' }),
    requestChanges: (comment: string, onDone: () => void) =>
      decide.mutate({ postId, fingerprint, verdict: 'request_changes', comment }, { onSuccess: onDone }),
    turnKey: () => turnKey.mutate({ postId, fingerprint }),
    withdraw: () => withdraw.mutate({ postId }),
    setEmbargo: (hour: Omit<Parameters<typeof setEmbargo.mutate>[0], 'postId'>) =>
      setEmbargo.mutate({ postId, ...hour }),
    liftEmbargo: () => liftEmbargo.mutate({ postId }),
  }
}

export type Approving = ReturnType<typeof useApproval>
