/**
 * The parts of the window that are read after the first screen is drawn, while the person looks at it and before they are
 * asked for. The calendar alone comes with the window.
 */
import { readMonthMoreList } from '../features/calendar/MonthMore.tsx'
import { otherViews } from '../features/calendar/otherViews.ts'
import { readLibraryList, readSeriesList } from '../features/recurring/RepeatingMenu.tsx'

export const lazyScreens = {
  chooser: async () => ({ default: (await import('../features/people/ChooserPage.tsx')).ChooserPage }),
  changePerson: async () => ({
    default: (await import('../features/people/ChangePersonDialog.tsx')).ChangePersonDialog,
  }),
  changePin: async () => ({ default: (await import('../features/people/ChangePinDialog.tsx')).ChangePinDialog }),
  composer: async () => ({ default: (await import('../features/composer/Composer.tsx')).Composer }),
  ...otherViews,
  monthMoreList: readMonthMoreList,
  repeatingBar: async () => ({ default: (await import('../features/recurring/RepeatingBar.tsx')).RepeatingBar }),
  seriesList: readSeriesList,
  libraryList: readLibraryList,
  outsidePost: async () => ({ default: (await import('../features/calendar/OutsidePost.tsx')).OutsidePost }),
  inbox: async () => ({ default: (await import('../features/inbox/InboxScreen.tsx')).InboxScreen }),
  maskedText: async () => ({ default: (await import('../ui/MaskedText.tsx')).MaskedText }),
  growth: async () => ({ default: (await import('../features/growth/GrowthScreen.tsx')).GrowthScreen }),
  outbox: async () => ({ default: (await import('../features/outbox/OutboxScreen.tsx')).OutboxScreen }),
  accounts: async () => ({ default: (await import('../features/accounts/AccountsScreen.tsx')).AccountsScreen }),
  settings: async () => ({ default: (await import('../features/settings/SettingsScreen.tsx')).SettingsScreen }),
}
