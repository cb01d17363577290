/** Posts out of a table that a person made elsewhere (docs/specs/calendarFiles.md §1–§5). */
import { MOST_ROWS, type RowFinding } from '#shared/contract/calendarFiles.ts'
import type { OutputOf, ParsedInputOf } from '#shared/contract/contract.ts'
import type { OfficeSettings } from '#shared/contract/settings.ts'
import { guessColumns, type PostColumn } from '#shared/domain/postColumns.ts'
import type { Clock, FilePicker, Ids, Preferences } from '../ports.ts'
import { AppError } from '../rpc/appError.ts'
import type { AccountTable } from '../store/accountTable.ts'
import type { Actor } from '../store/auditChain.ts'
import type { CampaignTable } from '../store/campaignTable.ts'
import type { LabelTable } from '../store/labelTable.ts'
import type { PostMarkTable } from '../store/postMarkTable.ts'
import type { Post, PostTable } from '../store/postTable.ts'
import type { UnitOfWork, WriteTx } from '../store/unitOfWork.ts'
import type { ApprovalGate } from './approvalGate.ts'
import { createChosenFiles } from './chosenFiles.ts'
import { readRow, type RowPost } from './importedRows.ts'
import type { ImportsMade } from './importsMade.ts'
import { readNamedInFiles } from './namedInFiles.ts'
import { isToCome, type PlanSteps } from './planSteps.ts'
import type { PublishingAccount } from './postChecks.ts'
import type { PublishingPlan } from './publishingPlan.ts'
import { readTable, readTableText, type Encoding, type Separator, type TableRow } from './tableReading.ts'

const TABLE_FILE = { extensions: ['csv', 'tsv', 'txt'], maxBytes: 32 * 1024 * 1024 }
const TITLE = { es: 'Tabla de publicaciones', en: 'Table of posts' } as const
const MOST_PREVIEWED = 20
const MOST_CELL_SHOWN = 200
const MOST_FINDINGS = 200
const MOST_COLUMNS = 100

type Reading = ParsedInputOf<'files.readPosts'>['reading']
type Chosen = { readonly text: string; readonly encoding: Encoding }
type Table = {
  readonly separator: Separator
  readonly hasHeadings: boolean
  readonly headings: readonly string[]
  readonly columns: readonly PostColumn[]
  readonly rows: readonly TableRow[]
}

