/** English texts of the settings of the connection. */
import type { connection as spanish } from '../es/connection.ts'
import type { Translation } from '../translation.ts'

export const connection: Translation<typeof spanish> = {
  text: 'How Mando gets out to the social networks. It holds for this computer, from the next request.',
  proxy: { label: 'Proxy', system: 'The system’s', pac: 'PAC file', manual: 'By hand' },
  proxyHelp: {
    system: 'Whatever this computer is set to, with its own sign-in. This is the usual choice.',
    pac: 'The address that your IT service gives you. When it cannot be read, nothing goes out.',
    manual: 'Everything goes out through this proxy. The password is kept encrypted and given to nobody else.',
  },
  url: { label: 'Address of the file', fault: 'Enter an http or https address, without user or password.' },
  host: { label: 'Server', fault: 'Enter the name or address alone, without “http://”.' },
  port: { label: 'Port', fault: 'From 1 to 65535.' },
  user: { label: 'User (if asked for)' },
  password: { label: 'Password', kept: 'The one kept', fault: 'Enter this user’s password.' },
  bypass: {
    label: 'No proxy for',
    help: 'Names or addresses, with commas between.',
    fault: 'Something in it cannot be understood. Examples: *.office.es, 10.0.0.0/8.',
  },
  save: 'Save',
  discard: 'Discard',
  saved: 'Saved. Mando goes out that way from now on.',
  ca: {
    label: 'Own authority',
    help: 'Where the office inspects encrypted traffic, its proxy shows certificates of its own. Add that of its authority here (PEM or DER); check the fingerprint with whoever gives it to you.',
    choose: 'Choose a file…',
    replace: 'Change…',
    remove: 'Remove',
    removeQuestion: 'Mando will no longer trust it. Where the office inspects traffic, nothing will go out.',
    issuer: 'Issued by {{issuer}}',
    validTo: 'Valid until {{day}}',
    fingerprint: 'SHA-256 fingerprint:',
  },
  test: { label: 'Trial', action: 'Try the connection', running: 'Trying…' },
  finding: {
    ok: 'X answers. The connection works.',
    chosen_offline: 'Not tried: “Work offline” is on.',
    no_network: 'This computer has no network. Check the cable or the Wi-Fi.',
    dns: 'The name api.x.com is not found. Either there is no way to the internet, or a proxy is needed: ask your IT service.',
    refused: 'The connection to api.x.com is refused. A firewall may be in the way, or a proxy is needed.',
    proxy_unreachable:
      'The proxy does not answer, does not let api.x.com through, or its PAC file cannot be read. Check what stands above.',
    proxy_sign_in:
      'The proxy asks for a user and a password, or refuses those it got. Choose “By hand” and enter them.',
    captive_portal: 'A web page answers in place of X: it is a sign-in portal. Open the browser and sign in there.',
    timeout: 'Nobody answered within 15 seconds. A firewall may be dropping the connection silently.',
    broken: 'The connection opens but breaks off before the end. Try again; if it goes on, tell your IT service.',
    server_error: 'The connection works, but X has a fault of its own just now. Try again later.',
  },
  untrusted: {
    nobody: 'somebody unknown',
    unknown_issuer:
      'Whoever answers shows a certificate issued by “{{issuer}}”, which this computer does not recognise. If it is your office’s, add it as own authority; if not, do not go on.',
    wrong_host:
      'Whoever answers shows the certificate of another site (issued by “{{issuer}}”). Nothing was sent. Tell your IT service.',
    expired:
      'The certificate of whoever answers is not in force (issued by “{{issuer}}”). Check this computer’s date or tell your IT service.',
    other:
      'The certificate of whoever answers is not acceptable (issued by “{{issuer}}”). Nothing was sent. Tell your IT service.',
  },
}
