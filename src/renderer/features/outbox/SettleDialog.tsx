/** Asks for the link of what a person saw, or put, on the network. */
import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../rpc/useOperation.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { errorWords } from '../../ui/errorWords.ts'
import { looksLikePostLink } from './outboxView.ts'

/** @param settling null while closed */
export function SettleDialog({
  effectId,
  settling,
  onClose,
}: {
  readonly effectId: string
  readonly settling: { readonly byHand: boolean } | null
  readonly onClose: () => void
}) {
  const { t } = useTranslation('outbox')
  const { t: common } = useTranslation('common')
  const [link, setLink] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const settle = useCommand('outbox.settle', { quiet: true })
  const submit = (): void => {
    if (!looksLikePostLink(link)) {
      setProblem(t('settle.invalid'))
      return
    }
    settle.mutate(
      { effectId, verdict: { kind: 'published', link: link.trim() } },
      {
        onSuccess: onClose,
        onError: (error) => setProblem(`${errorWords(error).title}. ${errorWords(error).body}`),
      },
    )
  }
  return (
    <Dialog
      opened={settling !== null}
      onClose={onClose}
      title={t(settling?.byHand === true ? 'settle.titleByHand' : 'settle.titleUncertain')}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <Stack gap="sm">
          <Text size="sm">{t('settle.explain')}</Text>
          <TextInput
            data-autofocus
            label={t('settle.label')}
            placeholder={t('settle.placeholder')}
            maxLength={500}
            value={link}
            error={problem}
            onChange={(event) => {
              setLink(event.currentTarget.value)
              setProblem(null)
            }}
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {common('cancel')}
            </Button>
            <Button type="submit">{t('settle.submit')}</Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}
