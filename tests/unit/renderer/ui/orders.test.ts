import { expect, it } from 'vitest'
import { createOrderBook } from '../../../../src/renderer/ui/orders.ts'

const order = (id: string) => ({ id, label: id, run: () => undefined })

it('has the orders of what is on the screen, what came last first, as they are when asked, and none of what left it', () => {
  const book = createOrderBook()
  let view = 'month'
  const leave = book.add(() => [order(view)])
  book.add(() => [order('close'), order('save')])
  view = 'week'
  expect(book.all().map(({ id }) => id)).toEqual(['close', 'save', 'week'])
  leave()
  expect(book.all().map(({ id }) => id)).toEqual(['close', 'save'])
})
