/** Where Electron begins. Everything else is composed in electron/main.ts. */
import { enableCompileCache } from 'node:module'

// Compiled code is kept between starts. Before the first import, which is why the next one is not at the top.
enableCompileCache()
void import('./electron/main.ts').then(({ startMando }) => startMando())
