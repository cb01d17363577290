/** The boundaries of ARCHITECTURE.md, enforced. Each rule's comment says what would break. */
const inSrc = (path) => `^src/${path}`
const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

module.exports = {
  forbidden: [
    rule(
      'no-cycles',
      'A cycle cannot be understood or tested in parts.',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    ),
    rule(
      'no-orphans',
      'Nothing uses it: it is dead or it is wired wrongly.',
      { orphan: true, path: '^src/', pathNot: '\\.d\\.ts$' },
      {},
    ),
    rule(
      'src-not-to-tests',
      'What ships does not depend on what tests it.',
      { path: '^src/' },
      { path: '^(tests|bench|torture)/' },
    ),
    rule(
      'shared-is-pure',
      'Window and core both run it: no Node, no DOM, no Electron.',
      { path: inSrc('shared/') },
      {
        pathNot: [
          inSrc('shared/'),
          'node_modules/(zod|temporal-polyfill|temporal-spec|temporal-utils|twitter-text|@types/twitter-text)',
        ],
      },
    ),
    rule(
      'domain-below-contract',
      'Rules do not know how they are called.',
      { path: inSrc('shared/domain/') },
      { path: inSrc('shared/(contract|rpc)/') },
    ),
    rule(
      'rpc-below-contract',
      'The envelope does not know the operations.',
      { path: inSrc('shared/rpc/') },
      { path: inSrc('shared/(contract|domain)/') },
    ),
    rule(
      'renderer-sees-shared-only',
      'The window reaches the core only through the bridge.',
      { path: inSrc('renderer/') },
      { path: inSrc('(main|preload)/') },
    ),
    rule('renderer-no-node', 'The window is sandboxed.', { path: inSrc('renderer/') }, { dependencyTypes: ['core'] }),
    rule(
      'preload-is-tiny',
      'The preload is the wall; it holds nothing.',
      { path: inSrc('preload/') },
      { pathNot: [inSrc('preload/'), inSrc('shared/rpc/'), 'node_modules/electron', '^electron$'] },
    ),
    rule(
      'electron-only-in-electron',
      'The core runs without Electron, in tests and in torture.',
      { path: '^src/', pathNot: [inSrc('main/electron/'), inSrc('main/index\\.ts$'), inSrc('preload/')] },
      { path: ['node_modules/electron/', '^electron$'] },
    ),
    rule(
      'thread-knows-no-host',
      "The core's thread has no Electron: it is asked for by messages.",
      { path: inSrc('main/(thread|node)/') },
      { path: inSrc('main/electron/') },
    ),
    rule(
      'core-not-in-electrons-thread',
      'What holds that thread holds the window, and is read before there is one. Types alone pass.',
      { path: inSrc('main/(electron/|index[.]ts)') },
      {
        path: inSrc(
          'main/(app|core)[.]ts|main/(services|sync|store|networks|rpc|media|mail|training)/|main/thread/(?!failures[.]ts)',
        ),
        dependencyTypesNot: ['type-only'],
      },
    ),
    rule(
      'node-knows-nobody',
      'What Node itself fills is used on either side of the threads, and without a host.',
      { path: inSrc('main/node/') },
      { path: inSrc('main/(?!node/|ports[.]ts|wholeFile[.]ts)') },
    ),
    rule(
      'sqlite-only-in-store',
      'One place knows SQL.',
      { path: '^src/', pathNot: inSrc('main/store/') },
      { path: 'node_modules/better-sqlite3' },
    ),
    rule(
      'images-only-in-media',
      'One place opens what strangers made.',
      { path: '^src/', pathNot: inSrc('main/media/') },
      { path: 'node_modules/(sharp|mediabunny|exif-reader)/' },
    ),
    rule(
      'media-knows-nobody',
      'A file is read without knowing whose it is.',
      { path: inSrc('main/media/') },
      { path: inSrc('main/(store|services|sync|networks|training)/') },
    ),
    rule(
      'smtp-only-in-mail',
      'One place speaks to mail servers.',
      { path: '^src/', pathNot: inSrc('main/mail/') },
      { path: 'node_modules/nodemailer/' },
    ),
    rule(
      'mail-knows-nobody',
      'A message is sent without knowing whose it is.',
      { path: inSrc('main/mail/') },
      { path: inSrc('main/(?!mail/|ports[.]ts)') },
    ),
    rule(
      'core-below-rpc',
      'Use cases do not know how they are called.',
      { path: inSrc('main/(services|sync|store|networks|training|media)/') },
      { path: inSrc('main/(rpc/(?!appError)|app\\.ts|core\\.ts|electron/|node/|thread/)') },
    ),
    rule(
      'sync-below-services',
      'Sending and fetching do not know who asked for them.',
      { path: inSrc('main/sync/') },
      { path: inSrc('main/services/') },
    ),
    rule(
      'rpc-below-app',
      'The dispatcher is composed, it does not compose.',
      { path: inSrc('main/rpc/') },
      { path: inSrc('main/(app\\.ts|electron/|node/|thread/)') },
    ),
    rule(
      'app-below-host',
      'The composition root knows no host, and not in which thread it runs.',
      { path: inSrc('main/(app|core)\\.ts$') },
      { path: inSrc('main/(electron|node|thread)/') },
    ),
    rule(
      'store-knows-nobody',
      'Tables do not know use cases.',
      { path: inSrc('main/store/') },
      { path: inSrc('main/(services|sync|networks|training)/') },
    ),
    rule(
      'networks-stand-alone',
      'A network client knows neither the store nor use cases.',
      { path: inSrc('main/networks/') },
      { path: inSrc('main/(store|services|sync|training)/') },
    ),
    rule(
      'networks-apart',
      'Networks do not know each other.',
      { path: inSrc('main/networks/([^/]+)/') },
      { path: inSrc('main/networks/[^/]+/'), pathNot: inSrc('main/networks/$1/') },
    ),
    rule(
      'training-stands-alone',
      'The simulator is the other side of the wire.',
      { path: inSrc('main/training/') },
      { path: inSrc('main/(store|services|sync|networks)/') },
    ),
    rule(
      'migrations-import-nothing',
      'A merged migration is frozen.',
      { path: inSrc('main/store/migrations/\\d') },
      { path: '.+' },
    ),
    rule(
      'features-apart',
      'A screen does not reach into another.',
      { path: inSrc('renderer/features/([^/]+)/') },
      { path: inSrc('renderer/features/[^/]+/'), pathNot: inSrc('renderer/features/$1/') },
    ),
    rule(
      'no-dev-in-core',
      'What the core needs at run time is a dependency.',
      { path: inSrc('(main|preload)/') },
      { dependencyTypes: ['npm-dev'], pathNot: ['node_modules/electron/', 'node_modules/@types/'] },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.main.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}
