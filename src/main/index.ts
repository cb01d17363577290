/** Where Electron begins. Everything else is composed in electron/main.ts. */
import path from 'node:path'
import { Worker } from 'node:worker_threads'
import { app } from 'electron'
import { readHost } from './electron/host.ts'
import { keepCompiled } from './node/keepCompiled.ts'

const host = readHost(app, process.env)
// Before the first large import, which is why the next one is not at the top.
keepCompiled(host.compiledFolder)
// Before anything else: the core is read while Chromium starts, and takes about as long.
const coreFile = path.join(__dirname, 'coreThread.cjs')
const coreThread = new Worker(coreFile, { workerData: host.compiledFolder })
void import('./electron/main.ts').then(({ startMando }) => startMando(host, coreThread))
