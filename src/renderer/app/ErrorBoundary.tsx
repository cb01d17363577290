/** The screen of last resort: what happened, what was kept, what to do. */
import { Button, Code, Group, Stack, Text, Title } from '@mantine/core'
import { Component, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './shell.module.css'

type Props = { readonly children: ReactNode }
type State = { readonly fault: Error | null }

/** Give it the address as `key`, so that leaving the broken screen is enough to go on. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { fault: null }

  static getDerivedStateFromError(thrown: unknown): State {
    return { fault: thrown instanceof Error ? thrown : new Error(String(thrown)) }
  }

  override render(): ReactNode {
    const { fault } = this.state
    if (fault === null) return this.props.children
    return <CrashScreen fault={fault} onReopen={() => this.setState({ fault: null })} />
  }
}

function CrashScreen({ fault, onReopen }: { readonly fault: Error; readonly onReopen: () => void }) {
  const { t } = useTranslation('shell')
  const [copied, setCopied] = useState(false)
  const details = fault.stack ?? fault.message
  return (
    <Stack className={classes.crash} gap="sm" role="alert">
      <Title order={1}>{t('crash.title')}</Title>
      <Text>{t('crash.happened')}</Text>
      <Text>{t('crash.kept')}</Text>
      <Text>{t('crash.todo')}</Text>
      <Group gap="xs">
        <Button onClick={onReopen}>{t('crash.reopen')}</Button>
        <Button
          variant="default"
          onClick={() => void navigator.clipboard.writeText(details).then(() => setCopied(true))}
        >
          {copied ? t('crash.copied') : t('crash.copy')}
        </Button>
      </Group>
      <Code block tabIndex={0}>
        {details}
      </Code>
    </Stack>
  )
}
