/** Images and videos put together: how they come in, how they are prepared, and how what nobody uses goes. */
import { createImageEngine } from '../media/imageEngine.ts'
import type { Clock, Ids, Log } from '../ports.ts'
import type { Actor } from '../store/auditChain.ts'
import type { MediaContentTable } from '../store/mediaContentTable.ts'
import type { MediaTable } from '../store/mediaTable.ts'
import type { PostTable } from '../store/postTable.ts'
import type { UploadTable } from '../store/uploadTable.ts'
import type { UnitOfWork } from '../store/unitOfWork.ts'
import { createMediaIntake } from './mediaIntake.ts'
import { createMediaPreparing } from './mediaPreparing.ts'
import { createMediaSweep } from './mediaSweep.ts'
import { createUploadProgress } from './uploadProgress.ts'

export function createMediaCare(deps: {
  readonly uow: UnitOfWork
  readonly posts: PostTable
  readonly media: MediaTable
  readonly contents: MediaContentTable
  readonly uploads: UploadTable
  readonly clock: Clock
  readonly ids: Ids
  readonly log: Log
  readonly by: () => Actor
}) {
  const { ids } = deps
  const preparing = createMediaPreparing({ ...deps, engine: createImageEngine() })
  return {
    intake: createMediaIntake({ ...deps, preparing }),
    progressOf: createUploadProgress(deps),
    sweep: createMediaSweep({ ...deps, by: () => ({ actor: 'mando', correlationId: ids.next() }) }),
  }
}