export function createCalendarImport(deps: {
  readonly filePicker: FilePicker
  readonly preferences: Pick<Preferences, 'get'>
  readonly clock: Pick<Clock, 'now'>
  readonly ids: Ids
  readonly uow: UnitOfWork
  readonly accounts: Pick<AccountTable, 'list'>
  readonly campaigns: Pick<CampaignTable, 'all' | 'idByName'>
  readonly labels: Pick<LabelTable, 'all' | 'idByName'>
  readonly posts: PostTable
  readonly marks: PostMarkTable
  readonly plan: Pick<PublishingPlan, 'withdraw' | 'isUntouched'>
  readonly steps: Pick<PlanSteps, 'existing' | 'checkReady' | 'accept' | 'put'>
  readonly gate: Pick<ApprovalGate, 'mayPlan' | 'planned' | 'void'>
  readonly accountOf: (accountId: string) => PublishingAccount | null
  readonly settings: () => OfficeSettings
  readonly made: ImportsMade
  readonly wakeOutbox: () => void
  readonly by: () => Actor
  readonly actingId: () => string | null
}) {
  const { posts, marks, steps, gate } = deps
  const chosen = createChosenFiles<Chosen>()
  const kind = deps.made.createKind<OutputOf<'files.importPosts'>>()

  function tableOf(text: string, reading: Reading): Table {
    const { separator, rows } = readTable(text, reading.separator)
    const [first] = rows
    const guessed = guessColumns(first?.cells.slice(0, MOST_COLUMNS) ?? [])
    const hasHeadings = reading.hasHeadings ?? guessed.some((column) => column !== 'ignored')
    const headings = hasHeadings ? (first?.cells.slice(0, MOST_COLUMNS) ?? []) : []
    const body = hasHeadings ? rows.slice(1) : rows
    const width = hasHeadings
      ? headings.length
      : Math.min(MOST_COLUMNS, Math.max(0, ...body.slice(0, 50).map(({ cells }) => cells.length)))
    const asked = reading.columns ?? (hasHeadings ? guessed : [])
    const columns = Array.from({ length: width }, (_, at): PostColumn => asked[at] ?? 'ignored')
    return { separator, hasHeadings, headings, columns, rows: body }
  }

  function readRows({ rows, columns }: Table, { dayOrder }: Reading) {
    const world = {
      ...readNamedInFiles(deps),
      zone: deps.settings().zone,
      nowMs: deps.clock.now(),
      textLimit: (accountId: string) => deps.accountOf(accountId)?.textLimit ?? Infinity,
    }
    const found: RowPost[] = []
    const findings: RowFinding[] = []
    for (const row of rows) {
      const read = readRow(row, columns, dayOrder, world)
      if (read.post !== null) found.push(read.post)
      findings.push(...read.findings)
    }
    return { posts: found, findings }
  }

  /** A draft with its hour, in a transaction that is open. */
  function makeDraft(tx: WriteTx, { texts, accountIds, campaignId, labelIds, planned }: RowPost): Post {
    const postId = deps.ids.next()
    posts.insert(tx, postId, deps.actingId())
    for (const accountId of accountIds) posts.addVariant(tx, { id: deps.ids.next(), postId, accountId })
    posts.replaceSegments(
      tx,
      postId,
      texts.map((text) => ({ segmentId: deps.ids.next(), text })),
    )
    posts.addPart(tx, postId, deps.actingId())
    if (campaignId !== null) marks.setCampaign(tx, postId, campaignId)
    if (labelIds.length > 0) marks.setLabels(tx, postId, labelIds)
    const post = { ...steps.existing(postId), planned }
    posts.save(tx, post)
    return post
  }

  /** As the window would plan it. What stands against it leaves it a draft. */
  function planWhereNothingStandsAgainst(tx: WriteTx, post: Post): boolean {
    const { planned } = post
    if (planned === null || !isToCome(planned.atMs, tx.nowMs) || !gate.mayPlan(post)) return false
    try {
      steps.checkReady(post)
      steps.put(tx, post, planned, 'post.schedule', steps.accept(post, planned.atMs, []))
      gate.planned(tx, post)
      return true
    } catch (error) {
      if (error instanceof AppError) return false
      throw error
    }
  }

  /** Out of sight, and out of the outbox. False where a part is out or under way. */
  function takeBack(tx: WriteTx, postId: string): boolean {
    const post = posts.byId(postId)
    if (post === null || post.stage === 'discarded') return true
    if (posts.variantsOf(postId).some((variant) => !deps.plan.isUntouched(variant))) return false
    if (post.stage === 'scheduled') deps.plan.withdraw(tx, post, 'pending')
    posts.save(tx, { ...post, stage: 'discarded', stageBefore: post.stage === 'cancelled' ? 'cancelled' : 'draft' })
    gate.void(tx, post)
    return true
  }

  return {
    choosePosts: async (): Promise<OutputOf<'files.choose'>> => {
      const picked = await deps.filePicker.pick({ ...TABLE_FILE, title: TITLE[deps.preferences.get().language] })
      if (picked === null) return { kind: 'cancelled' }
      if (picked.kind === 'too_large') return { kind: 'refused', why: 'too_large' }
      const read = readTableText(picked.bytes)
      if (read.kind === 'none') return { kind: 'refused', why: read.why }
      // One row may be the headings.
      if (readTable(read.text, null).rows.length > MOST_ROWS + 1) return { kind: 'refused', why: 'too_many_rows' }
      return { kind: 'chosen', token: chosen.keep(picked.bytes, read) }
    },
    readPosts: ({ token, reading }: ParsedInputOf<'files.readPosts'>): OutputOf<'files.readPosts'> => {
      const { text, encoding } = chosen.of(token)
      const table = tableOf(text, reading)
      const read = readRows(table, reading)
      return {
        encoding,
        separator: table.separator,
        hasHeadings: table.hasHeadings,
        columns: [...table.columns],
        headings: table.headings.map(cut),
        preview: table.rows.slice(0, MOST_PREVIEWED).map(({ row, cells }) => ({
          row,
          cells: cells.slice(0, MOST_COLUMNS).map(cut),
        })),
        rowCount: table.rows.length,
        rightCount: read.posts.length,
        findings: read.findings.toSorted((a, b) => Number(b.isFatal) - Number(a.isFatal)).slice(0, MOST_FINDINGS),
        findingCount: read.findings.length,
      }
    },
    importPosts: (input: ParsedInputOf<'files.importPosts'>): OutputOf<'files.importPosts'> =>
      kind.once(input.importId, () => {
        const table = tableOf(chosen.of(input.token).text, input.reading)
        if (table.rows.length > MOST_ROWS) throw new AppError('conflict')
        const read = readRows(table, input.reading)
        const skipped = table.rows.length - read.posts.length
        if (read.posts.length === 0 || (skipped > 0 && !input.onlyRight)) throw new AppError('conflict')
        const result = deps.uow.write(deps.by(), (tx) => {
          const drafts = read.posts.map((row) => makeDraft(tx, row))
          const scheduled = input.schedule ? drafts.filter((post) => planWhereNothingStandsAgainst(tx, post)).length : 0
          const counts = { made: drafts.length, scheduled, skipped }
          tx.audit({ action: 'posts.import', entity: `import:${input.importId}`, after: counts })
          const hours = drafts.flatMap(({ planned }) => planned?.atMs ?? [])
          return { ids: drafts.map(({ id }) => id), answer: { ...counts, firstAtMs: earliest(hours) } }
        })
        if (result.answer.scheduled > 0) deps.wakeOutbox()
        return {
          answer: result.answer,
          takeBack: (tx) => {
            const removed = result.ids.filter((postId) => takeBack(tx, postId)).length
            return { removed, left: result.ids.length - removed }
          },
        }
      }),
  }
}

function cut(text: string): string {
  return text.slice(0, MOST_CELL_SHOWN).toWellFormed()
}

function earliest(instants: readonly number[]): number | null {
  return instants.length === 0 ? null : instants.reduce((first, each) => Math.min(first, each))
}
