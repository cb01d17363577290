/** What the values of a filter are called, and which there are to choose from. */
import { useTranslation } from 'react-i18next'
import type { AccountView } from '#shared/contract/accounts.ts'
import type { OutputOf } from '#shared/contract/contract.ts'
import { NO_CAMPAIGN } from '#shared/domain/calendarFilter.ts'
import { POST_STATES } from '#shared/domain/postLife.ts'
import type { FilterPart, FilterValue } from './calendarFilterView.ts'
import type { Marks } from './calendarView.ts'

type Choice = { readonly value: string; readonly label: string }

export type FilterNames = {
  readonly of: (value: FilterValue) => string
  /** What is offered for a part; the archived only where it is chosen already. */
  readonly choices: (part: FilterPart, chosen: readonly string[]) => Choice[]
}

export function useFilterNames(
  accounts: readonly AccountView[],
  marks: Marks,
  people: readonly OutputOf<'people.list'>['people'][number][],
): FilterNames {
  const { t } = useTranslation(['planning', 'common'])
  const all = (part: FilterPart): readonly (Choice & { readonly isArchived: boolean })[] => {
    switch (part) {
      case 'accountIds':
        return accounts.map(({ accountId, handle }) => ({ value: accountId, label: `@${handle}`, isArchived: false }))
      case 'campaignIds':
        return [
          { value: NO_CAMPAIGN, label: t('filter.noCampaign'), isArchived: marks.campaigns.length === 0 },
          ...marks.campaigns.map(({ campaignId, name, archivedAtMs }) => ({
            value: campaignId,
            label: name,
            isArchived: archivedAtMs !== null,
          })),
        ]
      case 'labelIds':
        return marks.labels.map(({ labelId, name, archivedAtMs }) => ({
          value: labelId,
          label: name,
          isArchived: archivedAtMs !== null,
        }))
      case 'states':
        return POST_STATES.map((state) => ({ value: state, label: t(`common:postState.${state}`), isArchived: false }))
      case 'personIds':
        return people.map(({ personId, name, archivedAtMs }) => ({
          value: personId,
          label: name,
          isArchived: archivedAtMs !== null,
        }))
    }
  }
  return {
    of: ({ part, value }) => all(part).find((choice) => choice.value === value)?.label ?? t('filter.unknown'),
    choices: (part, chosen) =>
      all(part)
        .filter(({ value, isArchived }) => !isArchived || chosen.includes(value))
        .map(({ value, label }) => ({ value, label })),
  }
}
