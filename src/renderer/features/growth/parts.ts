/** The parts of the growth screen, in the order of its tabs; each has its address, `/growth/<part>`. */
export const GROWTH_PARTS = ['followers', 'posts', 'care', 'reports'] as const
export type GrowthPart = (typeof GROWTH_PARTS)[number]

export function growthPartOf(text: string | undefined): GrowthPart {
  return GROWTH_PARTS.find((part) => part === text) ?? 'followers'
}
