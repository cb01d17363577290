/** Requests of departments over a real database (docs/specs/intake.md). */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openPublishingDesk } from '../fakes/publishingDesk.ts'

let desk: ReturnType<typeof openPublishingDesk>
let intake: ReturnType<(typeof desk)['planningOf']>['intake']
beforeEach(() => {
  desk = openPublishingDesk()
  intake = desk.planningOf().intake
})
afterEach(() => desk.close())

const SHEET =
  'Departamento: Obras\nContacto: 214\nFecha límite: 12/12/2026\nEncargo: Corte\nTexto: Corte de agua el día 13.'

function receive(text: string | Uint8Array) {
  desk.levers.chooseFile(typeof text === 'string' && text !== 'too_large' ? new TextEncoder().encode(text) : text)
  return intake.receive()
}
async function received(text: string): Promise<string> {
  const answer = await receive(text)
  if (answer.kind !== 'received') throw new Error(answer.kind)
  return answer.postId
}
const draft = (postId: string) => desk.reading.drafts({}).find((card) => card.postId === postId)

describe('§1 receiving', () => {
  it('§1.1 makes a draft of the text and keeps what was asked for beside it', async () => {
    const postId = await received(SHEET)
    expect(draft(postId)).toMatchObject({ excerpt: 'Corte de agua el día 13.', accountIds: [] })
    expect(intake.ofPost({ postId })).toMatchObject({
      department: 'Obras',
      contact: '214',
      brief: 'Corte',
      text: 'Corte de agua el día 13.',
      deadlineText: '12/12/2026',
      // A day alone is until two in the afternoon of it, on the office's clock.
      deadlineAtMs: Date.UTC(2026, 11, 12, 13),
    })
  })

  it('§1.2 keeps the original, whatever becomes of the text', async () => {
    const postId = await received(SHEET)
    const [segment] = desk.reading.get({ postId }).segments
    desk.writing.saveText({ postId, segments: [{ segmentId: segment!.segmentId, text: 'Otra cosa' }] })
    expect(draft(postId)?.excerpt).toBe('Otra cosa')
    expect(intake.ofPost({ postId })?.text).toBe('Corte de agua el día 13.')
  })

  it('§1.3 makes nothing of a file that is there already, and a new one once its post was discarded', async () => {
    const postId = await received(SHEET)
    expect(await receive(SHEET)).toEqual({ kind: 'known', postId })
    expect(desk.reading.drafts({})).toHaveLength(1)
    desk.planning.discard({ postId })
    expect((await receive(SHEET)).kind).toBe('received')
  })

  it('§1.4 says that a deadline is unclear, and keeps its words', async () => {
    const answer = await receive(SHEET.replace('12/12/2026', 'cuanto antes'))
    if (answer.kind !== 'received') throw new Error(answer.kind)
    expect(answer.isDeadlineUnclear).toBe(true)
    expect(intake.ofPost({ postId: answer.postId })).toMatchObject({ deadlineText: 'cuanto antes', deadlineAtMs: null })
  })

  it.each([
    ['12/12/2026 9:30', Date.UTC(2026, 11, 12, 8, 30)],
    ['2026-12-12 a las 18 h', Date.UTC(2026, 11, 12, 17)],
    // Of an hour that exists twice the later.
    ['25/10/2026 02:30', Date.UTC(2026, 9, 25, 1, 30)],
    ['28/3/2027 02:30', null],
  ])('§1.4 reads %s', async (written, deadlineAtMs) => {
    const postId = await received(SHEET.replace('12/12/2026', written))
    expect(intake.ofPost({ postId })?.deadlineAtMs).toBe(deadlineAtMs)
  })

  it.each([
    ['too_large', 'too_large' as const],
    ['empty', new Uint8Array()],
    ['workbook', Uint8Array.from([0x50, 0x4b, 3, 4])],
    ['not_text', Uint8Array.from({ length: 500 }, (_, index) => (index % 3 === 0 ? 1 : 65))],
    ['no_text', new TextEncoder().encode('Departamento: Obras\nTexto:\n')],
    ['too_large', new TextEncoder().encode(`Texto: ${'a'.repeat(5_001)}`)],
  ])('§1.5 refuses what is %s and makes nothing', async (why, bytes) => {
    expect(await receive(bytes)).toEqual({ kind: 'refused', why })
    expect(desk.reading.drafts({})).toEqual([])
  })

  it('§1.6 has no word of it on record, only its fingerprint and length', async () => {
    await received(SHEET)
    const [row] = desk.test.audit.recent(null, 10).filter(({ action }) => action === 'intake.receive')
    expect(JSON.stringify(row)).not.toMatch(/Obras|214|Corte/)
    expect(JSON.parse(String(row?.after))).toMatchObject({ length: 24 })
  })
})

describe('§3 what waits', () => {
  it('§3.1 has the nearest deadline first, those without one last, and none that is planned', async () => {
    const late = await received(SHEET.replace('12/12/2026', '20/12/2026'))
    const none = await received(SHEET.replace('12/12/2026', ''))
    const soon = await received(SHEET)
    expect(intake.open().map(({ postId }) => postId)).toEqual([soon, late, none])
    desk.planning.discard({ postId: late })
    expect(intake.open().map(({ postId }) => postId)).toEqual([soon, none])
  })
})

describe('§4 the empty sheet', () => {
  it('§4.1 is written beside what is there, and read back it asks for nothing', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'mando-sheet-'))
    try {
      desk.levers.showFolder(folder)
      await intake.writeSheet()
      await intake.writeSheet()
      expect(readdirSync(folder).sort()).toEqual(['peticion-de-publicacion (2).txt', 'peticion-de-publicacion.txt'])
      const bytes = readFileSync(path.join(folder, 'peticion-de-publicacion.txt'))
      expect(await receive(bytes)).toEqual({ kind: 'refused', why: 'no_text' })
      expect(await received(bytes.toString('utf8').replace('Texto: ', 'Texto: hola'))).toMatch(/^[\da-f-]{36}$/)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})
