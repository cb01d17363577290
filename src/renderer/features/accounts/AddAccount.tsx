/** The ways to add an account, each with what it needs. */
import { Button, Text, Title } from '@mantine/core'
import { IconBrandX, IconHandClick, IconKey, IconSchool, type Icon } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import classes from './accounts.module.css'

export type AddWay = 'training' | 'signIn' | 'keys' | 'assisted'

const ways: readonly { readonly way: AddWay; readonly icon: Icon }[] = [
  { way: 'training', icon: IconSchool },
  { way: 'signIn', icon: IconBrandX },
  { way: 'keys', icon: IconKey },
  { way: 'assisted', icon: IconHandClick },
]

/** @param first true while there is no account: the training network is then the step to take */
export function AddAccount({ first, onAdd }: { readonly first: boolean; readonly onAdd: (way: AddWay) => void }) {
  const { t } = useTranslation('accounts')
  return (
    <section aria-labelledby="add-account" className={classes.section}>
      <Title order={2} id="add-account">
        {t('add.title')}
      </Title>
      <ul className={classes.ways}>
        {ways.map(({ way, icon: WayIcon }) => (
          <li key={way} className={classes.way}>
            <WayIcon size={22} stroke={1.4} aria-hidden />
            <Title order={3} size="h4">
              {t(`add.${way}.title`)}
            </Title>
            <Text size="xs" c="dimmed" className={classes.wayText}>
              {t(`add.${way}.text`)}
            </Text>
            <Button
              fullWidth
              px={4}
              variant={first && way === 'training' ? 'filled' : 'default'}
              onClick={() => onAdd(way)}
            >
              {t(`add.${way}.action`)}
            </Button>
          </li>
        ))}
      </ul>
      <Text size="xs" c="dimmed" mt="sm">
        {t('terms')}
      </Text>
    </section>
  )
}
