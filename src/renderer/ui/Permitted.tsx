/** Controls that need a right: all of them disabled, with why, where the person who acts does not have it. */
import { Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Right } from '#shared/domain/roles.ts'
import classes from './ui.module.css'
import { useMay } from './useMay.ts'

/** @param said says why in a line above, for a whole part of a screen; otherwise the pointer is told */
export function Permitted({
  right,
  said = false,
  children,
}: {
  readonly right: Right
  readonly said?: boolean
  readonly children: ReactNode
}) {
  const { t } = useTranslation('people')
  const may = useMay(right)
  // The same element either way: what is typed inside stays when another person takes over.
  return (
    <fieldset
      className={classes.permitted}
      disabled={!may}
      role={may ? 'presentation' : 'group'}
      title={may ? undefined : t('notPermitted')}
    >
      {!may && said && (
        <Text size="xs" c="dimmed" className={classes.permittedNote}>
          {t('readOnly')}
        </Text>
      )}
      {children}
    </fieldset>
  )
}
