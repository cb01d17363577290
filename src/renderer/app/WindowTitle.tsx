/** The title of the window: the screen, and how much of the inbox is unread. Apart, so that only it follows each change of that. */
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useOperation } from '../rpc/useOperation.ts'
import type { Screen } from './screens.ts'

export function WindowTitle({ screen }: { readonly screen: Screen | null }) {
  const { t } = useTranslation('shell')
  const unread = useOperation('status.get', {}).data?.unread ?? 0
  useEffect(() => {
    const unseen = unread === 0 ? '' : `(${unread}) `
    document.title = `${unseen}${screen === null ? '' : `${t(`screens.${screen}`)} — `}Mando`
  }, [screen, unread, t])
  return null
}
