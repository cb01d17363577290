/** What can go wrong on the training network, on purpose. */
export const TRAINING_FAULTS = [
  'none',
  'cut', // no connection at all
  'slow',
  'lose_answer', // it happens, but nobody is told
  'hang',
  'truncate',
  'rate_limit', // 429
  'server_error', // 503
  'credentials', // 401
  'credits', // 402
  'captive_portal', // 200 with a web page
  'proxy', // 407
  'processing_fails', // of what was uploaded
  'media_expired', // when the post comes that carries it
] as const
export type TrainingFault = (typeof TRAINING_FAULTS)[number]
