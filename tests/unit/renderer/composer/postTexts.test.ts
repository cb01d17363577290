import { expect, it } from 'vitest'
import type { OperationName } from '#shared/contract/contract.ts'
import { createPostTexts } from '../../../../src/renderer/features/composer/postTexts.ts'

type Call = Parameters<typeof createPostTexts>[0]['call']

function recorder(failFirst = false) {
  const calls: { readonly name: OperationName; readonly input: unknown }[] = []
  let failing = failFirst
  const call = ((name: OperationName, input: unknown) => {
    if (failing) {
      failing = false
      return Promise.reject(new Error('disk full'))
    }
    calls.push({ name, input })
    return Promise.resolve({ ok: true })
  }) as Call
  return { calls, call }
}

const texts = (text: string) => [{ segmentId: 's1', text }]

it('creates a post with the first words and replaces them from then on', async () => {
  const { calls, call } = recorder()
  const post = createPostTexts({ postId: 'p1', exists: false, accountIds: ['a1'], call })
  post.startWith(['a2'])
  await post.save(texts('ho'), null)
  await post.save(texts('hola'), null)
  expect(calls).toEqual([
    { name: 'calendar.create', input: { postId: 'p1', accountIds: ['a2'], segments: texts('ho') } },
    { name: 'calendar.saveText', input: { postId: 'p1', variantId: null, segments: texts('hola') } },
  ])
})

it('creates again where creating failed', async () => {
  const { calls, call } = recorder(true)
  const post = createPostTexts({ postId: 'p1', exists: false, accountIds: [], call })
  await expect(post.save(texts('hola'), null)).rejects.toThrow('disk full')
  expect(post.exists()).toBe(false)
  await post.save(texts('hola'), null)
  expect(calls.map(({ name }) => name)).toEqual(['calendar.create'])
  expect(post.exists()).toBe(true)
})
