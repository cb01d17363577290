/**
 * Loaded into every thread before Mando: notes every connection that Node itself opens, which Chromium's own network log
 * does not see. One `host` per line in the file that MANDO_E2E_SOCKET_LOG names.
 */
const { appendFileSync } = require('node:fs')
const net = require('node:net')

const file = process.env.MANDO_E2E_SOCKET_LOG
const connect = net.Socket.prototype.connect
net.Socket.prototype.connect = function (...args) {
  const first = Array.isArray(args[0]) ? args[0][0] : args[0]
  const options = typeof first === 'object' && first !== null ? first : { port: first, host: args[1] }
  // A path is a pipe of this machine.
  if (options.path === undefined) appendFileSync(file, `${options.host ?? 'localhost'}\n`)
  return connect.apply(this, args)
}
