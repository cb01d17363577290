/** What a backup holds, in words. */
import type { TFunction } from 'i18next'
import type { OutputOf } from '#shared/contract/contract.ts'

type Counts = NonNullable<OutputOf<'backup.list'>[number]['counts']>

/** `12 publicaciones (3 programadas, 1 borrador) · 240 mensajes` */
export function countsInWords(t: TFunction<'backup'>, { posts, planned, drafts, messages }: Counts): string {
  return t('counts', {
    posts: t('posts', { count: posts }),
    planned: t('planned', { count: planned }),
    drafts: t('drafts', { count: drafts }),
    messages: t('messages', { count: messages }),
  })
}
