/** A simulator of X on this machine, living in the test and not in Mando: it remembers whatever becomes of Mando. */
import { startTrainingServer, type TrainingServer } from '../../fakes/trainingServer.ts'

/** What a simulator holds, to be given to the next one that takes its place. */
export type XMemory = { document: string | null }

/**
 * With its first citizens.
 * @param port 0 takes a free one
 * @param memory of a simulator that was stopped: the new one goes on where that one ended
 */
export async function startXServer(
  given: { readonly port?: number; readonly memory?: XMemory } = {},
): Promise<TrainingServer> {
  const { port = 0, memory = { document: null } } = given
  const server = await startTrainingServer({
    port,
    seed: 'puertoalba',
    storage: {
      load: () => memory.document,
      save: (document) => {
        memory.document = document
      },
    },
  })
  server.network.citizens.seed()
  return server
}
