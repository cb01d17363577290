/** Why a planned post will not go out, known before its hour (docs/specs/accounts.md §4). The gravest first. */
export const FORECAST_CAUSES = [
  'disconnected',
  'needs_sign_in',
  'out_of_credit',
  'scope_missing', // the person did not permit publishing
  'image_scope_missing', // nor images
  'permission_ends', // it ends before the hour and cannot be renewed
  'renewal_open', // nobody knows yet whether it could be renewed
  'refused_for_now', // the network answers 401 at present
] as const
export type ForecastCause = (typeof FORECAST_CAUSES)[number]
