/** The parts of the growth screen, in the order of its tabs; each has its address, `/growth/<part>`. */
export type GrowthPart = 'followers'
export const GROWTH_PARTS: readonly GrowthPart[] = ['followers']

export function growthPartOf(text: string | undefined): GrowthPart {
  return GROWTH_PARTS.find((part) => part === text) ?? 'followers'
}
