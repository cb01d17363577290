/** What is still to leave or whose fate is open: what, as whom, why it waits, what can be done. */
import { Anchor, Progress, Text } from '@mantine/core'
import { IconAlt, IconMail, IconMessageReply, IconPhoto, IconSend, IconTrash, type Icon } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { AccountView } from '#shared/contract/accounts.ts'
import type { EffectView } from '#shared/contract/outbox.ts'
import type { EffectKind } from '#shared/domain/effect.ts'
import { AccountBadge } from '../../ui/AccountBadge.tsx'
import { reasonWords } from '../../ui/errorWords.ts'
import type { Format } from '../../ui/format.ts'
import { PlainText } from '../../ui/PlainText.tsx'
import { EffectStateBadge } from '../../ui/StateBadge.tsx'
import { EffectActions } from './EffectActions.tsx'
import { hrefOf, progressOf, shownState, tellingTime, type EffectGroup } from './outboxView.ts'
import classes from './outbox.module.css'

const kindIcons: Readonly<Record<EffectKind, Icon>> = {
  publish_segment: IconSend,
  upload_media: IconPhoto,
  set_alt_text: IconAlt,
  reply: IconMessageReply,
  direct_message: IconMail,
  delete_post: IconTrash,
}

/** Where it stands in a list of which only a part is drawn. */
export type RowPlace = {
  readonly index: number
  readonly count: number
  readonly offsetPx: number
  readonly measure: (row: HTMLElement | null) => void
}

export function EffectRow({
  group,
  account,
  format,
  nowMs,
  first,
  place,
}: {
  readonly group: EffectGroup
  readonly account: AccountView | undefined
  readonly format: Format
  readonly nowMs: number
  /** The one that the tab key stops at; the arrows go on from there. */
  readonly first: boolean
  /** Null where the whole list is drawn. */
  readonly place: RowPlace | null
}) {
  const href = hrefOf(group)
  const virtual =
    place === null
      ? {}
      : {
          ref: place.measure,
          'data-index': place.index,
          'aria-setsize': place.count,
          'aria-posinset': place.index + 1,
          style: {
            position: 'absolute',
            insetInline: 0,
            transform: `translateY(${String(place.offsetPx)}px)`,
          } as const,
        }
  return (
    <li
      className={classes.effect}
      data-row
      {...(href === null ? {} : { 'data-href': href })}
      tabIndex={first ? 0 : -1}
      {...virtual}
    >
      <EffectText group={group} account={account} format={format} nowMs={nowMs} />
      <EffectActions group={group} account={account} />
    </li>
  )
}

/** The description alone, as it also stands inside a problem. */
export function EffectText({
  group,
  account,
  format,
  nowMs,
  isExplained = false,
}: {
  readonly group: EffectGroup
  readonly account: AccountView | undefined
  readonly format: Format
  readonly nowMs: number
  /** Why it is stopped stands over it. */
  readonly isExplained?: boolean
}) {
  const { t } = useTranslation('outbox')
  const effect = group.primary
  const KindIcon = kindIcons[effect.kind]
  const time = tellingTime(effect)
  const shown = shownState(effect)
  const when = time.kind === 'created' ? format.relative(Math.min(time.atMs, nowMs), nowMs) : format.dayTime(time.atMs)
  return (
    <div className={classes.effectText}>
      <div className={classes.effectHead}>
        <KindIcon size={14} aria-hidden />
        <Text span size="xs" fw={500}>
          {t(`kind.${effect.kind}`)}
        </Text>
        {account !== undefined && <AccountBadge account={account} />}
        <EffectStateBadge state={shown.state} />
        {effect.thread === null && group.others.length > 0 && (
          <Text span size="xs" c="dimmed">
            {t('row.steps', { count: group.others.length + 1 })}
          </Text>
        )}
        {effect.thread !== null && <ThreadNote thread={effect.thread} isRemoval={effect.kind === 'delete_post'} />}
        <Place group={group} />
      </div>
      <Text size="sm" lineClamp={2}>
        {effect.excerpt === '' ? t('row.noText') : <PlainText text={effect.excerpt} />}
      </Text>
      <Text size="xs" c="dimmed" className="tabular">
        {shown.waiting !== null && `${t(`waiting.${shown.waiting}`)} · `}
        {t(`row.${time.kind}`, { when })}
        {shown.tries > 0 && ` · ${t('row.attempts', { count: shown.tries })}`}
      </Text>
      <UploadBar group={group} format={format} />
      {!isExplained && effect.problem !== null && effect.problem.code !== 'by_hand' && (
        <Text size="xs">{t('reason', { reason: reasonWords(effect.problem) })}</Text>
      )}
    </div>
  )
}

/** How far the upload of an image or video of this post is; the bar alone would not say how much is left. */
function UploadBar({ group, format }: { readonly group: EffectGroup; readonly format: Format }) {
  const { t } = useTranslation('outbox')
  const progress = progressOf(group)
  if (progress === null) return null
  const { sentBytes, sizeBytes, stage } = progress
  const words =
    stage === 'sending'
      ? t('upload.sending', { sent: format.bytes(sentBytes), size: format.bytes(sizeBytes) })
      : t('upload.processing')
  return (
    <div className={classes.upload}>
      <Progress size="sm" value={(sentBytes / sizeBytes) * 100} aria-label={t('upload.progress')} />
      <Text size="xs" className="tabular">
        {words}
      </Text>
    </div>
  )
}

function ThreadNote({
  thread: { out, total },
  isRemoval,
}: {
  readonly thread: NonNullable<EffectView['thread']>
  readonly isRemoval: boolean
}) {
  const { t } = useTranslation('outbox')
  return (
    <Text span size="xs" fw={out > 0 ? 600 : 400} c={out > 0 ? 'bright' : 'dimmed'} className="tabular">
      {isRemoval
        ? t('row.leftToTakeDown', { count: out })
        : out === 0
          ? t('row.threadOf', { count: total })
          : t('row.partlyOut', { out, total, left: total - out })}
    </Text>
  )
}

function Place({ group }: { readonly group: EffectGroup }) {
  const { t } = useTranslation('outbox')
  const href = hrefOf(group)
  if (href === null) return null
  return (
    <Anchor component={Link} href={href} size="xs">
      {t(group.primary.subject?.kind === 'post' ? 'row.openPost' : 'row.openConversation')}
    </Anchor>
  )
}
