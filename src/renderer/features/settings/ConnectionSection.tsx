/** The way out: proxy, the office's own authority, and trying it. */
import { Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useOperation } from '../../rpc/useOperation.ts'
import { Permitted } from '../../ui/Permitted.tsx'
import { ConnectionTest } from './ConnectionTest.tsx'
import { ExtraCaPart } from './ExtraCaPart.tsx'
import { ProxyPart } from './ProxyPart.tsx'

export function ConnectionSection() {
  const { t } = useTranslation('connection')
  const way = useOperation('connection.get', {}).data
  if (way === undefined) return null
  return (
    <Stack gap="md">
      <Text size="sm">{t('text')}</Text>
      {/* What is saved is where the form starts from: another way in force is another form. */}
      <Permitted right="administer" said>
        <ProxyPart key={JSON.stringify(way.proxy)} saved={way} />
        <ExtraCaPart certificates={way.extraCa} />
      </Permitted>
      <Permitted right="dispatch">
        <ConnectionTest />
      </Permitted>
    </Stack>
  )
}
