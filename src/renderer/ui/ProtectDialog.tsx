/** Asks for the passphrase that will protect the data, twice, and says why. */
import { useTranslation } from 'react-i18next'
import { Dialog } from './Dialog.tsx'
import { useCommand } from '../rpc/useOperation.ts'
import { PassphraseForm } from './PassphraseForm.tsx'

/** @param reason `account`: a real account is waiting for it; `settings`: the person asked for it */
export function ProtectDialog({
  opened,
  reason,
  onClose,
  onProtected,
}: {
  readonly opened: boolean
  readonly reason: 'account' | 'settings'
  readonly onClose: () => void
  readonly onProtected: () => void
}) {
  const { t } = useTranslation('session')
  return (
    <Dialog opened={opened} onClose={onClose} title={t('protect.title')}>
      <ProtectForm reason={reason} onClose={onClose} onProtected={onProtected} />
    </Dialog>
  )
}

/** The form alone, for a dialog that is open already. */
export function ProtectForm({
  reason,
  onClose,
  onProtected,
}: {
  readonly reason: 'account' | 'settings'
  readonly onClose: () => void
  readonly onProtected: () => void
}) {
  const { t } = useTranslation('session')
  const protect = useCommand('session.protect', { quiet: true })
  return (
    <PassphraseForm
      why={t(reason === 'account' ? 'protect.why' : 'protect.whySettings')}
      submitLabel={t(reason === 'account' ? 'protect.submit' : 'protect.submitSettings')}
      isPending={protect.isPending}
      error={protect.error}
      onSubmit={(passphrase) => protect.mutate({ passphrase }, { onSuccess: onProtected })}
      onClose={onClose}
    />
  )
}
