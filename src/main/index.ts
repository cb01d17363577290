/** Where Electron begins. Everything else is composed in electron/main.ts. */
import path from 'node:path'
import { Worker } from 'node:worker_threads'
import { app } from 'electron'
import { readHost } from './electron/host.ts'
import type * as Main from './electron/main.ts'
import { runCompiled } from './node/compiledCode.ts'

const host = readHost(app, process.env)
// Before anything else: the core is read while Chromium starts, and takes about as long.
const coreFile = path.join(__dirname, 'coreThread.cjs')
const coreThread = new Worker(coreFile, { workerData: host.compiledFolder })
// The build makes this file of that one.
const main = runCompiled(path.join(__dirname, 'main.cjs'), host.compiledFolder) as typeof Main
main.startMando(host, coreThread)
