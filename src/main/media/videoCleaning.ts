/**
 * A video as it may go out: picture and sound are copied as they are into a new file, without the place, the device and
 * the titles that the old one told. Read and written piece by piece.
 */
import type { Input, MetadataTags } from 'mediabunny'
import type { MediaFacts, MediaType, RemovedData } from '#shared/domain/media.ts'
import { AppError } from '../rpc/appError.ts'
import { boxesAreWhole } from './boxes.ts'

export type VideoSource = {
  readonly sizeBytes: number
  /** The bytes from `start` to before `end`; fewer at the end of the file. */
  readonly read: (start: number, end: number) => Uint8Array
  readonly fileName: string
  readonly mimeType: MediaType
}

/** Takes bytes at a place of the new file; mostly in order, but the beginning is mended at the end. */
export type VideoSink = { readonly writeAt: (position: number, bytes: Uint8Array) => void }

export type CleanVideo = {
  readonly facts: Omit<MediaFacts, 'sizeBytes'>
  /** `kept`: it could not be copied and goes out as it came; the sink then holds nothing of use. */
  readonly removed: RemovedData
}

/** How many pictures are looked at to tell how many there are in a second. */
const COUNTED_PICTURES = 240

/** @throws AppError media_damaged where it is no readable video or breaks off; media_unsupported without a picture */
export async function cleanVideo(source: VideoSource, sink: VideoSink): Promise<CleanVideo> {
  if (!boxesAreWhole(source)) throw new AppError('media_damaged', { fileName: source.fileName })
  const { Input, CustomSource, MP4, QTFF } = await import('mediabunny')
  const { sizeBytes, read } = source
  const input = new Input({ formats: [MP4, QTFF], source: new CustomSource({ getSize: () => sizeBytes, read }) })
  try {
    const facts = await factsOf(input, source)
    return { facts, removed: await copy(input, sink) }
  } catch (error) {
    if (error instanceof AppError) throw error
    throw new AppError('media_damaged', { fileName: source.fileName })
  } finally {
    input.dispose()
  }
}

async function factsOf(input: Input, { fileName, mimeType }: VideoSource): Promise<Omit<MediaFacts, 'sizeBytes'>> {
  const picture = await input.getPrimaryVideoTrack()
  if (picture === null) throw new AppError('media_unsupported', { fileName })
  const sound = await input.getPrimaryAudioTrack()
  const { averagePacketRate, packetCount } = await picture.computePacketStats(COUNTED_PICTURES)
  if (packetCount === 0) throw new AppError('media_damaged', { fileName })
  return {
    kind: 'video',
    mimeType,
    widthPx: await picture.getDisplayWidth(),
    heightPx: await picture.getDisplayHeight(),
    frames: null,
    durationMs: Math.round((await input.computeDuration()) * 1000),
    videoCodec: await picture.getCodec(),
    audioCodec: sound === null ? null : await sound.getCodec(),
    framesPerSecond: averagePacketRate,
  }
}

/** Copies picture and sound; nothing is encoded again, and where something would be left out nothing is copied. */
async function copy(input: Input, sink: VideoSink): Promise<RemovedData> {
  const { Conversion, MovOutputFormat, Mp4OutputFormat, Output, StreamTarget, QTFF } = await import('mediabunny')
  const tags = await input.getMetadataTags()
  const isMov = (await input.getFormat()) === QTFF
  const writable = new WritableStream<{ readonly data: Uint8Array; readonly position: number }>({
    write: ({ data, position }) => sink.writeAt(position, data),
  })
  const format = isMov ? new MovOutputFormat({ fastStart: false }) : new Mp4OutputFormat({ fastStart: false })
  const output = new Output({ format, target: new StreamTarget(writable) })
  const conversion = await Conversion.init({ input, output, tags: {}, showWarnings: false })
  if (!conversion.isValid || conversion.discardedTracks.length > 0) return 'kept'
  await conversion.execute()
  return removedFrom(tags)
}

/** As QuickTime, phones and ISO name the place. */
const PLACES = ['©xyz', 'loci', 'com.apple.quicktime.location.ISO6709', 'xyz']
/** The program that wrote the file says nothing about anybody. */
const HARMLESS = ['©too', 'encoder']

function removedFrom({ raw }: MetadataTags): RemovedData {
  const names = Object.keys(raw ?? {})
  if (names.some((name) => PLACES.includes(name))) return 'location'
  return names.some((name) => !HARMLESS.includes(name)) ? 'data' : 'nothing'
}
