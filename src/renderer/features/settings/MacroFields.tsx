/** What a saved reply does when its answer is sent: labels, whose it becomes, whether it is resolved, and its key. */
import { Checkbox, Group, MultiSelect, Select, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Macro } from '#shared/domain/savedReply.ts'
import { useOperation } from '../../rpc/useOperation.ts'
import { presentOf } from '../../ui/personLook.ts'

const KEYS = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const
/** Stands for "no key", where a value cannot be null. */
const NO_KEY = 'none'

/** @param holders who else has each key */
export function MacroFields({
  macro,
  holders,
  keyRefused,
  onMacro,
}: {
  readonly macro: Macro
  readonly holders: ReadonlyMap<number, string>
  readonly keyRefused: boolean
  readonly onMacro: (macro: Macro) => void
}) {
  const { t } = useTranslation('replies')
  const labels = useOperation('inbox.labels', {}).data ?? []
  const people = presentOf(useOperation('people.list', {}).data?.people ?? [])
  const offered = labels.filter(
    ({ labelId, archivedAtMs }) => archivedAtMs === null || macro.labelIds.includes(labelId),
  )
  const { assign, key } = macro
  const holder = key === null ? undefined : holders.get(key)
  return (
    <Stack gap="sm">
      {offered.length === 0 ? (
        <Text size="xs" c="dimmed">
          {t('form.noLabels')}
        </Text>
      ) : (
        <MultiSelect
          label={t('form.labels')}
          data={offered.map(({ labelId, name }) => ({ value: labelId, label: name }))}
          value={[...macro.labelIds]}
          maxValues={20}
          searchable
          onChange={(labelIds) => onMacro({ ...macro, labelIds })}
        />
      )}
      <Group grow align="flex-start">
        <Select
          label={t('form.assign')}
          allowDeselect={false}
          data={[
            { value: 'unchanged', label: t('form.unchanged') },
            { value: 'me', label: t('form.me') },
            ...people.map(({ personId, name }) => ({ value: personId, label: name })),
          ]}
          value={assign.kind === 'person' ? assign.personId : assign.kind}
          onChange={(value) =>
            onMacro({
              ...macro,
              assign:
                value === null || value === 'unchanged' || value === 'me'
                  ? { kind: value ?? 'unchanged' }
                  : { kind: 'person', personId: value },
            })
          }
        />
        <Select
          label={t('form.key')}
          allowDeselect={false}
          data={[
            { value: NO_KEY, label: t('form.noKey') },
            ...KEYS.map((each) => {
              const name = holders.get(each)
              return name === undefined
                ? { value: String(each), label: t('picker.key', { key: each }) }
                : { value: String(each), label: t('form.keyOf', { key: each, name }), disabled: true }
            }),
          ]}
          value={key === null ? NO_KEY : String(key)}
          error={keyRefused && holder !== undefined ? t('form.keyTaken', { key: key ?? 0, name: holder }) : null}
          onChange={(value) => onMacro({ ...macro, key: value === null || value === NO_KEY ? null : Number(value) })}
        />
      </Group>
      <Checkbox
        size="xs"
        label={t('form.resolves')}
        checked={macro.resolves}
        onChange={(event) => onMacro({ ...macro, resolves: event.currentTarget.checked })}
      />
    </Stack>
  )
}
