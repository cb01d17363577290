/** The training network's controls: citizens who write, and faults to practise with. */
import { z } from 'zod'
import { TRAINING_FAULTS } from '../domain/trainingFault.ts'
import { command, query } from './operation.ts'
import { done, nothing } from './values.ts'

export const trainingOperations = {
  'training.get': query({
    input: nothing,
    output: () => z.object({ fault: z.enum(TRAINING_FAULTS), remaining: z.int().nullable() }),
    topics: ['training'],
  }),
  /** Sets the one fault in force; `count` limits it to the next requests, null keeps it until changed. */
  'training.setFault': command({
    input: () => z.strictObject({ fault: z.enum(TRAINING_FAULTS), count: z.int().min(1).max(1000).nullable() }),
    output: done,
    right: 'administer',
  }),
  /** Invented citizens write now; `day` is a whole one of a large account: one in twenty angry, `urgent` that cannot wait. */
  'training.citizensWrite': command({
    input: () =>
      z.strictObject({
        count: z.int().min(1).max(1000),
        as: z.enum(['usual', 'day']).default('usual'),
        urgent: z.int().min(0).max(20).default(2),
      }),
    output: done,
    right: 'administer',
  }),
}
