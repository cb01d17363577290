/** How the state of a post follows from its variants, and theirs from the outbox. */
import { describe, expect, it } from 'vitest'
import type { EffectState } from '../../../src/shared/domain/effect.ts'
import { isEditable, postStateOf, variantStateOf } from '../../../src/shared/domain/postLife.ts'

const segments = (...states: EffectState[]) =>
  states.map((state, n) => ({
    kind: 'publish_segment' as const,
    state,
    remoteId: state === 'done' ? String(n + 1) : null,
    removes: null,
  }))
const picture = { kind: 'upload_media', state: 'done', remoteId: '90', removes: null } as const
const removal = (removes: string, state: EffectState) =>
  ({ kind: 'delete_post', state, remoteId: state === 'done' ? removes : null, removes }) as const

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
    expect(variantStateOf([picture, ...segments('queued')])).toBe('publishing')
    expect(variantStateOf([picture, ...segments('cancelled')])).toBe('cancelled')
  })
})

describe('variant state, taken down', () => {
  const two = segments('done', 'done', 'cancelled')
  it.each([
    ['what is being taken down will not go out', 'cancelled', [...two, removal('2', 'queued'), removal('1', 'queued')]],
    ['nor what was taken down', 'cancelled', [...two, removal('2', 'done'), removal('1', 'done')]],
    ['a text that cannot be taken down asks', 'needs_attention', [...two, removal('2', 'needs_attention')]],
    [
      'what a person leaves on the network is published',
      'published',
      [...two, removal('2', 'done'), removal('1', 'cancelled')],
    ],
    [
      'planned anew after it was taken down, it waits',
      'pending',
      [...segments('done'), removal('1', 'done'), ...segments('queued')],
    ],
  ] as const)('%s: %s', (_name, state, effects) => {
    expect(variantStateOf(effects)).toBe(state)
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
