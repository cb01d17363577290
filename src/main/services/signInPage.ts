/** What the person's browser shows when it comes back from X. Nothing of the address goes into the page. */

export type SignInPageKind = 'finishing' | 'denied'

const TEXTS = {
  es: {
    finishing: ['Ya casi está', 'Mando está terminando de conectar la cuenta. Puede cerrar esta pestaña.'],
    denied: ['No se ha conectado la cuenta', 'X no ha dado permiso. Cierre esta pestaña y vuelva a Mando.'],
  },
  en: {
    finishing: ['Almost done', 'Mando is finishing the connection of the account. You can close this tab.'],
    denied: ['The account was not connected', 'X did not give permission. Close this tab and go back to Mando.'],
  },
} as const satisfies Record<string, Record<SignInPageKind, readonly [title: string, sentence: string]>>

/** A whole HTML document without scripts and without anything to fetch. */
export function signInPage(kind: SignInPageKind, language: 'es' | 'en'): string {
  const [title, sentence] = TEXTS[language][kind]
  return [
    '<!doctype html>',
    `<html lang="${language}"><head><meta charset="utf-8"><title>${title} · Mando</title>`,
    '<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">',
    '<style>body{font:1.125rem/1.5 system-ui,sans-serif;max-width:32rem;margin:20vh auto;padding:0 1rem}</style>',
    `</head><body><main><h1>${title}</h1><p>${sentence}</p></main></body></html>`,
  ].join('\n')
}
