/** The frame around every screen: rail, main area, status bar, palette and shortcuts. */
import { lazy, Suspense, useEffect, useEffectEvent, useRef, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { IdleNotice } from '../features/people/IdleNotice.tsx'
import { newId } from '../rpc/newId.ts'
import { useOperation } from '../rpc/useOperation.ts'
import { isTyping } from '../ui/typing.ts'
import { useMay } from '../ui/useMay.ts'
import { lazyScreens } from './lazyScreens.ts'
import { Palette } from './Palette.tsx'
import { palette } from './paletteStore.ts'
import { Rail } from './Rail.tsx'
import { screenOf } from './screens.ts'
import { ShortcutHelp } from './ShortcutHelp.tsx'
import { shortcutOf } from './shortcuts.ts'
import { StatusBar } from './StatusBar.tsx'
import { WindowTitle } from './WindowTitle.tsx'
import classes from './shell.module.css'

const ChangePersonDialog = lazy(lazyScreens.changePerson)
const ChangePinDialog = lazy(lazyScreens.changePin)

export function Shell({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation('shell')
  const [path, navigate] = useLocation()
  const [helping, setHelping] = useState(false)
  const [handing, setHanding] = useState<'person' | 'pin' | null>(null)
  const main = useRef<HTMLElement>(null)
  const screen = screenOf(path)
  const mayCompose = useMay('compose')
  const hasPeople = (useOperation('people.list', {}).data?.people.length ?? 0) > 0
  const newPost = (): void => navigate(`/calendar/new/${newId()}`)
  // Where there is nobody to change to, it leads to where people are added.
  const changePerson = (): void => (hasPeople ? setHanding('person') : navigate('/settings/people'))

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
        palette.open()
        return
      case 'new_post':
        if (mayCompose) newPost()
        return
      case 'change_person':
        changePerson()
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
      <WindowTitle screen={screen} />
      <a className={classes.skip} href="#main" onClick={(event) => (event.preventDefault(), main.current?.focus())}>
        {t('skipToMain')}
      </a>
      <Rail
        current={screen}
        onSearch={() => palette.open()}
        onChangePerson={changePerson}
        onChangePin={() => setHanding('pin')}
      />
      <main ref={main} id="main" tabIndex={-1} className={classes.main}>
        {children}
      </main>
      <StatusBar />
      <Palette
        onNewPost={mayCompose ? newPost : null}
        onChangePerson={hasPeople ? changePerson : null}
        onHelp={() => setHelping(true)}
      />
      <ShortcutHelp opened={helping} onClose={() => setHelping(false)} />
      <IdleNotice />
      {hasPeople && (
        <Suspense fallback={null}>
          <ChangePersonDialog opened={handing === 'person'} onClose={() => setHanding(null)} />
          <ChangePinDialog opened={handing === 'pin'} onClose={() => setHanding(null)} />
        </Suspense>
      )}
    </div>
  )
}
