/** Takes an entry out of the lists of urgent words, or puts one of Mando's back. */
import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { UrgentListTerm } from '#shared/contract/urgent.ts'
import { useCommand } from '../../rpc/useOperation.ts'

export function UrgentTermButton({ term: { list, written, origin, disabled } }: { readonly term: UrgentListTerm }) {
  const { t } = useTranslation('urgent')
  const remove = useCommand('urgent.removeTerm')
  const disable = useCommand('urgent.disableTerm')
  const act = origin === 'own' ? 'remove' : disabled ? 'enable' : 'disable'
  return (
    <Button
      size="compact-xs"
      variant="default"
      aria-label={t(`lists.${act}Term`, { term: written })}
      onClick={() => {
        if (act === 'remove') remove.mutate({ list, written })
        else disable.mutate({ list, written, disabled: act === 'disable' })
      }}
    >
      {t(`lists.${act}`)}
    </Button>
  )
}
