/** How pictures and films come in over a real database, and the library of those that stay. */
import { createImageEngine } from '../../src/main/media/imageEngine.ts'
import type { Ids } from '../../src/main/ports.ts'
import { createMediaArrival } from '../../src/main/services/mediaArrival.ts'
import { createMediaAttaching } from '../../src/main/services/mediaAttaching.ts'
import { createMediaCropping } from '../../src/main/services/mediaCropping.ts'
import { createMediaIntake } from '../../src/main/services/mediaIntake.ts'
import { createMediaLibrary } from '../../src/main/services/mediaLibrary.ts'
import { createMediaPreparing } from '../../src/main/services/mediaPreparing.ts'
import { createMediaCardTable } from '../../src/main/store/mediaCardTable.ts'
import { createMediaContentTable } from '../../src/main/store/mediaContentTable.ts'
import { createMediaCropTable } from '../../src/main/store/mediaCropTable.ts'
import { createMediaTable } from '../../src/main/store/mediaTable.ts'
import type { PostTable } from '../../src/main/store/postTable.ts'
import { MEDIA_PART_BYTES } from '../../src/shared/domain/media.ts'
import type { openTestStore } from './testStore.ts'

export function createMediaDesk(
  { db, uow, by }: Pick<ReturnType<typeof openTestStore>, 'db' | 'uow' | 'by'>,
  posts: PostTable,
  ids: Ids,
) {
  const media = createMediaTable(db)
  const contents = createMediaContentTable(db)
  const cards = createMediaCardTable(db)
  const crops = createMediaCropTable(db)
  const attaching = createMediaAttaching({ uow, posts, media, contents, by })
  const zone = () => 'Europe/Madrid' as const
  const preparing = createMediaPreparing({ uow, media, contents, engine: createImageEngine(), by })
  const arrival = createMediaArrival({ uow, media, contents, preparing, by })
  const intake = createMediaIntake({ uow, attaching, media, contents, arrival, by })
  return {
    media,
    contents,
    cards,
    intake,
    library: createMediaLibrary({ uow, media, contents, cards, crops, attaching, zone, ids, by }),
    cropping: createMediaCropping({ uow, posts, media, contents, crops, arrival, attaching, by }),
    /** As the window brings in a file: announced, in parts, attached. */
    bringIn: async (
      bytes: Uint8Array,
      { postId, segmentId, mediaId, fileName }: Record<'postId' | 'segmentId' | 'mediaId' | 'fileName', string>,
    ): Promise<void> => {
      intake.begin({ mediaId, fileName, sizeBytes: bytes.length })
      for (let fromByte = 0; fromByte < bytes.length; fromByte += MEDIA_PART_BYTES) {
        const part = bytes.subarray(fromByte, fromByte + MEDIA_PART_BYTES)
        intake.append({ mediaId, fromByte, dataBase64: Buffer.from(part).toString('base64') })
      }
      await intake.attach({ postId, segmentId, mediaId, posterBase64: null })
    },
  }
}
