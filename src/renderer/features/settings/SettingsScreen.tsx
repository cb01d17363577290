/** Everything that can be set, section by section. */
import { Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { AppearanceSection } from './AppearanceSection.tsx'
import { AuditSection } from './AuditSection.tsx'
import { BackupSection } from './BackupSection.tsx'
import { DataSection } from './DataSection.tsx'
import { OfficeSection } from './OfficeSection.tsx'
import { PricesSection } from './PricesSection.tsx'
import { TrainingSection } from './TrainingSection.tsx'
import classes from './settings.module.css'

const sections: readonly {
  readonly name: 'appearance' | 'office' | 'prices' | 'data' | 'backup' | 'training' | 'audit'
  readonly body: ReactNode
}[] = [
  { name: 'appearance', body: <AppearanceSection /> },
  { name: 'office', body: <OfficeSection /> },
  { name: 'prices', body: <PricesSection /> },
  { name: 'data', body: <DataSection /> },
  { name: 'backup', body: <BackupSection /> },
  { name: 'training', body: <TrainingSection /> },
  { name: 'audit', body: <AuditSection /> },
]

export function SettingsScreen() {
  const { t } = useTranslation('settings')
  return (
    <div className={classes.screen}>
      <Title order={1}>{t('title')}</Title>
      {sections.map(({ name, body }) => (
        <section key={name} className={classes.section} aria-labelledby={`settings-${name}`}>
          <Title order={2} id={`settings-${name}`} className={classes.sectionTitle}>
            {t(`sections.${name}`)}
          </Title>
          <div className={classes.sectionBody}>{body}</div>
        </section>
      ))}
    </div>
  )
}
