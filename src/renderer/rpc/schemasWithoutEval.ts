/**
 * Has zod interpret its schemas in the window. It would try first whether code can be made from text, which the page's policy
 * forbids and counts as a violation at each start. Said in the place where zod looks when it is loaded, for it is loaded only
 * after the first screen.
 */
declare global {
  var __zod_globalConfig: { readonly jitless?: boolean } | undefined
}

globalThis.__zod_globalConfig = { ...globalThis.__zod_globalConfig, jitless: true }

export {}
