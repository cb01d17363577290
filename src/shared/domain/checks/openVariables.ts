/** Variables of a template that nobody has filled: nothing with one of them is meant to go out. Pure. */
import { textParts } from '../savedReply.ts'
import type { TextFinding } from './finding.ts'

export function openVariableFindings(text: string): readonly TextFinding[] {
  if (!text.includes('{{')) return []
  let end = 0
  return textParts(text).flatMap(({ text: part, isVariable }): TextFinding[] => {
    const start = end
    end += part.length
    return isVariable ? [{ check: 'open_variable', start, end, params: { written: part }, mend: null }] : []
  })
}
