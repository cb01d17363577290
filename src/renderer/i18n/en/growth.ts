/** English texts of the growth screen. */
import type { growth as spanish } from '../es/growth.ts'
import type { Translation } from '../translation.ts'

export const growth: Translation<typeof spanish> = {
  title: 'Growth',
  account: 'Account',
  range: { label: 'Period', '30d': '30 days', '1y': '1 year', all: 'All' },
  headline: {
    followers: 'Followers',
    asOf: 'Measured on {{date}}',
    change: 'Change in the period',
    perDay: 'Daily average',
    missing: 'Days without data',
    missingOf_one: 'of {{count}} day',
    missingOf_other: 'of {{count}} days',
    since: 'since {{date}}',
    noBase: 'Needs two measurements',
  },
  chart: {
    followers: 'Followers per day',
    change: 'Daily change',
    caption:
      'Followers of @{{handle}} from {{from}} to {{to}}. The axis does not start at zero. The table holds the same numbers.',
    gaps_one: 'There is {{count}} day without data; the line breaks there.',
    gaps_other: 'There are {{count}} days without data; the line breaks there.',
    changeCaption: 'Difference in followers of each day with the day before.',
    noData: 'No data',
  },
  table: {
    label: 'Followers of each day',
    day: 'Day',
    followers: 'Followers',
    change: 'Change',
    noData: 'no data',
  },
  empty: {
    noAccountsTitle: 'There is no account yet',
    noAccountsText: 'Connect an account and Mando will start measuring its followers.',
    noAccountsAction: 'Go to Accounts',
    title: 'There are no measurements yet',
    text: 'Mando notes the followers at each sync. The first measurement will appear here.',
    action: 'Sync now',
    assistedText:
      'This account works in assisted mode: without an API, Mando cannot read its followers. What was measured before is kept.',
  },
}
