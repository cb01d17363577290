/** Where Electron begins. Everything else is composed in electron/main.ts. */
import { startMando } from './electron/main.ts'

startMando()
