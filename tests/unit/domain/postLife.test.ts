/** How the state of a post follows from its variants, and theirs from the outbox. */
import { describe, expect, it } from 'vitest'
import type { EffectState } from '../../../src/shared/domain/effect.ts'
import { isEditable, postStateOf, variantStateOf } from '../../../src/shared/domain/postLife.ts'

const segments = (...states: EffectState[]) => states.map((state) => ({ kind: 'publish_segment' as const, state }))

describe('variant state', () => {
  it.each<[string, ReturnType<typeof variantStateOf>, ReturnType<typeof segments>]>([
    ['nothing queued yet', 'pending', []],
    ['waiting', 'pending', segments('queued', 'queued')],
    ['under way', 'publishing', segments('running', 'queued')],
    ['half out', 'publishing', segments('done', 'queued')],
    ['all out', 'published', segments('done', 'done')],
    ['a part of unknown fate', 'uncertain', segments('done', 'uncertain', 'queued')],
    ['a part refused', 'needs_attention', segments('done', 'needs_attention', 'queued')],
    ['its hour passed', 'missed', segments('missed', 'queued')],
    ['given up', 'cancelled', segments('cancelled', 'cancelled')],
    ['given up once and planned again', 'pending', segments('cancelled', 'queued')],
    ['the rest of a thread given up', 'published', segments('done', 'cancelled')],
  ])('%s: %s', (_name, state, effects) => {
    expect(variantStateOf(effects)).toBe(state)
  })

  it('is not published by its picture alone', () => {
    expect(variantStateOf([{ kind: 'upload_media', state: 'done' }, ...segments('queued')])).toBe('publishing')
    expect(variantStateOf([{ kind: 'upload_media', state: 'done' }, ...segments('cancelled')])).toBe('cancelled')
  })
})

describe('post state', () => {
  it('shows the most pressing of its variants', () => {
    expect(postStateOf('scheduled', ['published', 'missed'])).toBe('missed')
    expect(postStateOf('scheduled', ['uncertain', 'needs_attention'])).toBe('needs_attention')
    expect(postStateOf('scheduled', ['published', 'published'])).toBe('published')
    expect(postStateOf('scheduled', ['published', 'pending'])).toBe('publishing')
    expect(postStateOf('scheduled', ['pending', 'pending'])).toBe('scheduled')
    expect(postStateOf('draft', ['pending'])).toBe('draft')
  })

  it('may be changed only while no part has left or may have left', () => {
    expect(isEditable(['pending', 'missed', 'needs_attention', 'cancelled'])).toBe(true)
    for (const state of ['publishing', 'published', 'uncertain'] as const)
      expect(isEditable(['pending', state])).toBe(false)
  })
})
