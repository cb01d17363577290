import { cutTo } from '#shared/domain/cutTo.ts'

/** What is shown of a text that is too long for its place: one line of at most `longest` characters; one that was cut ends in "…". */
export function shortened(text: string, longest = 60): string {
  return cutTo(longest, text.replace(/\s+/gu, ' ').trim())
}
