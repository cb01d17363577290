import { expect, it } from 'vitest'
import { createClosing } from '../../../../src/renderer/features/composer/closing.ts'

/** A write that ends when it is told to. */
function write() {
  let [end, fail] = [(): void => undefined, (): void => undefined]
  const ended = new Promise<void>((resolve, reject) => {
    end = resolve
    fail = () => reject(new Error('no core'))
  })
  return { ended, end, fail }
}

it('has whoever opens a post wait for what is still being written of it', async () => {
  const [closing, saving] = [createClosing(), write()]
  closing.leave('post', saving.ended)
  const waiting = closing.of('post')
  expect(waiting).not.toBeNull()
  expect(closing.of('another')).toBeNull()
  saving.end()
  await waiting
  expect(closing.of('post')).toBeNull()
})

it('waits no longer where it could not be written', async () => {
  const [closing, saving] = [createClosing(), write()]
  closing.leave('post', saving.ended)
  saving.fail()
  await closing.of('post')
  expect(closing.of('post')).toBeNull()
})

it('waits for the one that was closed last', async () => {
  const [closing, first, second] = [createClosing(), write(), write()]
  closing.leave('post', first.ended)
  const waiting = closing.of('post')
  closing.leave('post', second.ended)
  first.end()
  await waiting
  expect(closing.of('post')).not.toBeNull()
})
