/** Hashtags and mentions of what the office published, for whoever writes now (docs/specs/composer.md §4). */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createWritingHelp } from '../../src/main/services/writingHelp.ts'
import { createPublishedTextTable } from '../../src/main/store/publishedTextTable.ts'
import { tagsIn, typedTag } from '../../src/shared/domain/writtenTags.ts'
import { ACCOUNT, id, MINUTE, openPublishingDesk } from '../fakes/publishingDesk.ts'

describe('what a text names (§4.1)', () => {
  const tags = (...texts: readonly string[]) =>
    tagsIn(texts.map((text, at) => ({ postId: String(at), text, atMs: 100 - at }))).map(({ kind, written, uses }) => [
      kind,
      written,
      uses,
    ])

  it('counts posts, whatever capitals and accents, and keeps the newest spelling', () => {
    expect(tags('#Tráfico y #trafico', 'más #TRAFICO @dgt')).toEqual([
      ['hashtag', 'Tráfico', 2],
      ['mention', 'dgt', 1],
    ])
  })

  it('does not look into links and addresses', () => {
    expect(tags('https://example.org/a#b/@c', 'correo@example.org', 'A&B#no')).toEqual([])
  })
})

describe('what is being typed', () => {
  it.each([
    ['Hoy #Tra', { kind: 'hashtag', beginning: 'Tra', start: 5 }],
    ['@', { kind: 'mention', beginning: '', start: 1 }],
    ['Hoy #Tra ', null],
    ['correo@exa', null],
    ['', null],
  ])('%j', (text, expected) => expect(typedTag(text, text.length)).toEqual(expected))
})

describe('suggestions', () => {
  let desk: ReturnType<typeof openPublishingDesk>
  beforeEach(() => {
    desk = openPublishingDesk()
  })
  afterEach(() => desk.close())

  it('are what was published, used last first, and the office’s own (§4.2)', async () => {
    const help = createWritingHelp({
      published: createPublishedTextTable(desk.test.db),
      ownHashtags: () => ['EmergenciasPA', 'trafico'],
    })
    const ask = (kind: 'hashtag' | 'mention', beginning: string) =>
      help.suggestions({ kind, beginning }).map(({ written, uses }) => [written, uses])
    expect(ask('hashtag', '')).toEqual([
      ['EmergenciasPA', 0],
      ['trafico', 0],
    ])
    desk.draft(['Corte #Tráfico #ProteccionCivil @dgt'], [ACCOUNT], 1)
    desk.scheduleIn(1, id(101))
    desk.draft(['Otro #Tráfico'], [ACCOUNT], 2)
    desk.scheduleIn(20, id(102))
    desk.draft(['Aún no #TrenCortado'], [ACCOUNT], 3)
    desk.startRunner()
    await desk.clock.advance(2 * MINUTE)
    expect(ask('hashtag', 'prot')).toEqual([['ProteccionCivil', 1]])
    await desk.clock.advance(30 * MINUTE)
    expect(ask('hashtag', 'TRÁ')).toEqual([['Tráfico', 2]])
    expect(ask('hashtag', '')).toEqual([
      ['Tráfico', 2],
      ['ProteccionCivil', 1],
      ['EmergenciasPA', 0],
    ])
    expect(ask('mention', 'd')).toEqual([['dgt', 1]])
    expect(ask('mention', 'dgt')).toEqual([])
    expect(help.spellings()).toEqual(['Tráfico', 'ProteccionCivil'])
  })
})
