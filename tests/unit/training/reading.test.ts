/** Timelines, mentions, messages and profiles, page by page. */
import { describe, expect, it } from 'vitest'
import { POLICE_ACCOUNT } from '../../../src/main/training/accounts.ts'
import { createBench, publish, readPage } from './support.ts'

const mentions = `/2/users/${POLICE_ACCOUNT.id}/mentions`

describe('mentions', () => {
  it('hold who mentions the account and who comments under its posts, newest first', async () => {
    const bench = createBench()
    await publish(bench, 'Aviso')
    const mention = bench.network.citizens.say({ kind: 'mention', handle: 'Vecina', text: 'hola' })
    const comment = bench.network.citizens.say({ kind: 'comment', handle: 'Vecino', text: 'Ya era hora' })
    const { data } = await readPage(bench, mentions)
    expect(data.map(({ id, text }) => [id, text])).toEqual([
      [comment, 'Ya era hora'],
      [mention, '@PLPuertoalba hola'],
    ])
  })

  it('hand over each post once through since_id and pages', async () => {
    const bench = createBench()
    const say = (text: string) => bench.network.citizens.say({ kind: 'mention', handle: 'Vecina', text })
    const seen = say('antes')
    const fresh = Array.from({ length: 23 }, (_, i) => say(`nueva ${i}`))
    const found: string[] = []
    for (let token: string | undefined = ''; token !== undefined;) {
      const more: string = token === '' ? '' : `&pagination_token=${token}`
      const { data, meta } = await readPage(bench, `${mentions}?max_results=10&since_id=${seen}${more}`)
      found.push(...data.map(({ id }) => id))
      token = meta.next_token
    }
    expect(found).toEqual(fresh.reverse())
  })

  it('reach back 800 posts and no further', async () => {
    const bench = createBench()
    bench.network.citizens.play(1_200)
    let count = 0
    for (let token: string | undefined = ''; token !== undefined;) {
      const more: string = token === '' ? '' : `&pagination_token=${token}`
      const { data, meta } = await readPage(bench, `${mentions}?max_results=100${more}`)
      count += data.length
      token = meta.next_token
    }
    expect(count).toBe(800)
  })

  it('name their authors where asked', async () => {
    const bench = createBench()
    bench.network.citizens.say({ kind: 'mention', handle: 'Vecina', name: 'Salvia Nublares', text: 'hola' })
    const answer = await bench.ask(`GET ${mentions}?expansions=author_id&tweet.fields=created_at,conversation_id`)
    expect(answer.body).toMatchObject({
      data: [{ created_at: new Date(bench.clock.now()).toISOString() }],
      includes: { users: [{ username: 'Vecina', name: 'Salvia Nublares' }] },
    })
  })

  it('are empty without data, as X leaves it out', async () => {
    expect((await createBench().ask(`GET ${mentions}`)).body).toEqual({ meta: { result_count: 0 } })
  })

  it.each([
    'max_results=4',
    'max_results=101',
    'max_results=x',
    'pagination_token=nope',
    'since_id=-1',
    'start_time=ayer',
  ])('answer 400 to %s', async (query) => {
    expect(await createBench().ask(`GET ${mentions}?${query}`)).toMatchObject({ status: 400 })
  })
})

