/** The command palette (Ctrl+K): go anywhere, do the common things, find posts and conversations. */
import { Spotlight } from '@mantine/spotlight'
import { IconFilterSearch, IconMessage, IconNews, IconSearch } from '@tabler/icons-react'
import { lazy, Suspense, useLayoutEffect, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { GROWTH_PARTS } from '../features/growth/parts.ts'
import { SECTIONS } from '../features/settings/sections.ts'
import { useCommand, useOperation } from '../rpc/useOperation.ts'
import { useOrderBook } from '../ui/orders.ts'
import { PlainText } from '../ui/PlainText.tsx'
import { useFormat } from '../ui/useFormat.ts'
import { useMay } from '../ui/useMay.ts'
import { lazyScreens } from './lazyScreens.ts'
import { chooseFirstRow, paletteStore } from './paletteStore.ts'
import { matching } from './paletteView.ts'
import { screenIcons, SCREENS } from './screens.ts'
import classes from './shell.module.css'

const MaskedText = lazy(lazyScreens.maskedText)

type Action = {
  readonly id: string
  readonly label: string
  readonly icon?: ReactNode
  readonly key?: string
  readonly run: () => void
}

type PaletteProps = {
  /** Null where the person may not write. */
  readonly onNewPost: (() => void) | null
  /** Null where there is nobody to change to. */
  readonly onChangePerson: (() => void) | null
  readonly onHelp: () => void
}

export function Palette(props: PaletteProps) {
  const { t } = useTranslation('shell')
  const [text, setText] = useState('')
  return (
    <Spotlight.Root
      store={paletteStore}
      query={text}
      onQueryChange={setText}
      shortcut={null}
      attributes={{ content: { 'aria-label': t('palette.name') } }}
      lockScroll={false}
      overlayProps={{ backgroundOpacity: 0.35, blur: 0 }}
      // It must be there before the next letter that is typed.
      transitionProps={{ duration: 0 }}
      clearQueryOnClose
      scrollable
      maxHeight={420}
    >
      <Spotlight.Search
        placeholder={t('palette.placeholder')}
        aria-label={t('palette.placeholder')}
        leftSection={<IconSearch size={18} aria-hidden />}
      />
      <Spotlight.ActionsList className={classes.paletteList}>
        <Rows {...props} text={text} />
      </Spotlight.ActionsList>
    </Spotlight.Root>
  )
}

/** What is offered for what is typed; there only while the palette is open. */
function Rows({ onNewPost, onChangePerson, onHelp, text }: PaletteProps & { readonly text: string }) {
  const { t } = useTranslation('shell')
  const { t: settings } = useTranslation('settings')
  const { t: growth } = useTranslation('growth')
  const [, navigate] = useLocation()
  const format = useFormat()
  const orders = useOrderBook()
  const workOffline = useOperation('status.get', {}).data?.workOffline ?? false
  const setAppearance = useCommand('settings.setAppearance')
  const setWorkOffline = useCommand('status.setWorkOffline')
  const syncNow = useCommand('status.syncNow')
  const leave = useCommand('people.leave')
  const mayDispatch = useMay('dispatch')
  const wanted = text.trim()
  const found = useOperation(
    'search.find',
    { text: wanted, limit: 12 },
    { enabled: wanted.length >= 2, keepPrevious: true },
  )
  const hits = wanted.length >= 2 ? (found.data ?? []) : []

  useLayoutEffect(chooseFirstRow, [found.data])

  const go: readonly Action[] = SCREENS.map((screen) => {
    const Icon = screenIcons[screen]
    return {
      id: `go-${screen}`,
      label: t(`screens.${screen}`),
      icon: <Icon size={18} stroke={1.7} aria-hidden />,
      run: () => navigate(`/${screen}`),
    }
  })
  // Too many to be listed before anything is typed.
  const sections: readonly Action[] = (wanted === '' ? [] : SECTIONS).map((section) => ({
    id: `settings-${section}`,
    label: `${settings('title')}: ${settings(`sections.${section}`)}`,
    run: () => navigate(`/settings/${section}`),
  }))
  const parts: readonly Action[] = (wanted === '' ? [] : GROWTH_PARTS).map((part) => ({
    id: `growth-${part}`,
    label: `${growth('title')}: ${growth(`parts.${part}`)}`,
    run: () => navigate(`/growth/${part}`),
  }))
  const actions: readonly Action[] = [
    ...(onNewPost === null ? [] : [{ id: 'new', label: t('palette.newPost'), key: 'N', run: onNewPost }]),
    ...(mayDispatch
      ? [
          { id: 'sync', label: t('palette.sync'), run: () => syncNow.mutate({}) },
          {
            id: 'offline',
            label: workOffline ? t('palette.online') : t('palette.offline'),
            run: () => setWorkOffline.mutate({ workOffline: !workOffline }),
          },
        ]
      : []),
    ...(onChangePerson === null
      ? []
      : [
          { id: 'person', label: t('palette.changePerson'), run: onChangePerson },
          { id: 'leave', label: t('palette.leave'), run: () => leave.mutate({}) },
        ]),
    { id: 'light', label: t('palette.themeLight'), run: () => setAppearance.mutate({ theme: 'light' }) },
    { id: 'dark', label: t('palette.themeDark'), run: () => setAppearance.mutate({ theme: 'dark' }) },
    { id: 'auto', label: t('palette.themeAuto'), run: () => setAppearance.mutate({ theme: 'auto' }) },
    { id: 'es', label: t('palette.languageEs'), run: () => setAppearance.mutate({ language: 'es' }) },
    { id: 'en', label: t('palette.languageEn'), run: () => setAppearance.mutate({ language: 'en' }) },
    { id: 'help', label: t('palette.shortcuts'), key: '?', run: onHelp },
  ]
  const here: readonly Action[] = orders.all()
  const groups = [
    { label: t('palette.groupGo'), actions: matching([...go, ...parts, ...sections], text) },
    { label: t('palette.groupHere'), actions: matching(here, text) },
    { label: t('palette.groupDo'), actions: matching(actions, text) },
  ].filter((group) => group.actions.length > 0)
  const hitGroups = [
    { kind: 'post', label: t('palette.groupPosts'), Icon: IconNews, path: '/calendar/post' },
    { kind: 'conversation', label: t('palette.groupConversations'), Icon: IconMessage, path: '/inbox' },
  ] as const

  return (
    <>
      {hitGroups.map(({ kind, label, Icon, path }) => {
        const of = hits.filter((hit) => hit.kind === kind)
        if (of.length === 0) return null
        return (
          <Spotlight.ActionsGroup key={kind} label={label}>
            {of.map((hit) => (
              <Spotlight.Action
                key={hit.id}
                leftSection={<Icon size={18} stroke={1.7} aria-hidden />}
                onClick={() => navigate(`${path}/${hit.id}`)}
              >
                <Hit
                  title={hit.title}
                  excerpt={hit.excerpt}
                  when={format.dayTime(hit.atMs)}
                  masked={kind === 'conversation'}
                />
              </Spotlight.Action>
            ))}
          </Spotlight.ActionsGroup>
        )
      })}
      {groups.map((group) => (
        <Spotlight.ActionsGroup key={group.label} label={group.label}>
          {group.actions.map((action) => (
            <Spotlight.Action
              key={action.id}
              label={action.label}
              leftSection={action.icon}
              rightSection={action.key === undefined ? null : <kbd className="key">{action.key}</kbd>}
              onClick={action.run}
            />
          ))}
        </Spotlight.ActionsGroup>
      ))}
      {groups.length === 0 && hits.length === 0 && <Spotlight.Empty>{t('palette.nothing')}</Spotlight.Empty>}
      {/* Last: Enter goes on with what was found first. There what is found can be narrowed by the filters of the inbox. */}
      {wanted.length >= 2 && (
        <Spotlight.ActionsGroup label={t('palette.groupSearch')}>
          <Spotlight.Action
            label={t('palette.searchInbox', { text: wanted })}
            description={t('palette.searchInboxHelp')}
            leftSection={<IconFilterSearch size={18} stroke={1.7} aria-hidden />}
            onClick={() => navigate(`/inbox?${new URLSearchParams({ search: wanted }).toString()}`)}
          />
        </Spotlight.ActionsGroup>
      )}
    </>
  )
}

/** @param masked for what a citizen wrote: personal data is not for a list */
function Hit({
  title,
  excerpt,
  when,
  masked,
}: {
  readonly title: string
  readonly excerpt: string
  readonly when: string
  readonly masked: boolean
}) {
  const Words = masked ? MaskedText : PlainText
  return (
    <span className={classes.hit}>
      {/* A button has a name from the first. */}
      <Suspense fallback={<span className="tabular">{when}</span>}>
        <strong>
          <Words text={title} />
        </strong>
        <span className="tabular">{when}</span>
        {/* A post's title is how its text begins: said once is enough. */}
        {!saysTheSame(title, excerpt) && (
          <small>
            <Words text={excerpt} />
          </small>
        )}
      </Suspense>
    </span>
  )
}

function saysTheSame(title: string, excerpt: string): boolean {
  const [short = '', long = ''] = [title, excerpt]
    .map((text) => text.replace(/…$/, '').trim())
    .sort((a, b) => a.length - b.length)
  return long.startsWith(short)
}
