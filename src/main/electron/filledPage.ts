/** What is written into the window's page as it is served. */

export type PageValues = {
  /** Of the styles that are made at run time; fresh for each load. */
  readonly styleNonce: string
  readonly language: 'es' | 'en'
  readonly theme: 'light' | 'dark' | 'auto'
  /** Small choices that outlive the window, by key. */
  readonly remembered: Readonly<Record<string, string>>
}

/** @param page with an empty `content` for each of the three */
export function fillPage(page: string, { styleNonce, language, theme, remembered }: PageValues): string {
  const contents = { 'style-nonce': styleNonce, theme, remembered: JSON.stringify(remembered) }
  // By functions: in a text `$` would be read as a pattern.
  return Object.entries(contents).reduce(
    (filled, [name, content]) =>
      filled.replace(`name="${name}" content=""`, () => `name="${name}" content="${asAttribute(content)}"`),
    page.replace('<html lang="es">', () => `<html lang="${language}">`),
  )
}

function asAttribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
}
