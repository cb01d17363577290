/** What was found in a row of a table, in words. */
import { useTranslation } from 'react-i18next'
import type { RowFinding } from '#shared/contract/calendarFiles.ts'
import type { files } from '../../../i18n/es/files.ts'

type Code = keyof (typeof files)['finding']

export function useFindingWords(): (finding: RowFinding) => string {
  const { t, i18n } = useTranslation('files')
  return ({ code, params }) =>
    i18n.exists(`files:finding.${code}`) ? t(`finding.${code as Code}`, params) : t('finding.other', { code })
}
