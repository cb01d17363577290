/** Stands in place of the screens while nobody acts. */
import { Text, Title } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useOperation } from '../../rpc/useOperation.ts'
import { presentOf } from '../../ui/personLook.ts'
import { PersonChooser } from './PersonChooser.tsx'
import classes from './people.module.css'

export function ChooserPage() {
  const { t } = useTranslation('people')
  const people = useOperation('people.list', {}).data?.people ?? []
  useEffect(() => {
    // What was said to the person before is not for whoever comes next.
    notifications.clean()
    document.title = 'Mando'
  }, [])
  return (
    <main className={classes.page}>
      <div className={classes.panel}>
        <Title order={1}>{t('chooser.title')}</Title>
        <Text size="sm" c="dimmed" mb="md">
          {t('chooser.text')}
        </Text>
        <PersonChooser people={presentOf(people)} />
        <Text size="xs" c="dimmed" className={classes.foot}>
          {t('chooser.goesOn')}
        </Text>
      </div>
    </main>
  )
}
