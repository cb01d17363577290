/** How it stands on each account, with what to do where something is open. */
import { Anchor, Button, Group, Text, Title } from '@mantine/core'
import { IconExternalLink } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { AccountView } from '#shared/contract/accounts.ts'
import type { PostDetail } from '#shared/contract/calendar.ts'
import { useCommand, useOperation } from '../../rpc/useOperation.ts'
import { AccountBadge } from '../../ui/AccountBadge.tsx'
import { ConfirmButton } from '../../ui/ConfirmButton.tsx'
import { reasonWords } from '../../ui/errorWords.ts'
import { FigureLine } from '../../ui/FigureLine.tsx'
import { useMay } from '../../ui/useMay.ts'
import { VariantStateBadge } from '../../ui/StateBadge.tsx'
import classes from './composer.module.css'

type Variant = PostDetail['variants'][number]

export function VariantList({
  post,
  accounts,
  onPublishMissed,
  onNewTime,
}: {
  readonly post: PostDetail
  readonly accounts: readonly AccountView[]
  readonly onPublishMissed: (variant: Variant) => void
  readonly onNewTime: () => void
}) {
  const { t } = useTranslation('composer')
  const isOut = post.variants.some(({ state }) => state === 'published')
  const reached = useOperation('figures.ofPost', { postId: post.postId }, { enabled: isOut }).data ?? []
  return (
    <section className={classes.variants} aria-labelledby="variants-title">
      <Title order={3} id="variants-title">
        {t('state.title')}
      </Title>
      <ul>
        {post.variants.map((variant) => {
          const account = accounts.find(({ accountId }) => accountId === variant.accountId)
          const figures = reached.find(({ accountId }) => accountId === variant.accountId)
          return (
            <li key={variant.variantId}>
              <Group justify="space-between" wrap="nowrap">
                {account !== undefined && <AccountBadge account={account} />}
                <VariantStateBadge state={variant.state} />
              </Group>
              {figures !== undefined && <FigureLine figures={figures} />}
              <VariantNote
                variant={variant}
                account={account}
                total={post.segmentCount}
                onPublishMissed={onPublishMissed}
                onNewTime={onNewTime}
              />
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function VariantNote({
  variant,
  account,
  total,
  onPublishMissed,
  onNewTime,
}: {
  readonly variant: Variant
  readonly account: AccountView | undefined
  readonly total: number
  readonly onPublishMissed: (variant: Variant) => void
  readonly onNewTime: () => void
}) {
  const { t } = useTranslation('composer')
  const resolveMissed = useCommand('calendar.resolveMissed')
  const takeDown = useCommand('calendar.takeDown')
  const mayCompose = useMay('compose')
  const mayRelease = useMay('release')
  const { variantId, state, publishedUrl, publishedSegments, takingDown, chain, problem } = variant
  const mayTakeDown =
    mayRelease &&
    publishedSegments > 0 &&
    !takingDown &&
    state !== 'publishing' &&
    state !== 'uncertain' &&
    account?.mode !== 'assisted'
  const handle = `@${account?.handle ?? ''}`
  return (
    <>
      {publishedUrl !== null && (
        <Anchor href={publishedUrl} target="_blank" rel="noreferrer" size="xs">
          {t('state.viewPublished')} <IconExternalLink size={12} aria-hidden />
        </Anchor>
      )}
      {takingDown && <Text size="xs">{t('state.takingDown', { count: publishedSegments })}</Text>}
      {chain === 'broken' && <Text size="xs">{t('state.chainBroken')}</Text>}
      {!takingDown && publishedSegments > 0 && publishedSegments < total && (
        <Text size="xs">{t('state.partOut', { out: publishedSegments, total })}</Text>
      )}
      {state === 'uncertain' && <Text size="xs">{t('state.uncertain')}</Text>}
      {state === 'missed' && (
        <>
          <Text size="xs">{t('state.missed')}</Text>
          {mayCompose && (
            <Group gap={6} mt={4}>
              <Button size="compact-xs" onClick={() => onPublishMissed(variant)}>
                {t('state.missedNow')}
              </Button>
              <Button size="compact-xs" variant="light" onClick={onNewTime}>
                {t('state.missedLater')}
              </Button>
              <Button
                size="compact-xs"
                variant="default"
                onClick={() => resolveMissed.mutate({ variantId, choice: 'drop' })}
              >
                {t('state.missedDrop')}
              </Button>
            </Group>
          )}
        </>
      )}
      {problem !== null && state !== 'published' && state !== 'missed' && (
        <Text size="xs">
          {reasonWords(problem)} <Link href="/outbox">{t('state.toOutbox')}</Link>
        </Text>
      )}
      {mayTakeDown && (
        <ConfirmButton
          size="compact-xs"
          variant="default"
          mt={4}
          question={t('state.takeDownQuestion', { account: handle, count: publishedSegments })}
          confirmLabel={t('state.takeDownAs', { account: handle })}
          onConfirm={() => takeDown.mutate({ variantId })}
        >
          {t('state.takeDown')}
        </ConfirmButton>
      )}
    </>
  )
}
