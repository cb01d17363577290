/** Reports: what is in one, and how it is written for those who read it outside Mando (docs/specs/reports.md). */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { OutputOf, ParsedInputOf } from '#shared/contract/contract.ts'
import type { Report, ReportRequest } from '#shared/contract/reports.ts'
import { assertNever } from '#shared/domain/assertNever.ts'
import type { DaySpan } from '#shared/domain/period.ts'
import { boundsOf } from '#shared/domain/period.ts'
import { REPORT_SECTIONS, spanOfMonth, type ReportBlock, type ReportSection } from '#shared/domain/report.ts'
import { dayAt, type OfficeZone } from '#shared/domain/wallTime.ts'
import type { Clock, DocumentPrinter, FolderPicker } from '../ports.ts'
import { AppError } from '../rpc/appError.ts'
import type { AccountTable } from '../store/accountTable.ts'
import type { Actor } from '../store/auditChain.ts'
import type { CampaignTable } from '../store/campaignTable.ts'
import type { LabelTable } from '../store/labelTable.ts'
import type { PublishedCountTable } from '../store/publishedCountTable.ts'
import type { UnitOfWork } from '../store/unitOfWork.ts'
import type { createCare } from './care.ts'
import type { createGrowth } from './growth.ts'
import type { createPostMetrics } from './postMetrics.ts'
import { writeNewFile } from './newFile.ts'
import { plainFileName } from './plainFileName.ts'
import {
  attentionBlock,
  channelsBlock,
  daysBlock,
  followersBlock,
  labelsBlock,
  NO_POSTS,
  postsBlock,
  publishingBlock,
  urgentBlock,
  WHOLE,
} from './reportBlocks.ts'
import { dataTable, dictionaryTable, FILE_WORDS } from './reportTables.ts'
import { tableText } from './tableWriting.ts'

type About = DaySpan & { readonly campaignId: string | null; readonly campaign: string | null }

