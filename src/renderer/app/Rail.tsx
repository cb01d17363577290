/** The left rail: the six screens, with what waits in two of them, and who acts. */
import { Text } from '@mantine/core'
import { IconSearch, IconUrgent } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { ActingMenu } from '../features/people/ActingMenu.tsx'
import { useOperation } from '../rpc/useOperation.ts'
import { screenIcons, SCREENS, type Screen } from './screens.ts'
import { badgeText } from './statusView.ts'
import classes from './shell.module.css'

export function Rail({
  current,
  onSearch,
  onChangePerson,
  onChangePin,
}: {
  readonly current: Screen | null
  readonly onSearch: () => void
  readonly onChangePerson: () => void
  readonly onChangePin: () => void
}) {
  const { t } = useTranslation('shell')
  const { t: urgentWords } = useTranslation('urgent')
  const status = useOperation('status.get', {}).data
  const urgent = status?.urgent ?? 0
  const count = (screen: Screen): { readonly value: number; readonly words: string } | null => {
    if (status === undefined) return null
    if (screen === 'inbox' && status.unread > 0) {
      return { value: status.unread, words: t('unread', { count: status.unread }) }
    }
    if (screen === 'outbox' && status.outboxOpen > 0) {
      return { value: status.outboxOpen, words: t('waiting', { count: status.outboxOpen }) }
    }
    return null
  }
  return (
    <nav className={classes.rail} aria-label={t('navigation')}>
      <div className={classes.brand}>
        <span className={classes.mark} aria-hidden>
          M
        </span>
        <Text fw={650} size="md">
          Mando
        </Text>
      </div>
      <button type="button" className={classes.searchButton} onClick={onSearch}>
        <IconSearch size={15} aria-hidden />
        <span>{t('palette.open')}</span>
        <kbd className="key" aria-hidden>
          Ctrl K
        </kbd>
      </button>
      <ul className={classes.railList}>
        {SCREENS.map((screen, index) => {
          const Icon = screenIcons[screen]
          const waiting = count(screen)
          return (
            <li key={screen}>
              <Link
                href={`/${screen}`}
                className={classes.railLink}
                aria-current={screen === current ? 'page' : undefined}
                aria-keyshortcuts={`Control+${index + 1}`}
                title={`Ctrl+${index + 1}`}
              >
                <Icon size={18} stroke={1.7} aria-hidden />
                <span>{t(`screens.${screen}`)}</span>
                {screen === 'inbox' && urgent > 0 && (
                  <span className={`${classes.railCount} ${classes.railUrgent}`}>
                    <IconUrgent size={13} aria-hidden />
                    <span className="tabular" aria-hidden>
                      {badgeText(urgent)}
                    </span>
                    <span className={classes.readersOnly}>, {urgentWords('count', { count: urgent })}</span>
                  </span>
                )}
                {waiting !== null && (
                  <span className={classes.railCount} title={waiting.words}>
                    <span className="tabular" aria-hidden>
                      {badgeText(waiting.value)}
                    </span>
                    <span className={classes.readersOnly}>, {waiting.words}</span>
                  </span>
                )}
              </Link>
            </li>
          )
        })}
      </ul>
      <ActingMenu onChangePerson={onChangePerson} onChangePin={onChangePin} />
    </nav>
  )
}
