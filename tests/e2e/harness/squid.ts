/**
 * A real proxy of the kind that offices have: Squid, which asks for a name and a password and opens TLS with a
 * certificate authority of its own. On Debian: `squid-openssl`.
 */
import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createServer, type AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import type { Made } from '../../fakes/certificates.ts'

const SQUID = '/usr/sbin/squid'
const CERTIFICATE_MAKER = '/usr/lib/squid/security_file_certgen'
/** The user that Squid gives its rights up to where it is started by root. */
const DEBIAN_USER = { name: 'proxy', uid: 13, gid: 13 }

type Servers =
  | { readonly kind: 'by_name'; readonly hosts: readonly string[]; readonly signedBy: Made }
  | { readonly kind: 'one'; readonly tlsPort: number; readonly name: string; readonly signedBy: Made }

export type Squid = {
  /** Asks for `user` and `password`. */
  readonly port: number
  /** Asks nobody. */
  readonly openPort: number
  /** One line for each request, with the user that it came with. */
  readonly accessLog: () => readonly string[]
  readonly stop: () => Promise<void>
}

/** Why there is none on this machine; null where there is one. */
export function whyNoSquid(): string | null {
  if (!existsSync(SQUID) || !existsSync(CERTIFICATE_MAKER)) return 'squid-openssl is not installed'
  const { stdout } = spawnSync(SQUID, ['-v'], { encoding: 'utf8' })
  return stdout.includes('--with-openssl') ? null : 'squid is built without openssl'
}

/**
 * @param given.authority signs the certificates that it shows in the place of the servers' own
 * @param given.servers the names that it finds on 127.0.0.1 and who signed their certificates; or the one server there, of
 * that name, that everything is handed to
 */
export async function startSquid(given: {
  readonly user: string
  readonly password: string
  readonly authority: Made
  readonly servers: Servers
}): Promise<Squid> {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'mando-squid-'))
  const file = (name: string) => path.join(dir, name)
  const [port, openPort] = [await freePort(), await freePort()]
  writeFileSync(file('authority.pem'), `${given.authority.keyPem}${given.authority.pem}`)
  const { servers } = given
  const hosts = servers.kind === 'by_name' ? servers.hosts : []
  writeFileSync(file('hosts'), hosts.map((host) => `127.0.0.1 ${host}\n`).join(''))
  writeFileSync(file('trusts.pem'), servers.signedBy.pem)
  writeFileSync(
    file('who.sh'),
    `#!/bin/sh\nwhile read -r user password; do\n  if [ "$user $password" = "${given.user} ${given.password}" ]; then echo OK; else echo ERR; fi\ndone\n`,
  )
  chmodSync(file('who.sh'), 0o755)
  writeFileSync(file('squid.conf'), configuration({ dir, port, openPort, servers }))
  spawnSync(CERTIFICATE_MAKER, ['-c', '-s', file('certificates'), '-M', '4MB'])
  if (process.getuid?.() === 0) giveAway(dir)

  // Its shared memory carries its name: two of them on one machine must not meet.
  const child = spawn(SQUID, ['-N', '-n', `mando${String(process.pid)}`, '-f', file('squid.conf')], { stdio: 'ignore' })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  await untilListening(openPort)
  return {
    port,
    openPort,
    accessLog: () =>
      existsSync(file('access.log')) ? readFileSync(file('access.log'), 'utf8').trim().split('\n') : [],
    stop: async () => {
      child.kill('SIGINT')
      await ended
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

function configuration({
  dir,
  port,
  openPort,
  servers,
}: {
  readonly dir: string
  readonly port: number
  readonly openPort: number
  readonly servers: Servers
}): string {
  const bump = `ssl-bump cert=${dir}/authority.pem generate-host-certificates=on dynamic_cert_mem_cache_size=4MB`
  return `
http_port 127.0.0.1:${String(port)} name=asking ${bump}
http_port 127.0.0.1:${String(openPort)} name=open ${bump}
sslcrtd_program ${CERTIFICATE_MAKER} -s ${dir}/certificates -M 4MB
sslcrtd_children 2 startup=1
auth_param basic program ${dir}/who.sh
auth_param basic children 1 startup=1
auth_param basic realm Proxy de Puertoalba
auth_param basic credentialsttl 1 second
acl open_port myportname open
acl known proxy_auth REQUIRED
http_access allow open_port
http_access allow known
http_access deny all
${serversOf(servers, dir)}
hosts_file ${dir}/hosts
dns_nameservers 127.0.0.1
access_log stdio:${dir}/access.log
logfile_rotate 0
cache_log /dev/null
pid_filename ${dir}/squid.pid
coredump_dir ${dir}
cache deny all
memory_cache_shared off
shutdown_lifetime 0 seconds
visible_hostname proxy.puertoalba.test
${process.getuid?.() === 0 ? `cache_effective_user ${DEBIAN_USER.name}` : ''}
`
}

function serversOf(servers: Servers, dir: string): string {
  if (servers.kind === 'one')
    return `ssl_bump bump all
cache_peer 127.0.0.1 parent ${String(servers.tlsPort)} 0 no-query originserver tls sslcafile=${dir}/trusts.pem ssldomain=${servers.name}
never_direct allow all`
  // Looks at the server's certificate first, and shows one with the same names and dates, faults included.
  return `acl hello at_step SslBump1
ssl_bump peek hello
ssl_bump bump all
tls_outgoing_options cafile=${dir}/trusts.pem
sslproxy_cert_error allow all`
}

function giveAway(dir: string): void {
  const { uid, gid } = DEBIAN_USER
  spawnSync('chown', ['-R', `${String(uid)}:${String(gid)}`, dir])
  chownSync(dir, uid, gid)
}

async function freePort(): Promise<number> {
  const passing = createServer()
  await new Promise<void>((resolve) => passing.listen(0, '127.0.0.1', resolve))
  const { port } = passing.address() as AddressInfo
  await new Promise((resolve) => passing.close(resolve))
  return port
}

/** Squid says nothing when it is ready. Throws after ten seconds. */
async function untilListening(port: number): Promise<void> {
  const giveUpAtMs = Date.now() + 10_000
  for (;;) {
    const isListening = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1')
      socket.once('connect', () => {
        socket.destroy()
        resolve(true)
      })
      socket.once('error', () => resolve(false))
    })
    if (isListening) return
    if (Date.now() > giveUpAtMs) throw new Error('squid does not listen')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
