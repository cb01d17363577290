/** Which of the post's texts is being written: the common one, or that of one account. */
import { Button, Group, Menu, SegmentedControl } from '@mantine/core'
import { IconPencilPlus } from '@tabler/icons-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { AccountView } from '#shared/contract/accounts.ts'
import { accountColour } from '../../ui/AccountBadge.tsx'
import { drawnFor } from './drawnFor.ts'
import type { Composing } from './useComposer.ts'
import { useOwnTexts } from './useOwnTexts.ts'
import classes from './ownTexts.module.css'

/** What stands for the common text, which has no variant. */
const COMMON = 'common'

/** Nothing where there is one account only: then there is one text. */
export const TextTabs = memo(DrawnTabs, drawnFor('destinations', 'textKey', 'editing', 'post'))

function DrawnTabs({ composing }: { readonly composing: Composing }) {
  const { t } = useTranslation('ownTexts')
  const own = useOwnTexts(composing)
  const { destinations: texts, textKey, editing } = composing
  const common = texts[0]
  const shown = texts.find(({ key }) => key === textKey)
  if (common === undefined || (texts.length === 1 && common.accounts.length < 2)) return null
  return (
    <Group className={classes.tabs} gap={6}>
      {texts.length > 1 && (
        <SegmentedControl
          size="xs"
          aria-label={t('which')}
          value={textKey ?? COMMON}
          onChange={(value) => composing.showText(value === COMMON ? null : value)}
          data={texts.map(({ key, accounts }) => ({
            value: key ?? COMMON,
            label: key === null ? t('common', { count: accounts.length }) : <OwnName account={accounts[0]} />,
          }))}
        />
      )}
      {editing === 'free' && common.accounts.length > 0 && (
        <Menu position="bottom-start">
          <Menu.Target>
            <Button size="compact-xs" variant="subtle" leftSection={<IconPencilPlus size={13} aria-hidden />}>
              {t('start')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {common.accounts.map((account) => (
              <Menu.Item key={account.accountId} onClick={() => void own.start(account)}>
                {t('startFor', { handle: account.handle })}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      {editing === 'free' && textKey !== null && shown !== undefined && (
        <Button size="compact-xs" variant="subtle" color="gray" onClick={() => void own.drop(shown)}>
          {t('drop')}
        </Button>
      )}
    </Group>
  )
}

function OwnName({ account }: { readonly account: AccountView | undefined }) {
  if (account === undefined) return null
  return (
    <span className={classes.tab}>
      <span className={classes.mark} style={{ background: accountColour(account.colour) }} aria-hidden />@
      {account.handle}
    </span>
  )
}
