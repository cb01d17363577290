/** Copies a text and says so for a moment. */
import { Button, type ButtonProps } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { copyText } from './copyText.ts'

const SHOWN_MS = 2000

/** @param accessibleLabel where `label` alone does not say what is copied */
export function CopyButton({
  text,
  label,
  copiedLabel,
  accessibleLabel,
  ...button
}: ButtonProps & {
  readonly text: string
  readonly label: string
  readonly copiedLabel: string
  readonly accessibleLabel?: string
}) {
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [copied])
  return (
    <Button
      variant="default"
      size="compact-xs"
      style={{ flex: 'none' }}
      leftSection={copied ? <IconCheck size={13} aria-hidden /> : <IconCopy size={13} aria-hidden />}
      aria-label={copied ? copiedLabel : (accessibleLabel ?? label)}
      onClick={() => setCopied(copyText(text))}
      {...button}
    >
      {copied ? copiedLabel : label}
    </Button>
  )
}
