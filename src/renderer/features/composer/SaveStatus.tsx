/** Whether what was typed is written. Drawn by itself: it changes while somebody types. */
import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { SaveState } from './orderedWriter.ts'
import { useStoreValue, type ValueStore } from './valueStore.ts'
import classes from './composer.module.css'

/** @param exists whether the post was written for the first time: before, nothing is said to be saved */
export function SaveStatus({ saving, exists }: { readonly saving: ValueStore<SaveState>; readonly exists: boolean }) {
  const { t } = useTranslation('composer')
  const state = useStoreValue(saving)
  const words = { saved: exists ? t('saved') : '', saving: t('saving'), failed: t('saveFailed') }
  return (
    <Text className={classes.saved} size="xs" c={state === 'failed' ? 'red' : 'dimmed'} role="status">
      {words[state]}
    </Text>
  )
}
