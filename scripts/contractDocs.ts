/** Prints docs/contract.md from the contract; with `--check`, fails where the file is not what it would print. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { contract } from '../src/shared/contract/contract.ts'

const FILE = join(import.meta.dirname, '..', 'docs', 'contract.md')

/** JSON Schema without what only repeats itself. */
function shapeOf(schema: z.ZodType, io: 'input' | 'output'): string {
  const { $schema: _, ...shape } = z.toJSONSchema(schema, { io })
  return JSON.stringify(shape, null, 2)
}

function print(): string {
  const lines = [
    '# The contract between window and core',
    '',
    'Generated from `src/shared/contract` by `npm run docs:contract`; the check fails where it is not up to date.',
    'Instants are epoch milliseconds. A query is asked again when one of its topics changes; a command carries ids made by',
    'its caller. Errors are the codes of `src/shared/rpc/errors.ts`. The right that an operation needs, and who has it, is in',
    '[specs/people.md](specs/people.md) §4.',
    '',
  ]
  for (const [name, operation] of Object.entries(contract)) {
    const closed = operation.whileLocked ? ', also while the database is closed' : ''
    const topics = operation.kind === 'query' ? `, depends on ${operation.topics.join(', ')}` : ''
    lines.push(`## ${name}`, '', `${operation.kind}, right: ${operation.right}${topics}${closed}`, '')
    lines.push('Input', '', '```json', shapeOf(operation.input, 'input'), '```', '')
    lines.push('Output', '', '```json', shapeOf(operation.output, 'output'), '```', '')
  }
  return `${lines.join('\n').trimEnd()}\n`
}

const text = print()
if (process.argv.includes('--check')) {
  if (readFileSync(FILE, 'utf8') !== text) {
    process.stderr.write('docs/contract.md is not what the contract says: run npm run docs:contract\n')
    process.exitCode = 1
  }
} else writeFileSync(FILE, text)
