/** Why the post would not go out as things stand, account by account: said days before its hour. */
import { Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { AccountView } from '#shared/contract/accounts.ts'
import type { PostDetail } from '#shared/contract/calendar.ts'
import classes from './composer.module.css'

type Props = { readonly post: PostDetail; readonly accounts: readonly AccountView[] }

export const Risks = memo(DrawnRisks)

function DrawnRisks({ post, accounts }: Props) {
  const { t } = useTranslation('composer')
  const { t: common } = useTranslation('common')
  // A disconnected account keeps a draft from being planned: that is said with what it lacks.
  const risks = post.risks.filter(({ cause }) => post.state !== 'draft' || cause !== 'disconnected')
  if (risks.length === 0) return null
  return (
    <section className={classes.risks} aria-label={t('risks.title')}>
      <IconAlertTriangle size={15} aria-hidden className={classes.risksIcon} />
      <div>
        <Text size="xs" fw={600}>
          {t('risks.title')}
        </Text>
        {risks.map(({ accountId, cause }) => {
          const handle = accounts.find((account) => account.accountId === accountId)?.handle ?? ''
          return (
            <Text key={accountId} size="xs">
              {t('risks.line', { handle, cause: common(`forecast.${cause}`) })}
            </Text>
          )
        })}
      </div>
    </section>
  )
}
