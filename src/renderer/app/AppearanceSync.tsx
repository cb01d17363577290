/** Applies the person's theme and language as soon as the settings answer, and whenever they change. */
import { useMantineColorScheme } from '@mantine/core'
import dayjs from 'dayjs'
import 'dayjs/locale/es'
import { useEffect } from 'react'
import { speak } from '../i18n/i18n.ts'
import { useOperation } from '../rpc/useOperation.ts'

export function AppearanceSync() {
  const { data } = useOperation('settings.getAppearance', {})
  const { setColorScheme } = useMantineColorScheme()
  const theme = data?.theme
  const language = data?.language
  useEffect(() => {
    if (theme !== undefined) setColorScheme(theme)
  }, [theme, setColorScheme])
  useEffect(() => {
    if (language === undefined) return
    void speak(language)
    dayjs.locale(language)
  }, [language])
  return null
}
