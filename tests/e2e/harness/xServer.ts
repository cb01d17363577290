/** A simulator of X on this machine, living in the test and not in Mando: it remembers whatever becomes of Mando. */
import { startTrainingServer, type TrainingServer } from '../../fakes/trainingServer.ts'

/** With its first citizens; keeps everything in memory. @param port 0 takes a free one */
export async function startXServer(port = 0): Promise<TrainingServer> {
  const server = await startTrainingServer({
    port,
    seed: 'puertoalba',
    storage: { load: () => null, save: () => undefined },
  })
  server.network.citizens.seed()
  return server
}
