/** A button for what cannot be taken back by "undo": asks once, beside itself. */
import { Button, Group, Popover, Text, type ButtonProps } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './ui.module.css'

export function ConfirmButton({
  children,
  question,
  note,
  confirmLabel,
  onConfirm,
  ...button
}: ButtonProps & {
  readonly children: ReactNode
  readonly question: string
  /** What there is to know before answering. */
  readonly note?: ReactNode
  readonly confirmLabel: string
  readonly onConfirm: () => void
}) {
  const { t } = useTranslation('common')
  const [asking, setAsking] = useState(false)
  return (
    <Popover opened={asking} onChange={setAsking} trapFocus returnFocus withArrow position="top" width={300}>
      <Popover.Target>
        <Button {...button} onClick={() => setAsking(!asking)}>
          {children}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={question}>
        <Text size="sm" mb="sm">
          {question}
        </Text>
        {note !== undefined && <div className={classes.confirmNote}>{note}</div>}
        <Group justify="flex-end" gap="xs">
          <Button size="xs" variant="default" onClick={() => setAsking(false)} data-autofocus>
            {t('cancel')}
          </Button>
          <Button
            size="xs"
            color="red.9"
            onClick={() => {
              setAsking(false)
              onConfirm()
            }}
          >
            {confirmLabel}
          </Button>
        </Group>
      </Popover.Dropdown>
    </Popover>
  )
}
