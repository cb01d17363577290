/** Posts of the calendar as a file for another program (docs/specs/calendarFiles.md §6, §7). */
import { MOST_ROWS, type CalendarSheet } from '#shared/contract/calendarFiles.ts'
import type { OutputOf, ParsedInputOf } from '#shared/contract/contract.ts'
import type { OfficeSettings } from '#shared/contract/settings.ts'
import { assertNever } from '#shared/domain/assertNever.ts'
import { postStateOf, type PostState } from '#shared/domain/postLife.ts'
import { dayAt, readWallTime, wallTimeAt, type OfficeZone } from '#shared/domain/wallTime.ts'
import type { Clock, DocumentPrinter, FolderPicker, Preferences } from '../ports.ts'
import type { AccountTable } from '../store/accountTable.ts'
import type { Actor } from '../store/auditChain.ts'
import type { CampaignTable } from '../store/campaignTable.ts'
import type { LabelTable } from '../store/labelTable.ts'
import type { PostTable } from '../store/postTable.ts'
import type { UnitOfWork } from '../store/unitOfWork.ts'
import { writeNewFile } from './newFile.ts'
import { writeIcs } from './icsWriting.ts'
import { readNamedInFiles } from './namedInFiles.ts'
import { tableText } from './tableWriting.ts'

export type ExportedPost = {
  readonly postId: string
  readonly state: PostState
  readonly atMs: number
  readonly updatedAtMs: number
  readonly texts: readonly string[]
  readonly accounts: readonly string[]
  readonly campaign: string
  readonly labels: readonly string[]
}
type Language = 'es' | 'en'

const HEADINGS = {
  es: {
    day: 'Fecha',
    hour: 'Hora',
    text: 'Texto',
    accounts: 'Cuentas',
    campaign: 'Campaña',
    labels: 'Etiquetas',
    state: 'Estado',
  },
  en: {
    day: 'Date',
    hour: 'Time',
    text: 'Text',
    accounts: 'Accounts',
    campaign: 'Campaign',
    labels: 'Labels',
    state: 'State',
  },
} as const
const STATES: Readonly<Record<Language, Readonly<Record<PostState, string>>>> = {
  es: {
    draft: 'Borrador',
    waiting_approval: 'Por aprobar',
    changes_requested: 'Con cambios pedidos',
    approved_late: 'Aprobada tarde',
    scheduled: 'Programada',
    publishing: 'Publicándose',
    published: 'Publicada',
    needs_attention: 'Pide atención',
    missed: 'No salió a su hora',
    uncertain: 'Sin confirmar',
    cancelled: 'Cancelada',
  },
  en: {
    draft: 'Draft',
    waiting_approval: 'Awaiting approval',
    changes_requested: 'Changes requested',
    approved_late: 'Approved late',
    scheduled: 'Scheduled',
    publishing: 'Publishing',
    published: 'Published',
    needs_attention: 'Needs attention',
    missed: 'Missed its hour',
    uncertain: 'Unconfirmed',
    cancelled: 'Cancelled',
  },
}

