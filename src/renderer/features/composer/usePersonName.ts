/** Colleagues by name; what nobody is known to have done, the office did. */
import { useTranslation } from 'react-i18next'
import { useOperation } from '../../rpc/useOperation.ts'

export function usePersonName(): (personId: string | null) => string {
  const { t } = useTranslation('approvals')
  const people = useOperation('people.list', {}).data?.people ?? []
  return (personId) => people.find((person) => person.personId === personId)?.name ?? t('office')
}
