/** Comments of colleagues on a post (docs/specs/composer.md §8). */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { mentionsIn } from '../../src/shared/domain/mention.ts'
import { addOfficePeople, ANA, LUIS } from '../fakes/officePeople.ts'
import { id, MINUTE, openPublishingDesk, POST } from '../fakes/publishingDesk.ts'

let desk: ReturnType<typeof openPublishingDesk>
let comments: ReturnType<(typeof desk)['planningOf']>['comments']
beforeEach(() => {
  desk = openPublishingDesk()
  comments = desk.planningOf().comments
  addOfficePeople(desk)
  desk.actAs(ANA)
  desk.draft(['Corte de agua'])
})
afterEach(() => desk.close())

const shown = () => comments.list({ postId: POST }).map(({ text, writtenBy, isNew }) => [text, writtenBy, isNew])
const add = (text: string, n = 1) => comments.add({ postId: POST, commentId: id(800 + n), text })
const audited = () =>
  desk.test.audit
    .recent(null, 500)
    .filter(({ action }) => action.startsWith('comment.'))
    .map(({ action }) => action)
    .toReversed()

it('are shown in order, with who wrote them, and told twice are one (§8.1)', async () => {
  add('¿Falta el horario?')
  add('¿Falta el horario?')
  await desk.clock.advance(MINUTE)
  desk.actAs(null)
  add('De 9 a 12', 2)
  expect(shown().map(([text, by]) => [text, by])).toEqual([
    ['¿Falta el horario?', ANA],
    ['De 9 a 12', null],
  ])
  expect(comments.list({ postId: POST })[1]?.atMs).toBe(desk.clock.now())
  expect(() => add('otra cosa')).toThrow('conflict')
  expect(() => add('', 3)).toThrow('text_empty')
  expect(() => comments.add({ postId: id(999), commentId: id(804), text: 'x' })).toThrow('not_found')
  expect(comments.list({ postId: id(999) })).toEqual([])
})

it('are new to others until they have seen them (§8.2)', async () => {
  add('uno')
  await desk.clock.advance(MINUTE)
  expect(shown()).toEqual([['uno', ANA, false]])
  desk.actAs(LUIS)
  expect(shown()).toEqual([['uno', ANA, true]])
  comments.markRead({ postId: POST })
  comments.markRead({ postId: POST })
  expect(shown()).toEqual([['uno', ANA, false]])
  expect(audited()).toEqual(['comment.add', 'comment.read'])
  desk.actAs(ANA)
  await desk.clock.advance(MINUTE)
  add('dos', 2)
  desk.actAs(LUIS)
  expect(shown()).toEqual([
    ['uno', ANA, false],
    ['dos', ANA, true],
  ])
  // Where nobody has a name there is nobody else.
  desk.actAs(null)
  expect(shown().map(([, , isNew]) => isNew)).toEqual([false, false])
})

it('are taken back and brought back by who wrote them, and leave only a trace (§8.4)', async () => {
  add('uno')
  desk.actAs(LUIS)
  expect(() => comments.remove({ commentId: id(801) })).toThrow('wrong_state')
  desk.actAs(ANA)
  comments.remove({ commentId: id(801) })
  comments.remove({ commentId: id(801) })
  expect(shown()).toEqual([])
  desk.actAs(LUIS)
  expect(() => comments.bringBack({ commentId: id(801) })).toThrow('wrong_state')
  desk.actAs(ANA)
  comments.bringBack({ commentId: id(801) })
  expect(shown()).toEqual([['uno', ANA, false]])
  comments.remove({ commentId: id(801) })
  await desk.clock.advance(25 * 60 * MINUTE)
  add('dos', 2)
  expect(desk.test.dump('post_comment')).not.toContain('"uno"')
  expect(() => comments.bringBack({ commentId: id(801) })).toThrow('not_found')
  expect(audited()).toEqual(['comment.add', 'comment.remove', 'comment.bring_back', 'comment.remove', 'comment.add'])
  expect(desk.test.dump('audit')).not.toContain('"uno"')
})

it('name colleagues, the longest name first (§8.3)', () => {
  const people = [
    { personId: 'a', name: 'Ana' },
    { personId: 'ag', name: 'Ana Gil' },
    { personId: 'j', name: 'José' },
  ]
  const named = (text: string) =>
    mentionsIn(text, people).map(({ start, end, personId }) => [text.slice(start, end), personId])
  expect(named('@Ana Gil y @jose, ¿lo veis?')).toEqual([
    ['@Ana Gil', 'ag'],
    ['@jose', 'j'],
  ])
  expect(named('@Ana, mira')).toEqual([['@Ana', 'a']])
  expect(named('@Anabel, ana@ana.es, Ana')).toEqual([])
})

it('are announced to whom they concern until seen, and to nobody else (§8.5)', async () => {
  const unread = () => comments.unread().map(({ postId, count, isForMe, lastBy }) => [postId, count, isForMe, lastBy])
  desk.actAs(LUIS)
  add('¿Falta el horario?')
  await desk.clock.advance(MINUTE)
  add('¿Y el mapa?', 2)
  expect(unread()).toEqual([])
  desk.actAs(ANA)
  expect(unread()).toEqual([[POST, 2, false, LUIS]])
  comments.markRead({ postId: POST })
  expect(unread()).toEqual([])
  await desk.clock.advance(MINUTE)
  add('De 9 a 12', 3)
  desk.actAs(LUIS)
  expect(unread()).toEqual([[POST, 1, false, ANA]])
  desk.actAs(null)
  expect(unread()).toEqual([])
})

it('are announced to who is named, though they had no part (§8.5)', () => {
  add('@luis, ¿lo ves bien?')
  desk.actAs(LUIS)
  expect(comments.unread()).toMatchObject([{ postId: POST, isForMe: true, lastBy: ANA }])
})
