/**
 * Serves the window's own files as `app://mando/…`, under a content security policy that lets nothing else in:
 * no remote content, no inline script, and styles made at run time only with the nonce of this very load.
 */
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { protocol, type ProtocolRequest, type ProtocolResponse, type Session } from 'electron'
import { fillPage, type PageValues } from './filledPage.ts'

export const APP_SCHEME = 'app'
export const APP_HOST = 'mando'
export const APP_URL = `${APP_SCHEME}://${APP_HOST}/index.html`
/** The page that is printed from. */
export const PRINT_URL = `${APP_URL}?print`

const MIME_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
}

/** Must run before Electron is ready. `secure` and `standard` give the window an origin that `'self'` can mean. */
export function declareAppProtocol(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, codeCache: true } },
  ])
}

/** True for an address of the window's own files. Protocol and host are compared: an origin of ours reads as "null". */
export function isAppUrl(address: string): boolean {
  if (!URL.canParse(address)) return false
  const url = new URL(address)
  return url.protocol === `${APP_SCHEME}:` && url.host === APP_HOST
}

/** How the window was left, as its page is told when it is loaded. */
type WindowLeft = Omit<PageValues, 'styleNonce'>

/**
 * Answers for everything under `rendererFolder`, and for nothing outside it. By the older of Electron's two interfaces: the
 * other one brings Node's `fetch` along, which is a tenth of the start (docs/adr/0013), to answer with the same bytes.
 */
export function serveApp(session: Session, rendererFolder: string, left: () => WindowLeft): void {
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  session.protocol.registerBufferProtocol(APP_SCHEME, (request, reply) => reply(answer(rendererFolder, request, left)))
}

function answer(rendererFolder: string, request: ProtocolRequest, left: () => WindowLeft): ProtocolResponse {
  if (request.method !== 'GET') return refusal(405)
  if (!isAppUrl(request.url)) return refusal(404)
  const file = fileFor(rendererFolder, new URL(request.url).pathname)
  const mimeType = file === null ? undefined : MIME_TYPES[path.extname(file)]
  if (file === null || mimeType === undefined) return refusal(404)
  let content: Buffer
  try {
    // At once: the threads that read in the background would be started for it, when all processors are wanted.
    content = readFileSync(file)
  } catch {
    return refusal(404)
  }
  if (path.extname(file) !== '.html') return success(content, mimeType, contentSecurityPolicy(null))
  const styleNonce = randomBytes(16).toString('base64')
  const page = fillPage(content.toString('utf8'), { styleNonce, ...left() })
  return success(Buffer.from(page), mimeType, contentSecurityPolicy(styleNonce))
}

/** Null where the path leaves the folder, by whatever spelling. */
function fileFor(rendererFolder: string, pathname: string): string | null {
  let decoded: string
  try {
    decoded = decodeURIComponent(pathname)
  } catch {
    return null
  }
  if (decoded.includes('\0') || decoded.includes('\\')) return null
  const root = path.resolve(rendererFolder)
  const file = path.resolve(root, `.${decoded === '/' ? '/index.html' : decoded}`)
  return file.startsWith(root + path.sep) ? file : null
}

function contentSecurityPolicy(styleNonce: string | null): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    styleNonce === null ? "style-src 'self'" : `style-src 'self' 'nonce-${styleNonce}'`,
    "img-src 'self' data: blob:",
    // A video that a person has just chosen, to take a picture of it.
    'media-src blob:',
    "font-src 'self'",
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

function success(content: Buffer, mimeType: string, policy: string): ProtocolResponse {
  return { data: content, mimeType, headers: { ...headersOfEveryAnswer(policy), 'content-type': mimeType } }
}

function refusal(status: number): ProtocolResponse {
  return {
    statusCode: status,
    data: Buffer.alloc(0),
    mimeType: 'text/plain',
    headers: headersOfEveryAnswer(contentSecurityPolicy(null)),
  }
}

function headersOfEveryAnswer(policy: string): Record<string, string> {
  return {
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
  }
}
