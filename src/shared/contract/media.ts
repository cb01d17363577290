/** Images, animations and videos: on the way in, part by part, and as they are shown. */
import { z } from 'zod'
import { MEDIA_KINDS, MEDIA_PART_BYTES, MEDIA_TYPES, REMOVED_DATA } from '../domain/media.ts'
import { lazily } from '../domain/lazily.ts'
import { command, query } from './operation.ts'
import { dayIso, done, id, searchText, wallDay } from './values.ts'

/** Base64 of one part, which is the most that one call carries. */
const part = lazily(() => z.base64().max(Math.ceil(MEDIA_PART_BYTES / 3) * 4))
const POSTER_MAX_LENGTH = 800_000

export const mediaView = lazily(() =>
  z.object({
    mediaId: id,
    kind: z.enum(MEDIA_KINDS),
    mimeType: z.enum(MEDIA_TYPES),
    sizeBytes: z.int(),
    widthPx: z.int().nullable(),
    heightPx: z.int().nullable(),
    frames: z.int().nullable(),
    durationMs: z.int().nullable(),
    fileName: z.string(),
    /** What was taken out of the file; `kept` where it goes out as it came. */
    removed: z.enum(REMOVED_DATA),
    altText: z.string(),
    /** Cut out of another, which is kept. */
    isCropped: z.boolean(),
  }),
)

/** What the office says of a content, whatever post carries it. */
const card = lazily(() =>
  z.object({
    /** In the library: it stays although no post carries it. */
    isKept: z.boolean(),
    title: z.string(),
    /** What a post that takes it from the library begins with. */
    altText: z.string(),
    /** Whose it is; empty: not said. */
    holder: z.string(),
    /** The last day on which it may be published, on the office's clock; null: without end. */
    lastDay: dayIso.nullable(),
  }),
)

const keptMedia = lazily(() =>
  card()
    .omit({ isKept: true })
    .extend({
      cardId: id,
      kind: z.enum(MEDIA_KINDS),
      sizeBytes: z.int(),
      widthPx: z.int().nullable(),
      heightPx: z.int().nullable(),
      durationMs: z.int().nullable(),
      /** How many carry it, in whatever state. */
      posts: z.int(),
    }),
)

const media = lazily(() => z.strictObject({ mediaId: id }))
/** Of a segment of a draft: what stands there now. */
const inPlace = lazily(() => media().extend({ postId: id, segmentId: id, replaces: id }))
/** Whole pixels of the original. */
const cropRect = lazily(() =>
  z.strictObject({
    leftPx: z.int().min(0),
    topPx: z.int().min(0),
    widthPx: z.int().min(1),
    heightPx: z.int().min(1),
  }),
)

export const mediaOperations = {
  /** A file is about to arrive. Errors: media_too_large (params.maxBytes), conflict. */
  'media.begin': command({
    input: () => media().extend({ fileName: z.string().min(1).max(255), sizeBytes: z.int().min(0) }),
    output: done,
    right: 'compose',
  }),
  /**
   * The next part, of 4 MiB but for the last one; one that is there already changes nothing.
   * Errors: not_found, conflict (not the next one, or more than was announced).
   */
  'media.append': command({
    input: () => media().extend({ fromByte: z.int().min(0), dataBase64: part() }),
    output: done,
    right: 'compose',
  }),
  /**
   * All of it is there: looked at, cleaned, and attached to a segment of a draft. Told again it changes nothing; one
   * that was taken away is attached again. `posterBase64` is a picture of a video, which only the window can make.
   * Errors: media_unsupported, media_damaged, media_dimensions, media_too_large, media_too_many, not_found, wrong_state.
   */
  'media.attach': command({
    input: () =>
      media().extend({
        postId: id,
        segmentId: id,
        posterBase64: z.base64().max(POSTER_MAX_LENGTH).nullable(),
      }),
    output: done,
    right: 'compose',
  }),
  /** Given up on the way in: what has arrived goes. */
  'media.abandon': command({ input: media, output: done, right: 'compose' }),
  /** A small picture in its place; null where there is none. */
  'media.preview': query({
    input: media,
    output: () => z.object({ dataUrl: z.string().nullable() }),
    topics: ['posts'],
  }),
  /**
   * An image whole, or what it was cut out of, with the part that it is; null where it is no part.
   * Errors: not_found, wrong_state (still arriving), media_unsupported (no image).
   */
  'media.original': query({
    input: media,
    output: () => z.object({ dataUrl: z.string(), crop: cropRect().nullable() }),
    topics: ['posts'],
  }),
  /**
   * What the window cut out of `replaces`, or out of its original, is all there: prepared as any image, and put in its
   * place with its description. The original stays. Told again it changes nothing.
   * Errors: as `media.attach`; conflict (what it replaces is no longer there, or a part that goes beyond the image).
   */
  'media.attachCrop': command({
    input: () => inPlace().extend({ crop: cropRect() }),
    output: done,
    right: 'compose',
  }),
  /** The original in the place of what was cut out of it. Errors: not_found, wrong_state, conflict (no part of another). */
  'media.uncrop': command({ input: inPlace, output: done, right: 'compose' }),
  /** Back to what stood there, of the same original. Errors: not_found, wrong_state, conflict. */
  'media.swap': command({ input: inPlace, output: done, right: 'compose' }),
  /** What is known of something attached, of a part what is known of its original; empty where nobody has said anything. Errors: not_found, wrong_state (still arriving). */
  'media.card': query({ input: media, output: card, topics: ['media'] }),
  /**
   * Says it, of something attached or of one of the library; it holds for all posts that carry the same content.
   * `plannedAfterEnd`: how many posts with it are planned for after its last day. Errors: not_found, wrong_state.
   */
  'media.saveCard': command({
    input: () =>
      z
        .strictObject({
          of: z.union([media(), z.strictObject({ cardId: id })]),
          isKept: z.boolean(),
          title: z.string().trim().max(120),
          altText: z.string().max(1000),
          holder: z.string().trim().max(200),
          lastDay: wallDay.nullable(),
        })
        .refine(({ isKept, title }) => !isKept || title !== '', { path: ['title'] }),
    output: () => z.object({ plannedAfterEnd: z.int() }),
    right: 'compose',
  }),
  /** Out of the library, or back: what posts carry stays in them. Errors: not_found. */
  'media.setKept': command({
    input: () => z.strictObject({ cardId: id, isKept: z.boolean() }),
    output: done,
    right: 'compose',
  }),
  /** Of the library the sixty newest in which every word is found: in title, description, holder or file name. */
  'media.library': query({
    input: () => z.strictObject({ text: searchText }),
    output: () => z.object({ cards: z.array(keptMedia()), isAll: z.boolean() }),
    topics: ['media', 'posts'],
  }),
  /** As `media.preview`. Errors: not_found. */
  'media.keptPreview': query({
    input: () => z.strictObject({ cardId: id }),
    output: () => z.object({ dataUrl: z.string().nullable() }),
    topics: ['media'],
  }),
  /** Attached to a segment of a draft with its own description. Errors: not_found, wrong_state, media_too_many, conflict. */
  'media.attachKept': command({
    input: () => media().extend({ postId: id, segmentId: id, cardId: id }),
    output: done,
    right: 'compose',
  }),
}
