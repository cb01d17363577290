/** Applies the person's theme and language as soon as the settings answer, and whenever they change. */
import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import dayjs from 'dayjs'
import 'dayjs/locale/es'
import { useEffect, useRef } from 'react'
import { speak } from '../i18n/i18n.ts'
import { useOperation } from '../rpc/useOperation.ts'

export function AppearanceSync() {
  const { data } = useOperation('settings.getAppearance', {})
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  // `auto` follows the system.
  const seen = useComputedColorScheme('light', { getInitialValueInEffect: false })
  const drawn = useRef(seen)
  const theme = data?.theme
  const language = data?.language
  useEffect(() => {
    // Setting it takes all transitions away for a moment, which a change needs: what it touches would fade, each in its own time.
    // Where nothing changes, as at every start, it would style the whole window twice more.
    if (theme === undefined || (theme === colorScheme && seen === drawn.current)) return
    drawn.current = seen
    setColorScheme(theme)
  }, [theme, colorScheme, seen, setColorScheme])
  useEffect(() => {
    if (language === undefined) return
    void speak(language)
    dayjs.locale(language)
  }, [language])
  return null
}
