/** What a department asked for, as it wrote it, over the post that was made of it (docs/specs/intake.md). */
import { Text } from '@mantine/core'
import { IconMailbox } from '@tabler/icons-react'
import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { useOperation } from '../../../rpc/useOperation.ts'
import { PlainText } from '../../../ui/PlainText.tsx'
import { useFormat } from '../../../ui/useFormat.ts'
import { LazyDifference } from '../difference/lazyDifference.ts'
import type { Composing } from '../useComposer.ts'
import { RequestDocuments } from './RequestDocuments.tsx'
import classes from './intake.module.css'

const FACTS = ['brief', 'contact', 'source'] as const

export function RequestPart({ composing }: { readonly composing: Composing }) {
  const { t } = useTranslation('intake')
  const format = useFormat()
  const { postId, post } = composing
  const request = useOperation('intake.ofPost', { postId }, { enabled: post !== null }).data ?? null
  if (request === null) return null
  const written = composing.texts[0]?.segments.map(({ text }) => text).join('\n\n') ?? ''
  const { deadlineAtMs, deadlineText } = request
  const deadline = deadlineAtMs === null ? deadlineText : format.dayTime(deadlineAtMs)
  return (
    <details className={classes.request}>
      <summary>
        <IconMailbox size={14} aria-hidden />
        <span>
          {request.department === '' ? t('request') : t('requestOf', { department: request.department })}
          {deadline !== '' && <span className={classes.until}> · {t('until', { when: deadline })}</span>}
        </span>
      </summary>
      <dl className={classes.facts}>
        {FACTS.filter((part) => request[part] !== '').map((part) => (
          <div key={part}>
            <dt>{t(`parts.${part}`)}</dt>
            <dd>
              <PlainText text={request[part]} />
            </dd>
          </div>
        ))}
      </dl>
      <RequestDocuments postId={postId} />
      <Text size="xs" fw={600}>
        {written === request.text ? t('unchanged') : t('changed')}
      </Text>
      {request.text !== '' && (
        <Suspense fallback={null}>
          <LazyDifference before={request.text} now={written} />
        </Suspense>
      )}
    </details>
  )
}
