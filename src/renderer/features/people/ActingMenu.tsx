/** Who acts, at the foot of the rail, and how to hand over. */
import { Menu } from '@mantine/core'
import { IconBuilding, IconDoorExit, IconKey, IconSelector, IconSwitchHorizontal } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { useCommand, useOperation } from '../../rpc/useOperation.ts'
import { PersonBadge } from '../../ui/PersonBadge.tsx'
import classes from './people.module.css'

export function ActingMenu({
  onChangePerson,
  onChangePin,
}: {
  readonly onChangePerson: () => void
  readonly onChangePin: () => void
}) {
  const { t } = useTranslation('people')
  const list = useOperation('people.list', {}).data
  const leave = useCommand('people.leave')
  if (list === undefined) return null
  const acting = list.people.find(({ personId }) => personId === list.actingId)
  if (acting === undefined) {
    return (
      <Link href="/settings/people" className={classes.office} title={t('office.hint')}>
        <IconBuilding size={16} stroke={1.6} aria-hidden />
        {t('office.name')}
      </Link>
    )
  }
  return (
    // Within the rail, so that what it says belongs to a landmark; fixed, so that the rail does not cut it off.
    <Menu
      position="right-end"
      withinPortal={false}
      floatingStrategy="fixed"
      width={230}
      zIndex={300}
      withInitialFocusPlaceholder={false}
    >
      <Menu.Target>
        <button type="button" className={classes.acting}>
          <PersonBadge person={acting} />
          <span className={classes.who}>
            <span className={classes.readersOnly}>{t('acting.label')} </span>
            <span className={classes.name}>{acting.name} </span>
            <span className={classes.role}>{t(`role.${acting.role}`)}</span>
          </span>
          <IconSelector size={15} stroke={1.6} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconSwitchHorizontal size={15} aria-hidden />}
          rightSection={
            <kbd className="key" aria-hidden>
              Alt P
            </kbd>
          }
          aria-keyshortcuts="Alt+P"
          onClick={onChangePerson}
        >
          {t('change.title')}
        </Menu.Item>
        <Menu.Item leftSection={<IconKey size={15} aria-hidden />} onClick={onChangePin}>
          {t('changePin.title')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconDoorExit size={15} aria-hidden />} onClick={() => leave.mutate({})}>
          {t('leave')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
