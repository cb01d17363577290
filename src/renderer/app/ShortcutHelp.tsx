/** The cheat sheet that `?` opens. */
import { SimpleGrid, Stack, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../ui/Dialog.tsx'
import classes from './shell.module.css'

export function ShortcutHelp({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation('shell')
  return (
    <Dialog opened={opened} onClose={onClose} size="lg" title={<Text fw={600}>{t('shortcuts.title')}</Text>}>
      <ShortcutGroups />
    </Dialog>
  )
}

function ShortcutGroups() {
  const { t } = useTranslation(['shell', 'common', 'inbox', 'handoff', 'replies', 'urgent', 'planning'])
  const groups = [
    {
      title: t('shell:shortcuts.everywhere'),
      rows: [
        [['Ctrl', '1…6'], t('shell:shortcuts.goTo')],
        [['Ctrl', 'K'], t('shell:shortcuts.palette')],
        [['N'], t('shell:shortcuts.newPost')],
        [['Alt', 'P'], t('shell:shortcuts.changePerson')],
        [['?'], t('shell:shortcuts.help')],
      ],
    },
    {
      title: t('shell:shortcuts.calendar'),
      rows: [
        [['← ↑ → ↓'], t('shell:shortcuts.moveFocus')],
        [['↵'], t('shell:shortcuts.openItem')],
        [['Alt', '← ↑ → ↓'], `${t('shell:shortcuts.moveDay')} · ${t('shell:shortcuts.moveTime')}`],
        [['T'], t('shell:shortcuts.today')],
        [['[', ']'], t('shell:shortcuts.previousNext')],
        [['1…6'], t('planning:keys.views')],
        [['Alt', '⇧', '← ↑ → ↓'], t('planning:keys.copy')],
        [['Ctrl'], t('planning:keys.drag')],
        [['P'], t('planning:keys.pickUp')],
        [['F', 'V'], t('planning:keys.filter')],
        [['D'], t('planning:keys.days')],
      ],
    },
    {
      title: t('shell:shortcuts.composer'),
      rows: [
        [['Ctrl', '↵'], t('shell:shortcuts.schedule')],
        [['Ctrl', '⇧', '↵'], t('shell:shortcuts.addSegment')],
        [['Esc'], t('shell:shortcuts.close')],
      ],
    },
    {
      title: t('shell:shortcuts.lists'),
      rows: [
        [['↑ ↓', 'J K'], t('shell:shortcuts.listMove')],
        [['Inicio', 'Fin'], t('shell:shortcuts.listEnds')],
        [['↵'], t('shell:shortcuts.openItem')],
      ],
    },
    {
      title: t('inbox:keys.title'),
      isLong: true,
      rows: [
        [['E'], t('inbox:keys.triage')],
        [['S'], t('inbox:keys.status')],
        [['M', 'A'], t('inbox:keys.assign')],
        [['L'], t('inbox:keys.label')],
        [['H'], t('inbox:keys.snooze')],
        [['G'], t('inbox:keys.priority')],
        [['P', 'Q'], t('inbox:keys.pin')],
        [['C'], t('handoff:key')],
        [['U'], t('inbox:keys.read')],
        [['D'], t('urgent:keys.end')],
        [['Z'], t('inbox:keys.undo')],
        [['X', '␣'], t('inbox:keys.select')],
        [['⇧', '↑ ↓'], t('inbox:keys.extend')],
        [['Ctrl', 'A'], t('inbox:keys.selectAll')],
        [['R', 'I'], t('inbox:keys.answer')],
        [['Ctrl', '↵'], t('inbox:keys.send')],
        [['Ctrl', '⇧', '↵'], t('inbox:keys.sendResolve')],
        [['Alt', 'G'], t('replies:keys.open')],
        [['Alt', '1…9'], t('replies:keys.macro')],
        [['O'], t('inbox:keys.history')],
        [['/', 'V', 'F'], t('inbox:keys.find')],
      ],
    },
  ] as const
  return (
    <SimpleGrid cols={2} spacing="lg">
      {groups.map((group) => (
        <Stack key={group.title} gap={4} style={'isLong' in group ? { gridColumn: '1 / -1' } : {}}>
          <Title order={3}>{group.title}</Title>
          <dl className={classes.keys} style={'isLong' in group ? { columns: 2, columnGap: 20 } : {}}>
            {group.rows.map(([keys, words]) => (
              <div key={words}>
                <dt>
                  {keys.map((key) => (
                    <kbd key={key} className="key">
                      {key}
                    </kbd>
                  ))}
                </dt>
                <dd>{words}</dd>
              </div>
            ))}
          </dl>
        </Stack>
      ))}
    </SimpleGrid>
  )
}
