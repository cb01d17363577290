/**
 * What is too long for its field is refused for that alone: no pattern and no rule of ours looks at a text whose length
 * nothing has bounded yet. The engine of regular expressions runs out of its stack on megabytes, now and then.
 */
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { contract } from '#shared/contract/contract.ts'

type Check = z.core.$ZodCheck

/** Every schema of a text within a schema, with where it stands. */
function* textsIn(schema: z.core.$ZodType, at: string): Generator<readonly [string, z.core.$ZodString]> {
  if (schema instanceof z.core.$ZodString) yield [at, schema]
  else if (schema instanceof z.core.$ZodObject)
    for (const [key, field] of Object.entries(schema._zod.def.shape)) yield* textsIn(field, `${at}.${key}`)
  else if (schema instanceof z.core.$ZodArray) yield* textsIn(schema._zod.def.element, `${at}[]`)
  else if (schema instanceof z.core.$ZodUnion) for (const option of schema._zod.def.options) yield* textsIn(option, at)
  else if (schema instanceof z.core.$ZodRecord) {
    yield* textsIn(schema._zod.def.keyType, `${at}{key}`)
    yield* textsIn(schema._zod.def.valueType, `${at}{}`)
  } else if (
    schema instanceof z.core.$ZodNullable ||
    schema instanceof z.core.$ZodOptional ||
    schema instanceof z.core.$ZodDefault ||
    schema instanceof z.core.$ZodReadonly
  )
    yield* textsIn(schema._zod.def.innerType, at)
  else if (!(LEAVES as readonly string[]).includes(schema._zod.def.type))
    throw new Error(`${at}: this rule does not know what a ${schema._zod.def.type} holds`)
}
const LEAVES = ['number', 'int', 'boolean', 'enum', 'literal', 'null'] as const

/** A pattern that reads a few letters and no more. */
const isOfFewLetters = ({ source }: RegExp): boolean => !/[*+]|\{\d+,\}/u.test(source.replace(/\\.|\[[^\]]*\]/gu, 'x'))

/** Whether a check stops all that stand after it where a text is too long, and is itself safe of any text. */
function bounds({ _zod: { def } }: Check): boolean {
  if (def.check === 'max_length') return def.abort === true
  const pattern = 'pattern' in def ? def.pattern : undefined
  return pattern instanceof RegExp && def.abort === true && isOfFewLetters(pattern)
}

/** Whether a check is safe of a text of any length. */
function isOfAnyText({ _zod: { def } }: Check): boolean {
  if (['max_length', 'min_length', 'overwrite'].includes(def.check)) return true
  const pattern = 'pattern' in def ? def.pattern : undefined
  return pattern instanceof RegExp && isOfFewLetters(pattern)
}

/** Whether every check of the text that minds its length comes after one that bounds it. */
function isBoundedFirst(schema: z.core.$ZodString): boolean {
  // Base64 is read by the platform's own decoder, which has no stack to run out of.
  const own = 'pattern' in schema._zod.def && !(schema instanceof z.core.$ZodBase64) ? schema._zod.def.pattern : null
  if (own instanceof RegExp && !isOfFewLetters(own)) return false
  const checks = (schema._zod.def.checks ?? []) as readonly Check[]
  const bound = checks.findIndex(bounds)
  return checks.every((check, index) => isOfAnyText(check) || (bound !== -1 && bound < index))
}

const texts = Object.entries(contract).flatMap(([name, { input }]) => [...textsIn(input, name)])

it('bounds the length of every text before anything reads it', () => {
  expect(texts.length).toBeGreaterThan(100)
  expect(texts.filter(([, schema]) => !isBoundedFirst(schema)).map(([at]) => at)).toEqual([])
})

describe('the rule itself', () => {
  it.each<readonly [string, z.core.$ZodString, boolean]>([
    ['a bound that stops', z.string().max(3, { abort: true }).regex(/^x+$/), true],
    ['a bound that lets what follows go on', z.string().max(3).regex(/^x+$/), false],
    ['a bound that comes too late', z.string().regex(/^x+$/).max(3, { abort: true }), false],
    ['a rule of ours without a bound', z.string().refine(() => true), false],
    ['a pattern of a few letters', z.string().regex(/^\d{4}-[+*]x{1,3}$/), true],
    [
      'a pattern of a few letters that does not stop a rule of ours',
      z
        .string()
        .regex(/^\d$/)
        .refine(() => true),
      false,
    ],
    [
      'one that does',
      z
        .string()
        .regex(/^\d$/, { abort: true })
        .refine(() => true),
      true,
    ],
    ['an identity', z.uuid(), true],
  ])('%s', (_name, schema, expected) => {
    expect(isBoundedFirst(schema)).toBe(expected)
  })
})
