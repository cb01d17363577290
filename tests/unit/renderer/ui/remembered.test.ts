import { describe, expect, it, vi } from 'vitest'
import { createRemembered } from '../../../../src/renderer/ui/remembered.ts'

describe('the choices that outlive the window', () => {
  it('come with the page', () => {
    const remembered = createRemembered('{"view":"week","number":7}', vi.fn())
    expect(remembered.get('view')).toBe('week')
    expect(remembered.get('number')).toBeNull()
    expect(remembered.get('colours')).toBeNull()
  })

  it('are kept and told when they change, and only then', () => {
    const keep = vi.fn()
    const told = vi.fn()
    const remembered = createRemembered('{"view":"week"}', keep)
    const leave = remembered.subscribe(told)
    remembered.set('view', 'week')
    expect(keep).not.toHaveBeenCalled()
    remembered.set('view', 'board')
    expect(remembered.get('view')).toBe('board')
    expect(keep.mock.calls).toEqual([['view', 'board']])
    expect(told).toHaveBeenCalledTimes(1)
    leave()
    remembered.set('view', 'month')
    expect(told).toHaveBeenCalledTimes(1)
  })

  it.each(['', '{', 'null', '"x"', '[1]'])('are none where the page says %j', (page) => {
    expect(createRemembered(page, vi.fn()).get('view')).toBeNull()
  })
})
