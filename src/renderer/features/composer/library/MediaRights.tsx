/** Whose a picture or film of a post is, in a line; and where that is said. */
import { Anchor, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useOperation } from '../../../rpc/useOperation.ts'
import { Dialog } from '../../../ui/Dialog.tsx'
import { MediaCardForm } from './MediaCardForm.tsx'
import { titleOfFile } from './mediaCardView.ts'
import { useRightsWords } from './useRightsWords.ts'

/** @param altText what is written for it in the post: the library's description begins with it */
export function MediaRights({
  mediaId,
  fileName,
  altText,
}: {
  readonly mediaId: string
  readonly fileName: string
  readonly altText: string
}) {
  const { t } = useTranslation('mediaLibrary')
  const words = useRightsWords()
  const [isOpen, setOpen] = useState(false)
  const card = useOperation('media.card', { mediaId }).data
  if (card === undefined) return null
  const rights = words(card)
  const parts = [...rights.parts, ...(card.isKept ? [t('isKept')] : [])]
  return (
    <Text size="xs" component="div" c={rights.hasEnded ? 'var(--mantine-color-error)' : 'dimmed'}>
      {parts.map((part) => `${part} · `).join('')}
      <Anchor
        component="button"
        type="button"
        size="xs"
        data-rights-of={mediaId}
        aria-label={t('rightsOf', { file: fileName })}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        {t('rights')}
      </Anchor>
      <Dialog opened={isOpen} onClose={() => setOpen(false)} size={480} title={t('form.title')}>
        <MediaCardForm
          of={{ mediaId }}
          card={card}
          fileName={fileName}
          suggested={{ title: titleOfFile(fileName), altText }}
          onClose={() => setOpen(false)}
        />
      </Dialog>
    </Text>
  )
}
