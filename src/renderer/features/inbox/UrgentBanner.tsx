/** Stands above an urgent conversation: since when and why, the duty protocol, and the two ways out. */
import { Button, Checkbox } from '@mantine/core'
import { IconUrgent } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { ActiveUrgentMark, EndedUrgentMark } from '#shared/contract/urgent.ts'
import { useCommand } from '../../rpc/useOperation.ts'
import { PlainText } from '../../ui/PlainText.tsx'
import { useFormat } from '../../ui/useFormat.ts'
import { nameOf, type Office } from './people.ts'
import { categoriesOf } from './urgentView.ts'
import { useEndUrgent } from './useEndUrgent.ts'
import classes from './urgent.module.css'

export function UrgentBanner({
  mark,
  office,
  onDealtWith,
}: {
  readonly mark: ActiveUrgentMark
  readonly office: Office
  /** What was done is to be asked. */
  readonly onDealtWith: () => void
}) {
  const { t } = useTranslation('urgent')
  const format = useFormat()
  const tick = useCommand('urgent.tick')
  const end = useEndUrgent()
  const mayTriage = office.rights.includes('triage')
  const { markId, steps } = mark
  return (
    <section className={classes.banner} aria-label={t('banner.label')}>
      <div className={classes.bannerLine}>
        <IconUrgent size={18} aria-hidden />
        <strong>
          {t('banner.why', {
            categories: categoriesOf(mark)
              .map((category) => t(`category.${category}`))
              .join(' · '),
          })}
        </strong>
        <span className={classes.since}>{t('banner.since', { when: format.dayTime(mark.markedAtMs) })}</span>
        {mayTriage && (
          <span className={classes.ways}>
            <Button size="compact-sm" color="red.9" onClick={onDealtWith} aria-keyshortcuts="D" title="D">
              {t('banner.dealtWith')}
            </Button>
            <Button
              size="compact-sm"
              variant="default"
              disabled={end.isPending}
              onClick={() => end.run(markId, { ended: 'false_alarm' })}
            >
              {t('banner.falseAlarm')}
            </Button>
          </span>
        )}
      </div>
      {steps.length > 0 && (
        <ol className={classes.steps} aria-label={t('banner.protocol')} tabIndex={0}>
          {steps.map(({ position, text, ticked }) => (
            <li key={position} className={classes.step} data-ticked={ticked !== null}>
              <Checkbox
                size="xs"
                checked={ticked !== null}
                disabled={!mayTriage}
                onChange={(event) => tick.mutate({ markId, position, on: event.currentTarget.checked })}
                label={<PlainText text={text} />}
              />
              {ticked !== null && (
                <span className={classes.who}>
                  {t('banner.ticked', {
                    name: nameOf(office.people, ticked.personId, t('banner.office')),
                    time: format.time(ticked.atMs),
                  })}
                </span>
              )}
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}

/** How it left the lane before: who, when and what was done. */
export function PastUrgency({ past, office }: { readonly past: readonly EndedUrgentMark[]; readonly office: Office }) {
  const { t } = useTranslation('urgent')
  const format = useFormat()
  if (past.length === 0) return null
  return (
    <ul className={classes.past} aria-label={t('past.label')} tabIndex={0}>
      {past.map(({ markId, ended, personId, atMs, done }) => (
        <li key={markId}>
          <IconUrgent size={13} aria-hidden />
          <span>
            {t(`past.${ended}`, {
              name: nameOf(office.people, personId, t('banner.office')),
              when: format.dayTime(atMs),
            })}
            {done !== '' && (
              <>
                {' — '}
                <PlainText text={done} />
              </>
            )}
          </span>
        </li>
      ))}
    </ul>
  )
}
