/** Invented citizens: what they write, when, and that it is always the same. */
import { describe, expect, it } from 'vitest'
import { POLICE_ACCOUNT } from '../../../src/main/training/accounts.ts'
import { findUrgent } from '../../../src/shared/domain/detect/urgent.ts'
import { shippedLists } from '../domain/detect/labelledSets.ts'
import { createBench, publish, readPage } from './support.ts'

const everything = (bench: ReturnType<typeof createBench>): readonly string[] => [
  ...bench.network.record.citizenPosts().map(({ text }) => text),
  ...bench.network.record.directMessages().map(({ text }) => text),
]

describe('citizens', () => {
  it('have written some 25 times in the last days when the account begins, and only then', () => {
    const bench = createBench()
    bench.network.citizens.seed()
    bench.network.citizens.seed()
    const said = [...bench.network.record.citizenPosts(), ...bench.network.record.directMessages()]
    expect(said).toHaveLength(25)
    const now = bench.clock.now()
    for (const { createdAtMs } of said) {
      expect(createdAtMs).toBeGreaterThan(now - 4 * 86_400_000)
      expect(createdAtMs).toBeLessThan(now)
    }
    expect(bench.network.record.directMessages().length).toBeGreaterThanOrEqual(3)
    expect(bench.network.record.citizenPosts().length).toBeGreaterThanOrEqual(12)
  })

  it('are the same for the same seed', () => {
    const [one, two] = [createBench(), createBench()]
    for (const bench of [one, two]) {
      bench.network.citizens.seed()
      bench.network.citizens.play(40)
    }
    expect(everything(one)).toEqual(everything(two))
  })

  it('say all kinds of things, some of them hostile to a careless window', async () => {
    const bench = createBench()
    await publish(bench, 'Aviso')
    bench.network.citizens.play(1_000)
    const said = everything(bench).join('\n')
    for (const trace of [
      '¿',
      'Gracias',
      'Otra noche',
      'payasos',
      'furgoneta',
      'URGENTE',
      '<script>',
      '<b>',
      '\u202E',
      '\u200B',
    ]) {
      expect(said).toContain(trace)
    }
    expect(new Set(everything(bench)).size).toBeGreaterThan(400)
    expect(
      bench.network.record.citizenPosts().filter(({ inReplyToId }) => inReplyToId !== null).length,
    ).toBeGreaterThan(50)
  })

  it('fill a day in which one in twenty is angry and two cannot wait', () => {
    const bench = createBench()
    const ids = bench.network.citizens.playDay(1_000, 2)
    expect(new Set(ids).size).toBe(1_000)
    const said = everything(bench)
    expect(said).toHaveLength(1_000)
    const cannotWait = said.filter((text) => /hay humo|caído al agua|no responde y se oyen golpes/u.test(text))
    expect(cannotWait).toHaveLength(2)
    const lists = shippedLists()
    const marked = said.filter((text) => findUrgent(text, lists).length > 0)
    expect(marked).toEqual(expect.arrayContaining(cannotWait))
    expect(marked.length).toBeLessThan(10)
    const words =
      /Otra noche|farola|patinetes|multado|Contenedores|abandonado|doble fila|plantas|escape libre|instancia|He llamado|inútiles|payasos|caraduras/u
    expect(said.filter((text) => words.test(text))).toHaveLength(50)
  })

  it('comment without naming the account, so that they cannot be answered by API', async () => {
    const bench = createBench()
    const id = await publish(bench, 'Aviso')
    bench.network.citizens.play(200)
    const comment = bench.network.record.citizenPosts().find(({ inReplyToId }) => inReplyToId === id)!
    expect(comment.text).not.toContain('@')
    expect(
      await bench.ask('POST /2/tweets', { text: 'hola', reply: { in_reply_to_tweet_id: comment.id } }),
    ).toMatchObject({ status: 403 })
  })

  it('answer back now and then, some time later', async () => {
    const bench = createBench()
    const asked = Array.from({ length: 40 }, (_, i) =>
      bench.network.citizens.say({ kind: 'mention', handle: `Vecina${i}`, text: `pregunta ${i}` }),
    )
    for (const [i, id] of asked.entries())
      await publish(bench, `respuesta ${i}`, { reply: { in_reply_to_tweet_id: id } })
    const mentions = `/2/users/${POLICE_ACCOUNT.id}/mentions?max_results=100`
    expect((await readPage(bench, mentions)).meta.result_count).toBe(40)
    await bench.clock.advance(300_000)
    const { data } = await readPage(bench, mentions)
    expect(data.length).toBeGreaterThan(45)
    expect(data.length).toBeLessThan(70)
    expect(data[0]!.text).toContain(`@${POLICE_ACCOUNT.handle} `)
    const again = { in_reply_to_tweet_id: data[0]!.id }
    expect(await bench.ask('POST /2/tweets', { text: 'De nada', reply: again })).toMatchObject({ status: 201 })
  })

  it('answer back in private too', async () => {
    const bench = createBench()
    for (let i = 0; i < 15; i += 1) {
      bench.network.citizens.say({ kind: 'dm', handle: `Vecina${i}`, text: 'hola' })
      const { senderId } = bench.network.record.directMessages().at(-1)!
      await bench.ask(`POST /2/dm_conversations/with/${senderId}/messages`, { text: 'Dígame.' })
    }
    await bench.clock.advance(300_000)
    await bench.ask('GET /2/users/me')
    expect(bench.network.record.directMessages().length).toBeGreaterThan(31)
  })

  it('are forgotten in time, own posts never', async () => {
    const bench = createBench()
    await publish(bench, 'el primero')
    bench.network.citizens.play(6_500)
    expect(bench.network.record.citizenPosts()).toHaveLength(4_000)
    expect(bench.network.record.posts()).toHaveLength(1)
  })

  it('speak to the account that is named, and to none that is not there', () => {
    const { citizens } = createBench().network
    expect(() => citizens.say({ kind: 'comment', handle: 'Vecina', text: 'hola' })).toThrow(/no post/)
    expect(() => citizens.say({ kind: 'mention', handle: 'Vecina', text: 'hola', to: 'Nadie' })).toThrow(
      /no such own account/,
    )
  })
})
