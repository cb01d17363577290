/** The post as the network will show it, more or less: names, links, images and how they are cut. */
import { SegmentedControl, Text } from '@mantine/core'
import { IconLink, IconMovie } from '@tabler/icons-react'
import { memo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AccountView } from '#shared/contract/accounts.ts'
import type { PostDetail } from '#shared/contract/calendar.ts'
import { useOperation } from '../../../rpc/useOperation.ts'
import { accountColour } from '../../../ui/AccountBadge.tsx'
import { initialsOf } from '../../../ui/personLook.ts'
import { useFormat } from '../../../ui/useFormat.ts'
import { durationText } from '../composerView.ts'
import { mediaIn } from '../ownTextsView.ts'
import type { Composing } from '../useComposer.ts'
import { cardHost, layoutOf, placeRatio, textPieces } from './previewView.ts'
import classes from './preview.module.css'

type Media = PostDetail['segments'][number]['media'][number]

export function PreviewPanel({ composing }: { readonly composing: Composing }) {
  const { t } = useTranslation('preview')
  const { texts, chosen, post } = composing
  const [wanted, setWanted] = useState<string | null>(null)
  const account = chosen.find(({ accountId }) => accountId === wanted) ?? chosen[0]
  if (account === undefined) return <Text c="dimmed">{t('noAccount')}</Text>
  const text = texts.find(({ accounts }) => accounts.some(({ accountId }) => accountId === account.accountId))
  const segments = text?.segments ?? []
  return (
    <>
      {chosen.length > 1 && (
        <SegmentedControl
          className={classes.accounts}
          aria-label={t('on')}
          value={account.accountId}
          onChange={setWanted}
          data={chosen.map(({ accountId, handle }) => ({ value: accountId, label: `@${handle}` }))}
        />
      )}
      <ol className={classes.thread} aria-label={t('label', { handle: account.handle })}>
        {segments.map(({ segmentId, text: words }, index) => (
          <PostCard
            key={segmentId}
            account={account}
            words={words}
            media={mediaIn(post, segmentId)}
            atMs={post?.planned?.atMs ?? null}
            goesOn={index < segments.length - 1}
          />
        ))}
      </ol>
      <Text size="xs" c="dimmed" mt={10}>
        {t('note')}
      </Text>
    </>
  )
}

/** Drawn again only where its own words or images are others. */
const PostCard = memo(function DrawnCard({
  account,
  words,
  media,
  atMs,
  goesOn,
}: {
  readonly account: AccountView
  readonly words: string
  readonly media: readonly Media[]
  readonly atMs: number | null
  readonly goesOn: boolean
}) {
  const { t } = useTranslation('preview')
  const format = useFormat()
  const layout = layoutOf(media.length)
  const host = layout === null ? cardHost(words) : null
  return (
    <li className={classes.post} data-goes-on={goesOn || undefined}>
      <span className={classes.picture} style={{ background: accountColour(account.colour) }} aria-hidden>
        {initialsOf(account.displayName)}
      </span>
      <div className={classes.content}>
        <div className={classes.who}>
          <span className={classes.name}>{account.displayName}</span>{' '}
          <span className={classes.handle}>
            @{account.handle} · {atMs === null ? t('now') : format.dayTime(atMs)}
          </span>
        </div>
        {words.trim() === '' ? (
          <p className={classes.empty}>{t('empty')}</p>
        ) : (
          <p className={classes.words}>
            {textPieces(words).map(({ kind, text }, index) => (
              <span key={index} className={kind === 'link' ? classes.link : undefined}>
                {text}
              </span>
            ))}
          </p>
        )}
        {layout !== null && (
          <div className={classes.media} data-layout={layout} style={{ aspectRatio: String(placeRatio(media)) }}>
            {media.slice(0, 4).map((one) => (
              <Picture key={one.mediaId} media={one} />
            ))}
          </div>
        )}
        {host !== null && (
          <div className={classes.card}>
            <IconLink className={classes.cardSign} aria-hidden />
            <span className={classes.cardHost}>{t('card', { host })}</span>
          </div>
        )}
      </div>
    </li>
  )
})

function Picture({ media: { mediaId, kind, altText, durationMs } }: { readonly media: Media }) {
  const { t } = useTranslation('preview')
  const dataUrl = useOperation('media.preview', { mediaId }).data?.dataUrl ?? null
  const length = durationMs === null ? t('video') : durationText(durationMs)
  return (
    <span className={classes.picturePlace}>
      {dataUrl === null ? (
        <IconMovie className={classes.noPoster} aria-hidden />
      ) : (
        <img src={dataUrl} alt={altText} draggable={false} />
      )}
      <span className={classes.badges}>
        {kind !== 'image' && <span className={classes.badge}>{kind === 'gif' ? 'GIF' : length}</span>}
        {altText.trim() !== '' && (
          <span className={classes.badge} title={altText}>
            ALT
          </span>
        )}
      </span>
    </span>
  )
}
