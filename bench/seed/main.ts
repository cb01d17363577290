/** `npm run seed -- --items N [--into FOLDER]`: an encrypted profile with so many items, to look at and to measure. */
import { existsSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { fillInbox } from './fillInbox.ts'

const { values } = parseArgs({
  options: {
    items: { type: 'string', default: '1000000' },
    into: { type: 'string' },
    seed: { type: 'string', default: 'mando' },
  },
})
const items = Number(values.items)
if (!Number.isSafeInteger(items) || items < 1 || items > 10_000_000)
  throw new Error('--items: a whole number up to 10000000')
const dataDir = path.resolve(values.into ?? path.join(import.meta.dirname, '..', '..', 'out', 'seed', String(items)))
if (existsSync(path.join(dataDir, 'mando.db')))
  throw new Error(`${dataDir} holds a profile already: nothing was changed`)
mkdirSync(dataDir, { recursive: true })

const begin = performance.now()
const seeded = fillInbox({
  dataDir,
  items,
  nowMs: Date.now(),
  seed: values.seed,
  say: (done) => process.stderr.write(`${String(done)} of ${String(items)}\n`),
})
const seconds = Math.round((performance.now() - begin) / 1000)
process.stdout.write(
  `items=${String(seeded.items)} conversations=${String(seeded.conversations)} seconds=${String(seconds)} into=${dataDir}\n`,
)
