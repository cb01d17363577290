/** Which addresses may be handed to the person's browser. */

const ALLOWED_HOSTS: ReadonlySet<string> = new Set(['x.com'])

/** True for https pages of the allow-list on the usual port, without a name and password in the address. */
export function isAllowedOutside(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, hostname, port, username, password } = new URL(address)
  return protocol === 'https:' && ALLOWED_HOSTS.has(hostname) && port === '' && username === '' && password === ''
}
