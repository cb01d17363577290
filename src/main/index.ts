/** Where Electron begins. Everything else is composed in electron/main.ts. */
import { enableCompileCache } from 'node:module'
import path from 'node:path'
import { Worker } from 'node:worker_threads'

// Compiled code is kept between starts. Before the first import, which is why the next one is not at the top.
enableCompileCache()
// Before anything else: the core is read while Chromium starts, and takes about as long.
const coreFile = path.join(__dirname, 'coreThread.cjs')
const coreThread = new Worker(coreFile)
void import('./electron/main.ts').then(({ startMando }) => startMando(coreThread))
