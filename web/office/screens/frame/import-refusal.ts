/** Why this post may not import lists, or undefined when it may. The server decides; this explains. */
import type { Role } from '../../../../server/contract/identity.ts'

export function importRefusal(role: Role): string | undefined {
  if (role === 'county-office' || role === 'city-office') return undefined
  return '名录由县级或市级普查办导入'
}
