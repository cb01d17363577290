/** Documents of requests over a real database: kept, saved, taken away; refused without a trace (docs/specs/intake.md §5). */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { id, openPublishingDesk } from '../fakes/publishingDesk.ts'

const DOCUMENT = id(700)
const PDF = Buffer.from('%PDF-1.7 el anuncio de Obras')

let desk: ReturnType<typeof openPublishingDesk>
let intake: ReturnType<(typeof desk)['planningOf']>['intake']
let postId = ''
beforeEach(async () => {
  desk = openPublishingDesk()
  intake = desk.planningOf().intake
  desk.levers.chooseFile(Buffer.from('Departamento: Obras\nTexto: Corte de agua.'))
  const answer = await intake.receive()
  postId = answer.kind === 'received' ? answer.postId : ''
})
afterEach(() => desk.close())

const attach = (bytes: Uint8Array | 'too_large' | null, documentId = DOCUMENT, name = 'Anuncio de obras.pdf') => {
  desk.levers.chooseFile(bytes, name)
  return intake.attachDocument({ postId, documentId })
}
const names = () => intake.documents({ postId }).map(({ name, kind }) => `${name}.${kind}`)
const audited = () =>
  desk.test.db.prepare(`SELECT action FROM audit WHERE action LIKE 'intake.%document%' ORDER BY seq`).pluck().all()

describe('a document of a request', () => {
  it('is kept beside it, once however often it is chosen', async () => {
    expect(await attach(PDF)).toEqual({ kind: 'attached' })
    expect(await attach(PDF)).toEqual({ kind: 'attached' })
    expect(await attach(PDF, id(701))).toEqual({ kind: 'known' })
    expect(names()).toEqual(['Anuncio de obras.pdf'])
  })

  it.each([
    ['too_large', 'too_large' as const],
    ['not_document', Buffer.from('MZ un programa')],
    ['empty', Buffer.alloc(0)],
  ])('is refused as %s and leaves nothing', async (why, bytes) => {
    expect(await attach(bytes)).toEqual({ kind: 'refused', why })
    expect([names(), audited()]).toEqual([[], []])
  })

  it('is refused beyond five', async () => {
    for (let n = 0; n < 5; n += 1) await attach(Buffer.from(`%PDF-1.7 ${String(n)}`), id(710 + n))
    expect(await attach(PDF)).toEqual({ kind: 'refused', why: 'too_many' })
  })

  it('belongs to a request: a post nobody asked for takes none', async () => {
    desk.draft(['Sin petición'])
    await expect(intake.attachDocument({ postId: id(100), documentId: DOCUMENT })).rejects.toThrow('not_found')
  })

  it('is saved as it came where the person says, by what it is and not by its name', async () => {
    await attach(PDF, DOCUMENT, 'Anuncio.pdf.exe')
    const folder = mkdtempSync(path.join(tmpdir(), 'mando-document-'))
    desk.levers.showFolder(folder)
    expect(await intake.saveDocument({ documentId: DOCUMENT })).toEqual({ fileName: 'Anuncio.pdf.pdf' })
    expect(readFileSync(path.join(folder, 'Anuncio.pdf.pdf')).equals(PDF)).toBe(true)
    await intake.saveDocument({ documentId: DOCUMENT })
    expect(readdirSync(folder)).toHaveLength(2)
    rmSync(folder, { recursive: true })
  })

  it('is taken away, brought back, and gone a day later', async () => {
    await attach(PDF)
    intake.removeDocument({ documentId: DOCUMENT })
    expect(names()).toEqual([])
    intake.bringDocumentBack({ documentId: DOCUMENT })
    expect(names()).toHaveLength(1)
    intake.removeDocument({ documentId: DOCUMENT })
    await desk.clock.advance(25 * 3_600_000)
    await attach(Buffer.from('%PDF-1.7 otro'), id(702))
    expect(() => intake.bringDocumentBack({ documentId: DOCUMENT })).toThrow('not_found')
    expect(audited()).toEqual([
      ...['intake.attach_document', 'intake.remove_document', 'intake.bring_document_back'],
      ...['intake.remove_document', 'intake.attach_document'],
    ])
  })
})
