/** The templates in use, and what is known of their variables for the post that is written. */
import type { PostDetail } from '#shared/contract/calendar.ts'
import type { OutputOf } from '#shared/contract/contract.ts'
import { templateValues, type TemplateVariable } from '#shared/domain/textTemplate.ts'
import type { VariableValues } from '#shared/domain/savedReply.ts'
import { folded } from '#shared/domain/checks/fold.ts'
import type { OfficeZone } from '#shared/domain/wallTime.ts'
import { useOperation } from '../../../rpc/useOperation.ts'
import { useOfficeZone } from '../../../ui/useFormat.ts'

export type Template = OutputOf<'templates.list'>[number]

/** What a template may know of the post. */
export type PostFacts = {
  readonly planned: PostDetail['planned']
  readonly campaignId: string | null
  /** Of the accounts on which the text goes out; null: several, or none. */
  readonly handle: string | null
}

export function useTemplates({ planned, campaignId, handle }: PostFacts) {
  const zone = useOfficeZone()
  const templates = useOperation('templates.list', {}).data
  const office = useOperation('replies.variables', {}).data ?? []
  const campaigns = useOperation('campaigns.list', {}).data ?? []
  const values: VariableValues = templateValues(office, {
    ...hourOf(planned?.atMs ?? null, zone),
    cuenta: handle === null ? '' : `@${handle}`,
    campaña: campaigns.find((each) => each.campaignId === campaignId)?.name ?? '',
  })
  return { templates: templates?.filter(({ archivedAtMs }) => archivedAtMs === null), values }
}

/** In Spanish whatever the window speaks: it is part of the text. Empty while the post has no hour. */
export function hourOf(
  atMs: number | null,
  zone: OfficeZone,
): Readonly<Record<Extract<TemplateVariable, 'fecha' | 'hora'>, string>> {
  if (atMs === null) return { fecha: '', hora: '' }
  const said = (options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat('es-ES', { ...options, timeZone: zone }).format(atMs)
  return {
    fecha: said({ weekday: 'long', day: 'numeric', month: 'long' }).replace(',', ''),
    hora: said({ hour: 'numeric', minute: '2-digit' }),
  }
}

/** Those whose name or text has what was typed, names first. */
export function foundTemplates(templates: readonly Template[], typed: string): readonly Template[] {
  const wanted = folded(typed.trim())
  const byName = templates.filter(({ name }) => folded(name).includes(wanted))
  const byText = templates.filter((each) => !byName.includes(each) && folded(each.text).includes(wanted))
  const found = [...byName, ...byText]
  return [...found.filter(({ kind }) => kind === 'text'), ...found.filter(({ kind }) => kind === 'hashtags')]
}
