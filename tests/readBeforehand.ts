/** What the core reads only when it is first used. The clock of the tests is virtual, and would stand while a file is read. */
import { readLibrary } from '../src/main/networks/x/xTransport.ts'

await readLibrary()
