/** What was found urgent and was nothing, with the entries that found it, so that the lists can be improved. */
import { Anchor, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { OutputOf } from '#shared/contract/contract.ts'
import { useOperation } from '../../rpc/useOperation.ts'
import { MaskedText } from '../../ui/MaskedText.tsx'
import { useFormat } from '../../ui/useFormat.ts'
import { UrgentTermButton } from './UrgentTermButton.tsx'
import { termNow } from './urgentSettings.ts'
import classes from './settings.module.css'

type FalseAlarm = OutputOf<'urgent.falseAlarms'>[number]
type Terms = OutputOf<'urgent.terms'>

const NO_TERMS: Terms = []

export function FalseAlarms() {
  const { t } = useTranslation('urgent')
  const alarms = useOperation('urgent.falseAlarms', {}).data
  const terms = useOperation('urgent.terms', {}).data ?? NO_TERMS
  if (alarms === undefined) return null
  return (
    <div role="group" aria-labelledby="false-alarms" className={classes.falseAlarms}>
      <Text size="sm" fw={600} id="false-alarms">
        {t('alarms.title')}
      </Text>
      <Text size="xs" c="dimmed">
        {t(alarms.length === 0 ? 'alarms.none' : 'alarms.help')}
      </Text>
      {alarms.length > 0 && (
        <ul className={classes.people} aria-label={t('alarms.title')}>
          {alarms.map((alarm) => (
            <Alarm key={alarm.markId} alarm={alarm} terms={terms} />
          ))}
        </ul>
      )}
    </div>
  )
}

function Alarm({ alarm, terms }: { readonly alarm: FalseAlarm; readonly terms: Terms }) {
  const { t } = useTranslation('urgent')
  const format = useFormat()
  const when = format.dayTime(alarm.atMs)
  return (
    <li className={classes.falseAlarm}>
      {alarm.entries.map(({ entryId, text, terms: matched }) => (
        <div key={entryId}>
          <p className={classes.falseAlarmText}>
            {text === '' ? <span className={classes.gone}>{t('alarms.gone')}</span> : <MaskedText text={text} />}
          </p>
          {matched.map(({ list, written }) => {
            const now = termNow(terms, { list, written })
            return (
              <div key={`${list} ${written}`} className={classes.falseAlarmTerm}>
                <span>{t('alarms.by', { term: written, category: t(`category.${list}`) })}</span>
                {now === null ? (
                  <span className={classes.gone}>{t('alarms.removed')}</span>
                ) : (
                  <>
                    {now.disabled && <span className={classes.gone}>{t('lists.disabled')}</span>}
                    <UrgentTermButton term={now} />
                  </>
                )}
              </div>
            )
          })}
        </div>
      ))}
      <div className={classes.falseAlarmFoot}>
        <span>{t('alarms.said', { when })}</span>
        <Anchor
          component={Link}
          href={`/inbox/${alarm.conversationId}`}
          size="xs"
          underline="always"
          aria-label={t('alarms.openOf', { when })}
        >
          {t('alarms.open')}
        </Anchor>
      </div>
    </li>
  )
}
