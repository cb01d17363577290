/** What the checks find, calmly: what keeps it from going out and what is asked first in full, the warnings on demand. */
import { Anchor, Button, Text, UnstyledButton } from '@mantine/core'
import { IconAlertTriangle, IconArrowRight, IconCircleCheck, IconHandStop, IconInfoCircle } from '@tabler/icons-react'
import { memo, useId, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { AccountView } from '#shared/contract/accounts.ts'
import { isHourCheck } from '#shared/domain/checks/finding.ts'
import { shortened } from '../../../ui/shortened.ts'
import { offerUndo } from '../../../ui/undo.tsx'
import { Link } from 'wouter'
import { drawnFor } from '../drawnFor.ts'
import type { Composing } from '../useComposer.ts'
import {
  mendedText,
  type FindingGroups,
  type PlacedFinding,
  type PostFinding,
  type RightsFinding,
} from './findingsView.ts'
import { useFindingWords } from './useFindingWords.ts'
import classes from './checks.module.css'

/** More would be a wall; the next ones come up as the first are mended. */
const MOST_SHOWN = 6
const UNDO_SECONDS = 10
const GROUPS = ['block', 'confirm', 'warn'] as const
const ICONS = { block: IconHandStop, confirm: IconAlertTriangle, warn: IconInfoCircle } as const

type Props = {
  readonly composing: Composing
  readonly accounts: readonly AccountView[]
  readonly findings: FindingGroups
  /** Nothing else is missing. */
  readonly isReady: boolean
  /** A place in a text is about to be shown. */
  readonly onGoTo: () => void
  /** What the networks and accounts lack, which stands with what blocks. */
  readonly children?: ReactNode
}

export const ChecksPanel = memo(DrawnChecks, drawnFor<Props>('texts', 'editing'))

function DrawnChecks({ composing, accounts, findings, isReady, onGoTo, children }: Props) {
  const { t } = useTranslation('checks')
  const titleId = useId()
  const listId = useId()
  const [isOpen, setIsOpen] = useState(false)
  const hasText = composing.texts.some(({ segments }) => segments.some(({ text }) => text.trim() !== ''))
  if (composing.editing === 'none') return null
  const counted = GROUPS.filter((group) => findings[group].length > 0)
  return (
    <section className={classes.panel} aria-labelledby={titleId}>
      <div className={classes.head}>
        <Text id={titleId} size="xs" fw={600}>
          {t('title')}
        </Text>
        <span className={classes.counts} role="status">
          {counted.length === 0 && hasText && isReady && (
            <span className={classes.count} data-group="fine">
              <IconCircleCheck size={13} aria-hidden /> {t('fine')}
            </span>
          )}
          {counted.map((group) => {
            const Icon = ICONS[group]
            return (
              <span key={group} className={classes.count} data-group={group}>
                <Icon size={13} aria-hidden /> {t(`count.${group}`, { count: findings[group].length })}
              </span>
            )
          })}
        </span>
        {findings.warn.length > 0 && (
          <UnstyledButton
            className={classes.toggle}
            aria-expanded={isOpen}
            aria-controls={listId}
            onClick={() => setIsOpen(!isOpen)}
          >
            {t(isOpen ? 'hide' : 'show')}
          </UnstyledButton>
        )}
      </div>
      {children}
      <div className={classes.lists} id={listId}>
        {GROUPS.filter((group) => findings[group].length > 0 && (group !== 'warn' || isOpen)).map((group) => (
          <FindingList
            key={group}
            title={t(`groups.${group}`)}
            findings={findings[group]}
            composing={composing}
            accounts={accounts}
            onGoTo={onGoTo}
          />
        ))}
      </div>
    </section>
  )
}

function FindingList({
  title,
  findings,
  composing,
  accounts,
  onGoTo,
}: {
  readonly title: string
  readonly findings: readonly PostFinding[]
  readonly composing: Composing
  readonly accounts: readonly AccountView[]
  readonly onGoTo: () => void
}) {
  const { t } = useTranslation('checks')
  const words = useFindingWords(composing.texts, accounts)
  const shown = findings.slice(0, MOST_SHOWN)
  const explained = new Set<string>()
  return (
    <div>
      <Text size="xs" fw={600} className={classes.groupTitle}>
        {title}
      </Text>
      <ul className={classes.list}>
        {shown.map((finding) => {
          const isFirst = !explained.has(finding.check)
          explained.add(finding.check)
          return (
            <li key={keyOf(finding)}>
              <span className={classes.row}>
                {finding.check === 'near_post' ? (
                  <Anchor component={Link} href={`/calendar/post/${finding.postId}`} size="xs">
                    <IconArrowRight size={12} aria-hidden /> {words(finding)}
                  </Anchor>
                ) : (
                  <Anchor
                    component="button"
                    type="button"
                    size="xs"
                    aria-label={t('goTo', { what: words(finding) })}
                    onClick={() => {
                      onGoTo()
                      goTo(finding, composing)
                    }}
                  >
                    <IconArrowRight size={12} aria-hidden /> {words(finding)}
                  </Anchor>
                )}
                {isPlaced(finding) && finding.mend !== null && <MendButton finding={finding} composing={composing} />}
              </span>
              {isFirst && (
                <Text size="xs" c="dimmed" className={classes.why}>
                  {t(`why.${finding.check}`)}
                </Text>
              )}
            </li>
          )
        })}
      </ul>
      {findings.length > shown.length && (
        <Text size="xs" c="dimmed">
          {t('more', { count: findings.length - shown.length })}
        </Text>
      )}
    </div>
  )
}

function MendButton({ finding, composing }: { readonly finding: PlacedFinding; readonly composing: Composing }) {
  const { t } = useTranslation('checks')
  const { segmentId, start, end, mend } = finding
  const before =
    composing.texts.flatMap(({ segments }) => segments).find((segment) => segment.segmentId === segmentId)?.text ?? ''
  const after = mendedText(before, before.slice(start, end), finding)
  if (after === null || mend === null) return null
  return (
    <Button
      size="compact-xs"
      variant="light"
      aria-label={t('mendTo', { mend: shortened(mend) })}
      title={t('mendTo', { mend: shortened(mend) })}
      onClick={() => {
        composing.replaceText(segmentId, before, after)
        offerUndo({
          id: `mend:${segmentId}`,
          message: t('mended', { mend: shortened(mend) }),
          seconds: UNDO_SECONDS,
          onUndo: () => composing.replaceText(segmentId, after, before),
        })
      }}
    >
      {t('mend')}
    </Button>
  )
}

/** The place is selected, so that it is seen and what is typed replaces it; of a picture, where its rights are said. */
function goTo(finding: PlacedFinding | RightsFinding, composing: Composing): void {
  if (finding.check === 'rights_ended') {
    document.querySelector<HTMLElement>(`[data-rights-of="${finding.mediaId}"]`)?.focus()
    return
  }
  const { key, segmentId, start, end } = finding
  composing.showText(key)
  requestAnimationFrame(() => {
    const field = document.querySelector<HTMLTextAreaElement>(`[data-segment="${segmentId}"]`)
    field?.focus()
    field?.setSelectionRange(start, end)
  })
}

function isPlaced(finding: PostFinding): finding is PlacedFinding {
  return !isHourCheck(finding.check)
}

function keyOf(finding: PostFinding): string {
  switch (finding.check) {
    case 'near_post':
      return `near ${finding.postId} ${finding.accountId}`
    case 'rights_ended':
      return `rights ${finding.segmentId} ${finding.mediaId}`
    default:
      return `${finding.check} ${finding.segmentId} ${finding.start}`
  }
}
