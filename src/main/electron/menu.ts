/** The window's menu: what a person expects of any program, in the language of the interface. */
import { Menu, type MenuItemConstructorOptions } from 'electron'

type Role = NonNullable<MenuItemConstructorOptions['role']>
type Entry = readonly [role: Role, es: string, en: string] | 'separator'

const MENUS: readonly { readonly es: string; readonly en: string; readonly entries: readonly Entry[] }[] = [
  { es: '&Archivo', en: '&File', entries: [['quit', 'Salir', 'Quit']] },
  {
    es: '&Edición',
    en: '&Edit',
    entries: [
      ['undo', 'Deshacer', 'Undo'],
      ['redo', 'Rehacer', 'Redo'],
      'separator',
      ['cut', 'Cortar', 'Cut'],
      ['copy', 'Copiar', 'Copy'],
      ['paste', 'Pegar', 'Paste'],
      ['selectAll', 'Seleccionar todo', 'Select all'],
    ],
  },
  {
    es: '&Ver',
    en: '&View',
    entries: [
      ['zoomIn', 'Acercar', 'Zoom in'],
      ['zoomOut', 'Alejar', 'Zoom out'],
      ['resetZoom', 'Tamaño normal', 'Actual size'],
      'separator',
      ['togglefullscreen', 'Pantalla completa', 'Full screen'],
    ],
  },
]
const DEVELOPER_ENTRIES: readonly Entry[] = [
  'separator',
  ['reload', 'Recargar', 'Reload'],
  ['toggleDevTools', 'Herramientas de desarrollo', 'Developer tools'],
]

/** Has Electron not build a menu of its own before it is ready (electronjs.org/docs/latest/tutorial/performance, 8). */
export function leaveOutDefaultMenu(): void {
  Menu.setApplicationMenu(null)
}

/** Puts the menu up, in place of the one before. */
export function showMenu({ language, packaged }: { language: 'es' | 'en'; packaged: boolean }): void {
  const template = MENUS.map(({ es, en, entries }, index) => {
    const isLast = index === MENUS.length - 1
    const all = isLast && !packaged ? [...entries, ...DEVELOPER_ENTRIES] : entries
    return { label: language === 'es' ? es : en, submenu: all.map((entry) => menuItem(entry, language)) }
  })
  const appMenu: MenuItemConstructorOptions[] = process.platform === 'darwin' ? [{ role: 'appMenu' }] : []
  Menu.setApplicationMenu(Menu.buildFromTemplate([...appMenu, ...template]))
}

function menuItem(entry: Entry, language: 'es' | 'en'): MenuItemConstructorOptions {
  if (entry === 'separator') return { type: 'separator' }
  const [role, es, en] = entry
  return { role, label: language === 'es' ? es : en }
}
