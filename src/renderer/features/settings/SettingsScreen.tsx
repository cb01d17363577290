/** Everything that can be set: the sections on the left, the chosen one beside them. */
import { Title } from '@mantine/core'
import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'wouter'
import { nextIndex } from '../../ui/listKeys.ts'
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
import { LabelsSection } from './LabelsSection.tsx'
import { LinksSection } from './LinksSection.tsx'
import { MailSection } from './MailSection.tsx'
import { NoticesSection } from './NoticesSection.tsx'
import { OfficeSection } from './OfficeSection.tsx'
import { PeopleSection } from './PeopleSection.tsx'
import { PricesSection } from './PricesSection.tsx'
import { SavedRepliesSection } from './SavedRepliesSection.tsx'
import { SECTION_GROUPS, sectionOf, type SectionName } from './sections.ts'
import { SlotsSection } from './SlotsSection.tsx'
import { TemplatesSection } from './TemplatesSection.tsx'
import { TrainingSection } from './TrainingSection.tsx'
import { UrgentSection } from './UrgentSection.tsx'
import classes from './settings.module.css'

const bodies: Readonly<Record<SectionName, ReactNode>> = {
  appearance: <AppearanceSection />,
  notices: <NoticesSection />,
  people: administered(<PeopleSection />),
  audit: <AuditSection />,
  office: administered(<OfficeSection />),
  campaigns: (
    <Permitted right="compose" said>
      <CampaignsSection />
    </Permitted>
  ),
  templates: (
    <Permitted right="compose" said>
      <TemplatesSection />
    </Permitted>
  ),
  links: administered(<LinksSection />),
  slots: (
    <Permitted right="compose" said>
      <SlotsSection />
    </Permitted>
  ),
  approvals: administered(<ApprovalsSection />),
  checks: administered(<ChecksSection />),
  labels: (
    <Permitted right="triage" said>
      <LabelsSection />
    </Permitted>
  ),
  replies: (
    <Permitted right="triage" said>
      <SavedRepliesSection />
    </Permitted>
  ),
  hours: administered(<HoursSection />),
  urgent: <UrgentSection />,
  mail: administered(<MailSection />),
  connection: <ConnectionSection />,
  prices: administered(<PricesSection />),
  data: <DataSection />,
  backup: <BackupSection />,
  training: administered(<TrainingSection />),
}

/** A section that only who administers can change; everybody can read it. */
function administered(section: ReactNode): ReactNode {
  return (
    <Permitted right="administer" said>
      {section}
    </Permitted>
  )
}

/** `/settings/connection` shows that section. */
export function SettingsScreen() {
  const { t } = useTranslation('settings')
  const { section } = useParams()
  const shown = sectionOf(section)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    // Who chose a section goes on within it; who only came to the settings is left where they are.
    if (section !== undefined) heading.current?.focus()
  }, [section])
  return (
    <div className={classes.screen}>
      <SectionList shown={shown} />
      <section key={shown} className={classes.section} aria-labelledby="settings-section">
        <Title order={2} id="settings-section" ref={heading} tabIndex={-1} className={classes.sectionTitle}>
          {t(`sections.${shown}`)}
        </Title>
        <div className={classes.sectionBody}>{bodies[shown]}</div>
      </section>
    </div>
  )
}

/** One stop of the Tab key: the arrows walk it, Enter opens. */
function SectionList({ shown }: { readonly shown: SectionName }) {
  const { t } = useTranslation('settings')
  const walk = (event: KeyboardEvent<HTMLElement>): void => {
    const links = [...event.currentTarget.querySelectorAll('a')]
    const index = nextIndex(
      event.key,
      links.findIndex((link) => link === document.activeElement),
      links.length,
      links.length,
    )
    if (index === null) return
    event.preventDefault()
    links[index]?.focus()
  }
  return (
    <nav className={classes.sections} aria-label={t('sectionList')} onKeyDown={walk}>
      <Title order={1} className={classes.title}>
        {t('title')}
      </Title>
      {SECTION_GROUPS.map(({ group, sections }) => (
        <div key={group} className={classes.group}>
          <h2 className={classes.groupTitle} id={`settings-group-${group}`}>
            {t(`groups.${group}`)}
          </h2>
          <ul aria-labelledby={`settings-group-${group}`}>
            {sections.map((name) => (
              <li key={name}>
                <Link
                  href={`/settings/${name}`}
                  className={classes.sectionLink}
                  aria-current={name === shown ? 'page' : undefined}
                  tabIndex={name === shown ? 0 : -1}
                >
                  {t(`sections.${name}`)}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  )
}
