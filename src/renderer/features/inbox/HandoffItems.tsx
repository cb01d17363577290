/** The messages of the conversation, chosen one by one to be passed on; masked unless the person says otherwise (§13.3). */
import { Checkbox, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { MaskedText } from '../../ui/MaskedText.tsx'
import { personalKinds } from '../../ui/personalParts.ts'
import { useFormat } from '../../ui/useFormat.ts'
import { toggledItem, type HandoffForm } from './handoffForm.ts'
import type { Entry } from './inboxView.ts'
import classes from './handoff.module.css'

export function HandoffItems({
  entries,
  items,
  onChange,
}: {
  readonly entries: readonly Entry[]
  readonly items: HandoffForm['items']
  readonly onChange: (items: HandoffForm['items']) => void
}) {
  const { t } = useTranslation('handoff')
  const format = useFormat()
  const shown = entries.filter(({ delivery, deletedAtMs }) => delivery === null && deletedAtMs === null)
  return (
    <fieldset className={classes.items}>
      <legend>{t('items.label')}</legend>
      {items.size === 0 && (
        <Text size="xs" c="dimmed">
          {t('items.none')}
        </Text>
      )}
      <ul>
        {shown.map((entry) => (
          <li key={entry.entryId}>
            <Checkbox
              checked={items.has(entry.entryId)}
              onChange={() => onChange(toggledItem(items, entry.entryId))}
              label={
                <span className={classes.itemText}>
                  <span className={classes.itemWho}>
                    @{entry.authorHandle} · {format.dayTime(entry.atMs)}
                  </span>{' '}
                  <MaskedText text={entry.text} revealed={items.get(entry.entryId) === true} />
                </span>
              }
            />
            {items.has(entry.entryId) && (
              <Unmask
                text={entry.text}
                isUnmasked={items.get(entry.entryId) === true}
                onChange={(isUnmasked) => onChange(new Map(items).set(entry.entryId, isUnmasked))}
              />
            )}
          </li>
        ))}
      </ul>
    </fieldset>
  )
}

function Unmask({
  text,
  isUnmasked,
  onChange,
}: {
  readonly text: string
  readonly isUnmasked: boolean
  readonly onChange: (isUnmasked: boolean) => void
}) {
  const { t } = useTranslation(['handoff', 'common'])
  const kinds = personalKinds(text)
  if (kinds.length === 0) return null
  return (
    <Checkbox
      ml={28}
      mt={4}
      size="xs"
      label={t('handoff:items.unmask', { kinds: kinds.map((kind) => t(`common:datum.${kind}`)).join(', ') })}
      checked={isUnmasked}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  )
}
