/** Everything that can be set, section by section. */
import { Title } from '@mantine/core'
import { useEffect, useRef, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'wouter'
import { Permitted } from '../../ui/Permitted.tsx'
import { AppearanceSection } from './AppearanceSection.tsx'
import { ApprovalsSection } from './ApprovalsSection.tsx'
import { AuditSection } from './AuditSection.tsx'
import { BackupSection } from './BackupSection.tsx'
import { CampaignsSection } from './CampaignsSection.tsx'
import { ChecksSection } from './ChecksSection.tsx'
import { ConnectionSection } from './ConnectionSection.tsx'
import { DataSection } from './DataSection.tsx'
import { HoursSection } from './HoursSection.tsx'
import { MailSection } from './MailSection.tsx'
import { NoticesSection } from './NoticesSection.tsx'
import { OfficeSection } from './OfficeSection.tsx'
import { PeopleSection } from './PeopleSection.tsx'
import { PricesSection } from './PricesSection.tsx'
import { SavedRepliesSection } from './SavedRepliesSection.tsx'
import { TrainingSection } from './TrainingSection.tsx'
import { UrgentSection } from './UrgentSection.tsx'
import classes from './settings.module.css'

const sections: readonly {
  readonly name:
    | 'appearance'
    | 'people'
    | 'campaigns'
    | 'approvals'
    | 'replies'
    | 'office'
    | 'checks'
    | 'hours'
    | 'notices'
    | 'urgent'
    | 'connection'
    | 'mail'
    | 'prices'
    | 'data'
    | 'backup'
    | 'training'
    | 'audit'
  readonly body: ReactNode
}[] = [
  { name: 'appearance', body: <AppearanceSection /> },
  { name: 'people', body: administered(<PeopleSection />) },
  {
    name: 'campaigns',
    body: (
      <Permitted right="compose" said>
        <CampaignsSection />
      </Permitted>
    ),
  },
  { name: 'approvals', body: administered(<ApprovalsSection />) },
  {
    name: 'replies',
    body: (
      <Permitted right="triage" said>
        <SavedRepliesSection />
      </Permitted>
    ),
  },
  { name: 'office', body: administered(<OfficeSection />) },
  { name: 'checks', body: administered(<ChecksSection />) },
  { name: 'hours', body: administered(<HoursSection />) },
  { name: 'notices', body: <NoticesSection /> },
  { name: 'urgent', body: <UrgentSection /> },
  { name: 'connection', body: <ConnectionSection /> },
  { name: 'mail', body: administered(<MailSection />) },
  { name: 'prices', body: administered(<PricesSection />) },
  { name: 'data', body: <DataSection /> },
  { name: 'backup', body: <BackupSection /> },
  { name: 'training', body: administered(<TrainingSection />) },
  { name: 'audit', body: <AuditSection /> },
]

/** A section that only who administers can change; everybody can read it. */
function administered(section: ReactNode): ReactNode {
  return (
    <Permitted right="administer" said>
      {section}
    </Permitted>
  )
}

/** `/settings/connection` shows that section first. */
export function SettingsScreen() {
  const { t } = useTranslation('settings')
  const { section } = useParams()
  const wanted = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    wanted.current?.scrollIntoView({ block: 'start' })
    wanted.current?.focus({ preventScroll: true })
  }, [section])
  return (
    <div className={classes.screen}>
      <Title order={1}>{t('title')}</Title>
      {sections.map(({ name, body }) => (
        <section key={name} className={classes.section} aria-labelledby={`settings-${name}`}>
          <Title
            order={2}
            id={`settings-${name}`}
            className={classes.sectionTitle}
            {...(name === section ? { ref: wanted, tabIndex: -1 } : {})}
          >
            {t(`sections.${name}`)}
          </Title>
          <div className={classes.sectionBody}>{body}</div>
        </section>
      ))}
    </div>
  )
}
