/** Why this post may not load attributes, or undefined when it may. The server decides; this explains. */
import type { Role } from '../../../../server/contract/identity.ts'

export function attributeRefusal(role: Role): string | undefined {
  if (role === 'county-office' || role === 'city-office') return undefined
  return '属性名录由县级或市级普查办载入'
}
