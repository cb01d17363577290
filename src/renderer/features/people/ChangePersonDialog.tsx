/** Handing the place over: whoever acts goes on acting until the other one's PIN is right. */
import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useOperation } from '../../rpc/useOperation.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { presentOf } from '../../ui/personLook.ts'
import { PersonChooser } from './PersonChooser.tsx'

export function ChangePersonDialog({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation('people')
  const list = useOperation('people.list', {}).data
  const others = presentOf(list?.people ?? []).filter(({ personId }) => personId !== list?.actingId)
  return (
    <Dialog opened={opened} onClose={onClose} size={400} title={t('change.title')}>
      {others.length === 0 ? (
        <Text size="sm">{t('change.nobody')}</Text>
      ) : (
        <PersonChooser people={others} onEntered={onClose} />
      )}
    </Dialog>
  )
}
