/** What a PDF says of itself to a program that reads it aloud: language, title, structure, alternative texts, words. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

type Node = { readonly role?: string; readonly alt?: string; readonly children?: readonly Node[] }

export async function readPdf(bytes: Uint8Array) {
  const document = await getDocument({ data: new Uint8Array(bytes), useSystemFonts: true }).promise
  const { info } = await document.getMetadata()
  const facts = info as { readonly Title?: string; readonly Language?: string }
  const mark: unknown = await document.getMarkInfo()
  const outline = (await document.getOutline()) as
    readonly { readonly title: string; readonly items: readonly { readonly title: string }[] }[] | null
  const roles = new Set<string>()
  const alternatives: string[] = []
  let figuresWithoutAlternative = 0
  let text = ''
  function walk(node: Node): void {
    if (node.role !== undefined) roles.add(node.role)
    if (node.alt !== undefined && node.alt !== '') alternatives.push(node.alt)
    else if (node.role === 'Figure') figuresWithoutAlternative += 1
    for (const child of node.children ?? []) walk(child)
  }
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number)
    const tree = (await page.getStructTree()) as Node | null
    if (tree !== null) walk(tree)
    const { items } = await page.getTextContent()
    text += items.map((item) => ('str' in item ? item.str : '')).join(' ')
  }
  return {
    title: facts.Title ?? '',
    language: facts.Language ?? '',
    isMarked: mark instanceof Map && mark.get('Marked') === true,
    roles: [...roles],
    alternatives,
    figuresWithoutAlternative,
    outline: (outline ?? []).flatMap(({ title, items }) => [title, ...items.map((item) => item.title)]),
    text,
  }
}
