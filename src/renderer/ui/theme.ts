/** The look of the window: one accent, small sizes, contrast of at least 4.5 in both themes. */
import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core'

/** Institutional deep blue. */
const azul: MantineColorsTuple = [
  '#eef3fa',
  '#dbe5f2',
  '#b4c8e3',
  '#8aa9d4',
  '#678ec6',
  '#4f7dbe',
  '#3f6fb4',
  '#2a5799',
  '#214b89',
  '#153d76',
]
/** Slightly blue greys for the dark theme, calmer than pure ones. */
const dark: MantineColorsTuple = [
  '#d5d9e0',
  '#b3bac6',
  '#98a1b0',
  '#6b7586',
  '#3d4553',
  '#2f3643',
  '#252b36',
  '#1b2029',
  '#151920',
  '#0f1217',
]

const ACCOUNT_COLOURS = ['blue', 'teal', 'grape', 'orange', 'red', 'green', 'indigo', 'pink'] as const

export const theme = createTheme({
  colors: { azul, dark },
  primaryColor: 'azul',
  primaryShade: { light: 7, dark: 6 },
  autoContrast: false,
  defaultRadius: 6,
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  fontFamily: "system-ui, 'Segoe UI', Ubuntu, Cantarell, 'Noto Sans', 'DejaVu Sans', sans-serif",
  fontFamilyMonospace: "ui-monospace, 'Cascadia Mono', Consolas, 'DejaVu Sans Mono', monospace",
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '19px' },
  lineHeights: { xs: '1.35', sm: '1.4', md: '1.45', lg: '1.5', xl: '1.5' },
  spacing: { xs: '6px', sm: '10px', md: '14px', lg: '20px', xl: '28px' },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '17px', lineHeight: '1.3' },
      h2: { fontSize: '15px', lineHeight: '1.35' },
      h3: { fontSize: '14px', lineHeight: '1.4' },
      h4: { fontSize: '13px', lineHeight: '1.4' },
    },
  },
  components: {
    Button: { defaultProps: { size: 'xs' } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray' } },
    InputWrapper: { styles: { description: { fontSize: 11.5 }, error: { fontSize: 11.5 } } },
    TextInput: { defaultProps: { size: 'xs' } },
    PasswordInput: { defaultProps: { size: 'xs' } },
    Textarea: { defaultProps: { size: 'sm' } },
    Select: { defaultProps: { size: 'xs' } },
    MultiSelect: { defaultProps: { size: 'xs' } },
    Autocomplete: { defaultProps: { size: 'xs' } },
    NumberInput: { defaultProps: { size: 'xs' } },
    SegmentedControl: { defaultProps: { size: 'xs' } },
    Switch: { defaultProps: { size: 'xs' } },
    Text: { defaultProps: { size: 'sm' } },
    // Mantine's grey does not reach the contrast that WCAG AA asks for.
    Notification: { styles: { description: { color: 'var(--mantine-color-text)' } } },
    Tooltip: { defaultProps: { openDelay: 400, withArrow: true, fz: 'xs' } },
    // What opens has the focus at once: a key that follows belongs in it.
    Popover: { defaultProps: { transitionProps: { duration: 0 } } },
    Menu: { defaultProps: { transitionProps: { duration: 0 } } },
    // The window itself never scrolls: the lock would add a style element for nothing.
    Modal: { defaultProps: { lockScroll: false, centered: true } },
    Drawer: { defaultProps: { lockScroll: false } },
  },
})

/** Colours by their use. Light variants of Mantine's defaults do not reach the contrast that WCAG AA asks for. */
export const cssVariables: CSSVariablesResolver = () => {
  const shades = (shade: number, suffix: string): Record<string, string> =>
    Object.fromEntries(
      ['azul', 'gray', ...ACCOUNT_COLOURS, 'yellow', 'lime', 'cyan', 'violet'].map((name) => [
        `--mantine-color-${name}-${suffix}`,
        `var(--mantine-color-${name}-${shade})`,
      ]),
    )
  const accounts = (shade: number): Record<string, string> =>
    Object.fromEntries(
      ACCOUNT_COLOURS.map((name) => [`--mando-account-${name}`, `var(--mantine-color-${name}-${shade})`]),
    )
  return {
    variables: {},
    light: {
      ...shades(9, 'light-color'),
      ...shades(9, 'text'),
      ...shades(9, 'outline'),
      ...accounts(7),
      '--mantine-color-dimmed': '#566070',
      '--mantine-color-placeholder': '#68717f',
      '--mantine-color-error': '#b3261e',
      '--mantine-color-anchor': 'var(--mantine-color-azul-7)',
      '--mantine-color-text': '#1a2028',
      '--mando-rail': '#f4f6f9',
      '--mando-panel': '#ffffff',
      '--mando-line': '#dfe3ea',
      '--mando-hover': '#eef1f6',
      '--mando-active': '#dfe8f4',
      '--mando-focus': '#2a5799',
      '--mando-neutral-text': '#3c4654',
      '--mando-neutral-fill': '#e9ecf1',
      '--mando-accent-text': '#1d447c',
      '--mando-accent-fill': '#e2ebf7',
      '--mando-good-text': '#1b5e35',
      '--mando-good-fill': '#e0f2e6',
      '--mando-warning-text': '#7a4300',
      '--mando-warning-fill': '#fdeed3',
      '--mando-danger-text': '#9b1c16',
      '--mando-danger-fill': '#fde6e4',
    },
    dark: {
      ...shades(2, 'light-color'),
      ...shades(3, 'text'),
      ...shades(3, 'outline'),
      ...accounts(5),
      '--mantine-color-dimmed': '#a3acba',
      '--mantine-color-placeholder': '#8f99a8',
      '--mantine-color-error': '#ff9d97',
      '--mantine-color-anchor': 'var(--mantine-color-azul-2)',
      '--mantine-color-body': '#171b22',
      '--mando-rail': '#12151b',
      '--mando-panel': '#1b2029',
      '--mando-line': '#2c333f',
      '--mando-hover': '#222833',
      '--mando-active': '#26344a',
      '--mando-focus': '#8aa9d4',
      '--mando-neutral-text': '#c5ccd6',
      '--mando-neutral-fill': '#2b323d',
      '--mando-accent-text': '#b4c8e3',
      '--mando-accent-fill': '#233450',
      '--mando-good-text': '#9fdcb6',
      '--mando-good-fill': '#173626',
      '--mando-warning-text': '#f3cf8e',
      '--mando-warning-fill': '#3d2d10',
      '--mando-danger-text': '#ffb4ae',
      '--mando-danger-fill': '#47201d',
    },
  }
}
