import type { repeats as spanish } from '../es/repeats.ts'
import type { Translation } from '../translation.ts'

export const repeats: Translation<typeof spanish> = {
  line: {
    goes: 'The same text goes out on @{{handle}} {{when}}.',
    going: 'The same text is going out on @{{handle}}.',
    went: 'The same text went out on @{{handle}} {{when}}.',
    mayHaveGone: 'The same text may have gone out on @{{handle}} {{when}}.',
    wentElsewhere: 'The same text went out on @{{handle}} {{when}}, published outside Mando.',
    waits: 'The same text was to go out on @{{handle}} {{when}}.',
  },
  when: {
    today: 'today at {{time}}',
    tomorrow: 'tomorrow at {{time}}',
    yesterday: 'yesterday at {{time}}',
    otherDay: 'on {{day}} at {{time}}',
  },
  more_one: 'And once more.',
  more_other: 'And {{count}} times more.',
  open: 'Open it',
  openOf: 'Open it: {{line}}',
  label: 'Repeated text',
  network: { x: 'X usually refuses an identical text within a short time: the second one may not go out.' },
  title: 'The same text within a day',
  back: 'Go back',
  anyway: {
    schedule: 'Schedule all the same',
    move: 'Change the time all the same',
    publish: 'Publish all the same',
    apply: 'Apply all the same',
  },
}
