/** What the builds do to libraries that bring along what Electron has, or look for what is known. */
import type { Plugin } from 'vite'

const NOTHING = '\0nothing'
const OWN_TEMPORAL = '\0temporal'

/** twitter-text brings along what browsers of 2015 lacked; Electron lacks none of it. */
export const twitterText: Plugin = {
  name: 'twitter-text',
  enforce: 'pre',
  resolveId: (id) => (id.startsWith('core-js/modules/') ? NOTHING : null),
  load: (id) => (id === NOTHING ? 'export {}' : null),
  // It means the package of that name, not what Node has under it, which is deprecated and says so at each start.
  transform: (code, id) =>
    id.includes('twitter-text')
      ? code.replace(/(['"])punycode\1/g, (_, quote: string) => `${quote}punycode/${quote}`)
      : null,
}

/** Electron has Temporal itself, and the polyfill hands that out; the rest of it is 170 kB that would be read and never run. */
export const ownTemporal: Plugin = {
  name: 'own-temporal',
  enforce: 'pre',
  resolveId: (id) => (id === 'temporal-polyfill' ? OWN_TEMPORAL : null),
  load: (id) => (id === OWN_TEMPORAL ? 'export const Temporal = globalThis.Temporal' : null),
}

/**
 * Has the database library, bundled with the core, find its native part where the package is. By itself it asks the system for a
 * report on the process first, to tell two kinds of Linux apart, of which Electron runs on one.
 */
export const nativeDatabase: Plugin = {
  name: 'native-database',
  load: (id) =>
    /[\\/]better-sqlite3[\\/]lib[\\/]binding\.js$/.test(id)
      ? `const path = require('node:path')
        const folder = path.join(__dirname, '../../../node_modules/better-sqlite3/prebuilds')
        exports.getBinding = () => require(path.join(folder, process.platform + '-' + process.arch + '.node'))`
      : null,
}
