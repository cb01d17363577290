/** The frame around every screen: rail, main area, status bar, palette and shortcuts. */
import { spotlight } from '@mantine/spotlight'
import { useEffect, useEffectEvent, useRef, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { newId } from '../rpc/newId.ts'
import { isTyping } from '../ui/typing.ts'
import { Palette } from './Palette.tsx'
import { Rail } from './Rail.tsx'
import { screenOf } from './screens.ts'
import { ShortcutHelp } from './ShortcutHelp.tsx'
import { shortcutOf } from './shortcuts.ts'
import { StatusBar } from './StatusBar.tsx'
import classes from './shell.module.css'

export function Shell({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation('shell')
  const [path, navigate] = useLocation()
  const [helping, setHelping] = useState(false)
  const main = useRef<HTMLElement>(null)
  const screen = screenOf(path)
  const newPost = (): void => navigate(`/calendar/new/${newId()}`)

  useEffect(() => {
    document.title = screen === null ? 'Mando' : `${t(`screens.${screen}`)} — Mando`
  }, [screen, t])

  const onKeyDown = useEffectEvent((event: KeyboardEvent): void => {
    if (event.defaultPrevented) return
    const shortcut = shortcutOf({
      key: event.key,
      ctrlKey: event.ctrlKey,
      metaKey: event.metaKey,
      altKey: event.altKey,
      typing: isTyping(event.target),
    })
    if (shortcut === null) return
    event.preventDefault()
    switch (shortcut.kind) {
      case 'go':
        navigate(`/${shortcut.screen}`)
        main.current?.focus()
        return
      case 'palette':
        spotlight.open()
        return
      case 'new_post':
        newPost()
        return
      case 'help':
        setHelping(true)
    }
  })
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => onKeyDown(event)
    window.addEventListener('keydown', listener)
    return () => window.removeEventListener('keydown', listener)
  }, [])

  return (
    <div className={classes.shell}>
      <a className={classes.skip} href="#main" onClick={(event) => (event.preventDefault(), main.current?.focus())}>
        {t('skipToMain')}
      </a>
      <Rail current={screen} onSearch={() => spotlight.open()} />
      <main ref={main} id="main" tabIndex={-1} className={classes.main}>
        {children}
      </main>
      <StatusBar />
      <Palette onNewPost={newPost} onHelp={() => setHelping(true)} />
      <ShortcutHelp opened={helping} onClose={() => setHelping(false)} />
    </div>
  )
}
