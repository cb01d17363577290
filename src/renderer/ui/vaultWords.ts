/** Why the operating system's vault cannot be used, in words. */
import i18next from 'i18next'
import { session as spanish } from '../i18n/es/session.ts'

/** @param reason the core's code; one unknown to this version is shown as it is rather than hidden */
export function vaultWords(reason: string): string {
  const t = i18next.getFixedT(null, 'session')
  return isKnown(reason) ? t(`vault.${reason}`) : t('vault.other', { code: reason })
}

function isKnown(reason: string): reason is keyof typeof spanish.vault {
  return Object.hasOwn(spanish.vault, reason)
}
