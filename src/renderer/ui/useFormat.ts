/** The formats for the present language and office zone. */
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { OfficeZone } from '#shared/domain/wallTime.ts'
import { useOperation } from '../rpc/useOperation.ts'
import { createFormat, type Format } from './format.ts'

/** The zone of the office's wall clock; Madrid until the settings have answered. */
export function useOfficeZone(): OfficeZone {
  return useOperation('settings.get', {}).data?.zone ?? 'Europe/Madrid'
}

export function useFormat(): Format {
  const { t, i18n } = useTranslation('common')
  const zone = useOfficeZone()
  const justNow = t('justNow')
  return useMemo(() => createFormat(i18n.language, zone, { justNow }), [i18n.language, zone, justNow])
}