export function createCalendarExport(deps: {
  readonly folders: FolderPicker
  readonly preferences: Pick<Preferences, 'get'>
  readonly uow: UnitOfWork
  readonly posts: PostTable
  readonly accounts: Pick<AccountTable, 'list'>
  readonly campaigns: Pick<CampaignTable, 'all' | 'idByName'>
  readonly labels: Pick<LabelTable, 'all' | 'idByName'>
  readonly settings: () => OfficeSettings
  /** Holidays and the office's dates, with both days. */
  readonly dayNames: (firstDay: string, lastDay: string) => Promise<CalendarSheet['dayNames']>
  readonly printer: DocumentPrinter
  readonly clock: Pick<Clock, 'now'>
  readonly by: () => Actor
}) {
  const { posts } = deps

  function postsIn({ fromMs, toMs, filter }: ParsedInputOf<'files.export'>): readonly ExportedPost[] {
    const named = readNamedInFiles(deps)
    const { postIds, atMs, standing, standings } = posts.cells(fromMs, toMs, MOST_ROWS + 1, filter)
    return postIds.slice(0, MOST_ROWS).flatMap((postId, at) => {
      const shared = standings[standing[at] ?? -1]
      if (shared === undefined) return []
      const states = shared.variants.map(({ state }) => state)
      return [
        {
          postId,
          state: postStateOf(shared.stage, states, shared.approval),
          atMs: atMs[at] ?? 0,
          updatedAtMs: posts.byId(postId)?.updatedAtMs ?? 0,
          texts: posts.segments(postId).map(({ text }) => text),
          accounts: shared.variants.map(({ accountId }) => named.nameOfAccount(accountId)),
          campaign: named.nameOfCampaign(shared.campaignId),
          labels: shared.labelIds.map(named.nameOfLabel),
        },
      ]
    })
  }

  async function sheetOf(
    { fromMs, toMs }: ParsedInputOf<'files.export'>,
    found: readonly ExportedPost[],
    zone: OfficeZone,
    language: Language,
  ): Promise<CalendarSheet> {
    const [firstDay, lastDay] = [dayAt(fromMs, zone), dayAt(toMs - 1, zone)]
    return {
      ...{ language, zone, firstDay, lastDay, madeAtMs: deps.clock.now(), isPart: found.length >= MOST_ROWS },
      posts: found.map(({ postId, atMs, state, accounts, texts }) => ({
        ...{ postId, atMs, state, accounts: [...accounts], text: texts[0] ?? '', texts: texts.length },
      })),
      dayNames: await deps.dayNames(firstDay, lastDay),
    }
  }

  async function contentAs(
    input: ParsedInputOf<'files.export'>,
    found: readonly ExportedPost[],
    zone: OfficeZone,
    language: Language,
  ): Promise<string | Uint8Array> {
    switch (input.format) {
      case 'csv':
        return writeCsv(found, zone, language)
      case 'ics':
        return writeIcs(found)
      case 'pdf':
        return deps.printer.print({ kind: 'calendar', sheet: await sheetOf(input, found, zone, language) })
      default:
        return assertNever(input.format)
    }
  }

  return {
    export: async (input: ParsedInputOf<'files.export'>): Promise<OutputOf<'files.export'>> => {
      const { format, fromMs, toMs } = input
      const folder = await deps.folders.choose('export')
      if (folder === null) return null
      const { zone } = deps.settings()
      const { language } = deps.preferences.get()
      const found = postsIn(input)
      const days = `${dayAt(fromMs, zone)}-${dayAt(toMs - 1, zone)}`
      const content = await contentAs(input, found, zone, language)
      const fileName = writeNewFile(folder, `mando-${days}`, format, content)
      deps.uow.write(deps.by(), (tx) => {
        tx.audit({ action: 'posts.export', entity: 'calendar', after: { format, fromMs, toMs, posts: found.length } })
      })
      return { fileName, posts: found.length, truncated: found.length >= MOST_ROWS }
    },
  }
}

/** As `files.readPosts` reads it back: the same days, hours, texts, accounts, campaigns and labels. */
export function writeCsv(posts: readonly ExportedPost[], zone: OfficeZone, language: Language): string {
  const words = HEADINGS[language]
  const width = posts.reduce((most, { texts }) => Math.max(most, texts.length), 1)
  const textHeadings = Array.from({ length: width }, (_, at) =>
    at === 0 ? words.text : `${words.text} ${String(at + 1)}`,
  )
  const headings = [words.day, words.hour, ...textHeadings, words.accounts, words.campaign, words.labels, words.state]
  const rows = posts.map(({ atMs, texts, accounts, campaign, labels, state }) => [
    dayCell(atMs, zone, language),
    hourCell(atMs, zone),
    ...textHeadings.map((_, at) => texts[at] ?? ''),
    accounts.join('; '),
    campaign,
    labels.join('; '),
    STATES[language][state],
  ])
  return tableText([headings, ...rows])
}

function dayCell(atMs: number, zone: OfficeZone, language: Language): string {
  const day = dayAt(atMs, zone)
  return language === 'es' ? day.split('-').toReversed().join('/') : day
}

/** The second of an hour that exists twice is marked. */
function hourCell(atMs: number, zone: OfficeZone): string {
  const wallTime = wallTimeAt(atMs, zone)
  const reading = readWallTime(wallTime, zone)
  const isLater = reading.kind === 'twice' && atMs >= reading.laterMs
  return `${wallTime.slice(11, 16)}${isLater ? ' (2)' : ''}`
}
