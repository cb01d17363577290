/** What a screen shows when there is nothing yet: what will be here and the next step. */
import { Button, Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './ui.module.css'

export function EmptyState({
  icon,
  title,
  body,
  action,
  titleOrder = 2,
}: {
  readonly icon?: ReactNode
  readonly title: string
  readonly body: string
  readonly action?: { readonly label: string; readonly onClick: () => void }
  readonly titleOrder?: 2 | 3
}) {
  return (
    <Stack className={classes.empty} align="center" gap="xs">
      {icon !== undefined && (
        <span className={classes.emptyIcon} aria-hidden>
          {icon}
        </span>
      )}
      <Title order={titleOrder} size="h3" ta="center">
        {title}
      </Title>
      <Text c="dimmed" ta="center" size="sm">
        {body}
      </Text>
      {action !== undefined && (
        <Button mt="xs" onClick={action.onClick}>
          {action.label}
        </Button>
      )}
    </Stack>
  )
}
