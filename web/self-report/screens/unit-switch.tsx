/** Which of one's units is being reported for; switching begins the page anew. */
import { switchUnit } from '../../../server/contract/activation.ts'
import type { Scope } from '../../../server/contract/identity.ts'
import { call } from '../../api/call.ts'
import type { SessionUnit } from '../../shell/session.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { useToast } from '../../ui/toast.tsx'
import { useDevice } from '../device/device.tsx'
import '../styles/people.css'

export interface UnitSwitchProps {
  readonly units: readonly SessionUnit[]
  readonly current: Scope
}

export function UnitSwitch({ units, current }: UnitSwitchProps) {
  const { database } = useDevice()
  const toast = useToast()
  const go = async (unitId: string) => {
    try {
      await call(switchUnit, { body: { unitId } })
      // What was kept for reading without a network was the other unit's.
      const kept = await database.getAll('replies')
      await Promise.all(kept.map(({ key }) => database.delete('replies', key)))
      location.assign('/self-report/')
    } catch {
      toast({ title: '没有切换', description: '未连上服务器，请联网后再试', tone: 'verify' })
    }
  }
  return (
    <SelectField
      className="sr-bar-unit"
      label="填报的单位"
      labelHidden
      options={units.map(({ unitId, name }) => ({ value: unitId, label: name }))}
      value={current.kind === 'unit' ? current.unitId : null}
      onChange={(unitId) => void go(unitId)}
    />
  )
}
