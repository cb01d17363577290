/** In the calendar's bar: all series, and the library. */
import { ActionIcon, Menu, Tooltip } from '@mantine/core'
import { IconRepeat } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../ui/Dialog.tsx'
import { useOrders } from '../../ui/orders.ts'

/** Their forms need fields of dates and numbers that the first screen does without. */
export const readSeriesList = async () => ({ default: (await import('./SeriesList.tsx')).SeriesList })
export const readLibraryList = async () => ({ default: (await import('./LibraryList.tsx')).LibraryList })
const SeriesList = lazy(readSeriesList)
const LibraryList = lazy(readLibraryList)

export function RepeatingMenu() {
  const { t } = useTranslation(['recurring', 'common'])
  const [opened, setOpened] = useState<'series' | 'library' | null>(null)
  const close = (): void => setOpened(null)
  useOrders(() => [
    { id: 'series', label: t('listSeries'), run: () => setOpened('series') },
    { id: 'library', label: t('listLibrary'), run: () => setOpened('library') },
  ])
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Tooltip label={t('menu')}>
            <ActionIcon variant="subtle" aria-label={t('menu')}>
              <IconRepeat size={16} aria-hidden />
            </ActionIcon>
          </Tooltip>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => setOpened('series')}>{t('listSeries')}</Menu.Item>
          <Menu.Item onClick={() => setOpened('library')}>{t('listLibrary')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Dialog
        opened={opened !== null}
        onClose={close}
        size={640}
        title={opened === 'library' ? t('library.title') : t('list.title')}
      >
        <Suspense fallback={null}>
          {opened === 'series' && <SeriesList onLeave={close} />}
          {opened === 'library' && <LibraryList onLeave={close} />}
        </Suspense>
      </Dialog>
    </>
  )
}
