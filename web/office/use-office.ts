/** The office that works here: its area and what its post may do. */
import type { Role } from '../../server/contract/identity.ts'
import { useSession } from '../shell/session.tsx'

export interface Office {
  readonly role: Role
  /** Area prefix of the office's scope, e.g. 140602. */
  readonly areaPrefix: string
  readonly areaName: string
}

export function useOffice(): Office {
  const { role, scope } = useSession().account
  return {
    role,
    areaPrefix: scope.kind === 'area' ? scope.areaPrefix : '',
    areaName: scope.name,
  }
}
