/** What the protocol that serves the page has written into it (src/main/electron/filledPage.ts). */
export function pageValue(name: 'style-nonce' | 'theme' | 'remembered'): string {
  return document.querySelector(`meta[name="${name}"]`)?.getAttribute('content') ?? ''
}
