import js from '@eslint/js'
import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

/** What the core reaches only through its ports (src/main/ports.ts). */
const portsOnly = [
  { name: 'fetch', message: 'Use the Fetch port.' },
  { name: 'console', message: 'Use the Log port.' },
  { name: 'setTimeout', message: 'Use the Clock port.' },
  { name: 'setInterval', message: 'Use the Clock port.' },
]
const portsOnlyProperties = [
  { object: 'Date', property: 'now', message: 'Use the Clock port.' },
  { object: 'Math', property: 'random', message: 'Use the Random port.' },
  { object: 'crypto', property: 'randomUUID', message: 'Use the Ids port.' },
]

/**
 * SQLite plans a statement anew whenever a number is bound that its plan may depend on, and a bare parameter behind LIMIT is one:
 * that costs more than most pages take to read. Behind a plus the plan is made once, for any number.
 */
const boundLimits = ['Literal[value=/LIMIT [?@:$]/i]', 'TemplateElement[value.raw=/LIMIT [?@:$]/i]'].map(
  (selector) => ({
    selector,
    message: 'Write LIMIT +@limit: a bare parameter has the statement planned anew at each call.',
  }),
)

/** One project each, so that what is looked at alone (`lint:window`, `lint:core`) reads the types of that alone. */
const typedBy = (project) => ({ parserOptions: { project, tsconfigRootDir: import.meta.dirname } })

export default tseslint.config(
  { ignores: ['out/', 'dist/', 'node_modules/', '.cache/', 'test-results/'] },
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: typedBy('./tsconfig.main.json'),
    rules: {
      '@typescript-eslint/consistent-type-definitions': ['error', 'type'],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true } }],
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
      eqeqeq: 'error',
    },
  },
  { files: ['src/shared/**/*.ts'], languageOptions: typedBy('./tsconfig.shared.json') },
  {
    files: ['{src,tests/unit}/renderer/**/*.{ts,tsx}'],
    languageOptions: typedBy('./tsconfig.web.json'),
  },
  {
    files: ['src/main/**/*.ts'],
    ignores: ['src/main/electron/**', 'src/main/node/**'],
    rules: {
      'no-restricted-globals': ['error', ...portsOnly],
      'no-restricted-properties': ['error', ...portsOnlyProperties],
    },
  },
  { files: ['src/main/store/**/*.ts'], rules: { 'no-restricted-syntax': ['error', ...boundLimits] } },
  {
    files: ['src/renderer/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat.recommended],
    rules: {
      'no-restricted-globals': ['error', { name: 'fetch', message: 'The window has no network.' }],
      'no-restricted-imports': [
        'error',
        { name: '@mantine/core', importNames: ['Modal'], message: 'Use ui/Dialog.tsx: it has the focus at once.' },
      ],
      // Speaks to users of the React compiler, which is not used here: TanStack Virtual works without it.
      'react-hooks/incompatible-library': 'off',
    },
  },
  { files: ['src/renderer/ui/Dialog.tsx'], rules: { 'no-restricted-imports': 'off' } },
  {
    files: ['tests/**/*.ts', 'bench/**/*.ts', 'torture/**/*.ts', 'scripts/**/*.ts'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  { files: ['**/*.config.{ts,js}'], rules: { 'no-restricted-exports': 'off' } },
  {
    files: ['**/*.{js,mjs,cjs}'],
    languageOptions: {
      globals: Object.fromEntries(
        [
          'process',
          'console',
          'URL',
          'Buffer',
          'setTimeout',
          'clearTimeout',
          'fetch',
          'AbortSignal',
          'module',
          'setImmediate',
          '__dirname',
        ].map((name) => [name, 'readonly']),
      ),
    },
  },
)
