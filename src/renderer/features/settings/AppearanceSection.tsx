/** Language and theme, which are the person's own. */
import { Input, SegmentedControl, Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { OutputOf } from '#shared/contract/contract.ts'
import { useCommand, useOperation } from '../../rpc/useOperation.ts'

type Appearance = OutputOf<'settings.getAppearance'>
const LANGUAGES: readonly Appearance['language'][] = ['es', 'en']
const THEMES: readonly Appearance['theme'][] = ['auto', 'light', 'dark']

export function AppearanceSection() {
  const { t } = useTranslation('settings')
  const { t: common } = useTranslation('common')
  const appearance = useOperation('settings.getAppearance', {}).data
  const setAppearance = useCommand('settings.setAppearance')
  if (appearance === undefined) return null
  return (
    <Stack gap="md" align="flex-start">
      <Input.Wrapper label={t('language.label')} labelElement="div">
        <div>
          <SegmentedControl<Appearance['language']>
            aria-label={t('language.label')}
            value={appearance.language}
            onChange={(language) => setAppearance.mutate({ language })}
            data={LANGUAGES.map((value) => ({ value, label: common(`language.${value}`) }))}
          />
        </div>
      </Input.Wrapper>
      <Input.Wrapper label={t('theme.label')} labelElement="div">
        <div>
          <SegmentedControl<Appearance['theme']>
            aria-label={t('theme.label')}
            value={appearance.theme}
            onChange={(theme) => setAppearance.mutate({ theme })}
            data={THEMES.map((value) => ({ value, label: common(`theme.${value}`) }))}
          />
        </div>
      </Input.Wrapper>
    </Stack>
  )
}
