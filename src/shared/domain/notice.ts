/** What happened once and stays among the problems until a person says that they have read it. */
export const NOTICE_CODES = ['zone_rules_changed', 'restored', 'recovered'] as const
export type NoticeCode = (typeof NOTICE_CODES)[number]
