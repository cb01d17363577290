/** The formats for the present language and office zone. */
import { useTranslation } from 'react-i18next'
import type { OfficeZone } from '#shared/domain/wallTime.ts'
import { useOperation } from '../rpc/useOperation.ts'
import { createFormat, type Format } from './format.ts'

/** The zone of the office's wall clock; Madrid until the settings have answered. */
export function useOfficeZone(): OfficeZone {
  return useOperation('settings.get', {}).data?.zone ?? 'Europe/Madrid'
}

/** All parts of the window share one for each language and zone. */
const formats = new Map<string, Format>()

export function useFormat(): Format {
  const { t, i18n } = useTranslation('common')
  const zone = useOfficeZone()
  const key = `${i18n.language} ${zone}`
  const format = formats.get(key) ?? createFormat(i18n.language, zone, { justNow: t('justNow') })
  formats.set(key, format)
  return format
}