export function createReports(deps: {
  readonly care: Pick<ReturnType<typeof createCare>, 'figures' | 'byDay' | 'byLabel'>
  readonly growth: Pick<ReturnType<typeof createGrowth>, 'followers'>
  readonly posts: Pick<ReturnType<typeof createPostMetrics>, 'summary'>
  readonly published: PublishedCountTable
  readonly accounts: Pick<AccountTable, 'byId'>
  readonly campaigns: Pick<CampaignTable, 'byId'>
  readonly labels: Pick<LabelTable, 'byId'>
  readonly printer: DocumentPrinter
  readonly folders: FolderPicker
  readonly uow: UnitOfWork
  readonly by: () => Actor
  readonly clock: Pick<Clock, 'now'>
  readonly zone: () => OfficeZone
}) {
  /** @throws AppError not_found */
  function aboutOf({ subject }: ReportRequest): About {
    switch (subject.kind) {
      case 'monthly':
        return { ...spanOfMonth(subject.month), campaignId: null, campaign: null }
      case 'transparency':
        return { firstDay: subject.firstDay, lastDay: subject.lastDay, campaignId: null, campaign: null }
      case 'campaign': {
        const campaign = deps.campaigns.byId(subject.campaignId)
        if (campaign === null) throw new AppError('not_found', { id: subject.campaignId })
        const { firstDay, lastDay, name } = campaign
        return { firstDay, lastDay, campaignId: campaign.id, campaign: name }
      }
      default:
        return assertNever(subject)
    }
  }

  /** @throws AppError not_found */
  async function content(request: ReportRequest): Promise<Report> {
    const zone = deps.zone()
    const nowMs = deps.clock.now()
    const about = aboutOf(request)
    const accounts = request.accountIds.map((accountId) => {
      const account = deps.accounts.byId(accountId)
      if (account === null) throw new AppError('not_found', { id: accountId })
      return { accountId, handle: account.handle }
    })
    const scope = { firstDay: about.firstDay, lastDay: about.lastDay, accountIds: request.accountIds }
    // Asked once, though three sections are made of it.
    let asked: Promise<OutputOf<'care.figures'>> | null = null
    const figures = () => (asked ??= deps.care.figures(scope))

    async function block(section: ReportSection): Promise<ReportBlock> {
      switch (section) {
        case 'publishing': {
          const { fromMs, toMs } = boundsOf(about, zone)
          return publishingBlock(accounts, deps.published.of(fromMs, toMs, about.campaignId))
        }
        case 'posts': {
          const asked = { ...scope, basis: 'week' } as const
          if (about.campaignId !== null) {
            const { groups } = await deps.posts.summary({ ...asked, by: 'campaign' })
            const own = groups.find(({ id }) => id === about.campaignId)
            return postsBlock([{ name: WHOLE, source: own?.figures ?? NO_POSTS }])
          }
          const { groups } = await deps.posts.summary({ ...asked, by: 'account' })
          return postsBlock(
            accounts.flatMap(({ accountId, handle }) => {
              const source = groups.find(({ id }) => id === accountId)?.figures
              return source === undefined ? [] : [{ name: { kind: 'account', name: handle } as const, source }]
            }),
          )
        }
        case 'followers': {
          const span = { firstDay: about.firstDay, lastDay: about.lastDay }
          return followersBlock(accounts, deps.growth.followers({ accountIds: request.accountIds, span }))
        }
        case 'attention':
          return attentionBlock(await figures())
        case 'days':
          return daysBlock((await deps.care.byDay(scope)).days)
        case 'labels':
          return labelsBlock(await deps.care.byLabel(scope), (id) => deps.labels.byId(id)?.name ?? null)
        case 'channels':
          return channelsBlock(await figures())
        case 'urgent':
          return urgentBlock(await figures())
        default:
          return assertNever(section)
      }
    }

    const blocks: ReportBlock[] = []
    for (const section of REPORT_SECTIONS) {
      if (request.sections.includes(section)) blocks.push(await block(section))
    }
    return {
      kind: request.subject.kind,
      language: request.language,
      zone,
      firstDay: about.firstDay,
      lastDay: about.lastDay,
      isRunning: about.lastDay >= dayAt(nowMs, zone),
      handles: accounts.map(({ handle }) => handle),
      campaign: about.campaign,
      madeAtMs: nowMs,
      blocks: blocks.map(({ section, rows, columns }) => ({
        section,
        rows: [...rows],
        columns: columns.map(({ figure, values, cases }) => ({
          figure,
          values: [...values],
          cases: cases === null ? null : [...cases],
        })),
      })),
    }
  }

  /**
   * @param once a file of that name that is there already is left as it is
   * @throws AppError disk_full, read_only
   */
  async function write(
    folder: string,
    made: Report,
    formats: ParsedInputOf<'reports.save'>['formats'],
    once = false,
  ): Promise<readonly string[]> {
    const words = FILE_WORDS[made.language]
    const name = fileNameOf(made)
    const fileNames: string[] = []
    const put = async (file: string, ending: string, text: () => string | Uint8Array | Promise<Uint8Array>) => {
      if (once && existsSync(join(folder, `${file}.${ending}`))) return
      fileNames.push(writeNewFile(folder, file, ending, await text()))
    }
    if (formats.includes('pdf')) await put(name, 'pdf', () => deps.printer.print({ kind: 'report', report: made }))
    if (formats.includes('csv')) {
      await put(`${name} ${words.data}`, 'csv', () => tableText(dataTable(made)))
      await put(`${name} ${words.dictionary}`, 'csv', () => tableText(dictionaryTable(made)))
    }
    return fileNames
  }

  return {
    writeOnce: (folder: string, made: Report, formats: ParsedInputOf<'reports.save'>['formats']) =>
      write(folder, made, formats, true),

    content,

    save: async ({ request, formats }: ParsedInputOf<'reports.save'>): Promise<OutputOf<'reports.save'>> => {
      aboutOf(request)
      const folder = await deps.folders.choose('reports')
      if (folder === null) return null
      const fileNames = [...(await write(folder, await content(request), formats))]
      const { kind } = request.subject
      deps.uow.write(deps.by(), (tx) =>
        tx.audit({ action: 'report.save', entity: 'reports', after: { kind, fileNames } }),
      )
      return { fileNames }
    },
  }
}

function fileNameOf({ kind, language, firstDay, lastDay, campaign }: Report): string {
  const words = FILE_WORDS[language]
  switch (kind) {
    case 'monthly':
      return plainFileName(`${words.monthly} ${firstDay.slice(0, 7)}`)
    case 'campaign':
      return plainFileName(`${words.campaign} ${campaign ?? ''}`)
    case 'transparency':
      return plainFileName(`${words.transparency} ${firstDay} ${lastDay}`)
    default:
      return assertNever(kind)
  }
}
