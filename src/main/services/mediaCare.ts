/** Images and videos put together: how they come in, how they are prepared, and how what nobody uses goes. */
import { createImageEngine } from '../media/imageEngine.ts'
import type { Clock, Ids, Log } from '../ports.ts'
import type { Actor } from '../store/auditChain.ts'
import type { OfficeZone } from '#shared/domain/wallTime.ts'
import type { MediaCardTable } from '../store/mediaCardTable.ts'
import type { MediaContentTable } from '../store/mediaContentTable.ts'
import type { MediaCropTable } from '../store/mediaCropTable.ts'
import type { MediaTable } from '../store/mediaTable.ts'
import type { PostTable } from '../store/postTable.ts'
import type { UploadTable } from '../store/uploadTable.ts'
import type { UnitOfWork } from '../store/unitOfWork.ts'
import { createMediaArrival } from './mediaArrival.ts'
import { createMediaAttaching } from './mediaAttaching.ts'
import { createMediaCropping } from './mediaCropping.ts'
import { createMediaIntake } from './mediaIntake.ts'
import { createMediaLibrary } from './mediaLibrary.ts'
import { createMediaPreparing } from './mediaPreparing.ts'
import { createMediaSweep } from './mediaSweep.ts'
import { createUploadProgress } from './uploadProgress.ts'

export function createMediaCare(deps: {
  readonly uow: UnitOfWork
  readonly posts: PostTable
  readonly media: MediaTable
  readonly contents: MediaContentTable
  readonly cards: MediaCardTable
  readonly crops: MediaCropTable
  readonly uploads: UploadTable
  readonly zone: () => OfficeZone
  readonly clock: Clock
  readonly ids: Ids
  readonly log: Log
  readonly by: () => Actor
}) {
  const { ids } = deps
  const preparing = createMediaPreparing({ ...deps, engine: createImageEngine() })
  const arrival = createMediaArrival({ ...deps, preparing })
  const attaching = createMediaAttaching(deps)
  return {
    handlers: {
      ...createMediaIntake({ ...deps, attaching, arrival }),
      ...createMediaCropping({ ...deps, attaching, arrival }),
      ...createMediaLibrary({ ...deps, attaching }),
    },
    progressOf: createUploadProgress(deps),
    sweep: createMediaSweep({ ...deps, by: () => ({ actor: 'mando', correlationId: ids.next() }) }),
  }
}