describe('the search of recent posts', () => {
  const search = (query: string, more = '') => `/2/tweets/search/recent?query=${encodeURIComponent(query)}${more}`
  const foundIn = async (bench: ReturnType<typeof createBench>, query: string) =>
    (await readPage(bench, search(query))).data.map(({ id }) => id)

  it('finds by whom, to whom, whom they name and in which conversation', async () => {
    const bench = createBench()
    const own = await publish(bench, 'Aviso')
    const comment = bench.network.citizens.say({ kind: 'comment', handle: 'Vecino', text: 'Ya era hora' })
    const named = bench.network.citizens.say({ kind: 'mention', handle: 'Vecina', text: 'sí', inReplyToId: own })
    bench.network.citizens.say({ kind: 'mention', handle: 'Vecina', text: 'aparte' })
    const { id, handle } = POLICE_ACCOUNT
    expect(await foundIn(bench, `to:${id}`)).toEqual([named, comment])
    expect(await foundIn(bench, `to:${handle} -from:${id} -@${handle}`)).toEqual([comment])
    expect(await foundIn(bench, `conversation_id:${own} -from:Vecina`)).toEqual([comment, own])
  })

  it('reaches seven days back, and refuses ids from before', async () => {
    const bench = createBench()
    const old = bench.network.citizens.say({ kind: 'mention', handle: 'Vecina', text: 'hace mucho' })
    await bench.clock.advance(7 * 86_400_000 + 1)
    const fresh = bench.network.citizens.say({ kind: 'mention', handle: 'Vecina', text: 'ahora' })
    expect(await foundIn(bench, 'from:Vecina')).toEqual([fresh])
    for (const bound of ['since_id', 'until_id']) {
      expect(await bench.ask(`GET ${search('from:Vecina', `&${bound}=${old}`)}`)).toMatchObject({ status: 400 })
    }
  })

  it('costs half a cent for each post, and nothing where it is refused', async () => {
    const bench = createBench()
    for (const text of ['uno', 'dos']) bench.network.citizens.say({ kind: 'mention', handle: 'Vecina', text })
    bench.network.levers.set({ settings: [], creditUsd: 0.01 })
    expect(await bench.ask(`GET ${search('-from:Vecina')}`)).toMatchObject({ status: 400 })
    expect(await bench.ask(`GET ${search('from:Vecina')}`)).toMatchObject({ status: 200 })
    expect(await bench.ask(`GET ${search('from:Vecina')}`)).toMatchObject({ status: 402 })
  })

  it.each(['', '-from:Vecina', 'has:media', 'aviso', 'to:'])('refuses to search for "%s"', async (query) => {
    expect(await createBench().ask(`GET ${search(query)}`)).toMatchObject({ status: 400 })
  })

  it.each(['max_results=9', 'max_results=101', 'since_id=x'])('refuses %s', async (more) => {
    expect(await createBench().ask(`GET ${search('from:Vecina', `&${more}`)}`)).toMatchObject({ status: 400 })
  })
})

describe('direct messages', () => {
  it('are read newest first and no older than thirty days', async () => {
    const bench = createBench()
    bench.network.citizens.say({ kind: 'dm', handle: 'Vecina', text: 'hace mucho' })
    await bench.clock.advance(31 * 86_400_000)
    const id = bench.network.citizens.say({ kind: 'dm', handle: 'Vecina', text: 'Tengo <una> duda' })
    const answer = await bench.ask(
      'GET /2/dm_events?dm_event.fields=id,text,created_at,dm_conversation_id&expansions=sender_id',
    )
    expect(answer.body).toMatchObject({
      data: [{ id, text: 'Tengo &lt;una&gt; duda', event_type: 'MessageCreate' }],
      includes: { users: [{ username: 'Vecina' }] },
      meta: { result_count: 1 },
    })
  })

  it('are answered in their conversation and to a participant', async () => {
    const bench = createBench()
    bench.network.citizens.say({ kind: 'dm', handle: 'Vecina', text: 'hola' })
    const [received] = bench.network.record.directMessages()
    const answer = await bench.ask(`POST /2/dm_conversations/${received!.conversationId}/messages`, { text: 'Dígame.' })
    expect(answer).toMatchObject({ status: 201, body: { data: { dm_conversation_id: received!.conversationId } } })
    expect(
      await bench.ask(`POST /2/dm_conversations/with/${received!.senderId}/messages`, { text: '¿Sigue ahí?' }),
    ).toMatchObject({
      status: 201,
    })
    expect(bench.network.record.directMessages().map(({ text }) => text)).toEqual(['hola', 'Dígame.', '¿Sigue ahí?'])
  })

  it('cannot be sent to nobody or into a conversation of others', async () => {
    const bench = createBench()
    expect(await bench.ask('POST /2/dm_conversations/with/5/messages', { text: 'hola' })).toMatchObject({ status: 404 })
    expect(await bench.ask('POST /2/dm_conversations/5-6/messages', { text: 'hola' })).toMatchObject({ status: 403 })
  })
})

describe('profiles', () => {
  it('tell the followers of today where asked', async () => {
    const bench = createBench()
    expect((await bench.ask('GET /2/users/me')).body).toEqual({
      data: { id: POLICE_ACCOUNT.id, name: POLICE_ACCOUNT.name, username: POLICE_ACCOUNT.handle },
    })
    expect((await bench.ask('GET /2/users/me?user.fields=public_metrics')).body).toMatchObject({
      data: {
        public_metrics: { followers_count: expect.any(Number) as unknown, tweet_count: expect.any(Number) as unknown },
      },
    })
  })

  it('say inside a 200 that nobody has that id', async () => {
    expect(await createBench().ask('GET /2/users/17')).toMatchObject({
      status: 200,
      body: { errors: [{ resource_id: '17' }] },
    })
  })
})
