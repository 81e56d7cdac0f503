/** Units on their way into this block or out of it: those coming in are accepted here. */

import { useState } from 'react'
import { type Handover, listHandovers } from '../../../server/contract/area-map.ts'
import { queueAct } from '../../outbox/acts/act.ts'
import { Button } from '../../ui/button.tsx'
import { RowList } from '../../ui/row-list.tsx'
import { useDevice, useDeviceData } from '../device/device.tsx'
import { saveFault } from '../device/save-fault.ts'
import { useKeptQuery } from '../device/use-kept-query.ts'
import { pendingHandovers } from './pending-handovers.ts'

export function Handovers({ blockCode }: { readonly blockCode: string }) {
  const { database, sender } = useDevice()
  const [fault, setFault] = useState<string>()
  const fetched = useKeptQuery(listHandovers, { params: { blockCode } })
  const acts = useDeviceData((all) => all.getAllFromIndex('acts', 'madeAt'))
  const { coming, going } = pendingHandovers(blockCode, fetched.data?.handovers ?? [], acts ?? [])
  if (coming.length + going.length === 0) return null
  const accept = async (units: readonly Handover[]) => {
    try {
      for (const { unitId, unitName } of units) {
        const act = { kind: 'accept-handover', unitId, blockCode } as const
        const madeAt = new Date().toISOString()
        await queueAct(database, act, `接收移交：${unitName}`, crypto.randomUUID(), madeAt)
      }
    } catch (error) {
      setFault(saveFault(error))
      return
    }
    sender.kick()
  }
  return (
    <section aria-labelledby="handovers-title" className="field-section">
      <h2 id="handovers-title">移交中的单位</h2>
      {coming.length > 0 && (
        <>
          <RowList
            label="移交来的单位"
            items={coming.map(({ unitId, unitName, fromBlock, reason }) => ({
              id: unitId,
              title: unitName,
              note: `由 ${fromBlock.slice(-2)} 小区移交来：${reason}`,
            }))}
          />
          <Button size="large" variant="primary" onClick={() => void accept(coming)}>
            接收 {coming.length} 家
          </Button>
        </>
      )}
      {going.length > 0 && (
        <RowList
          label="移交走的单位"
          items={going.map(({ unitId, unitName, toBlock, reason }) => ({
            id: unitId,
            title: unitName,
            note: `移交给 ${toBlock.slice(-2)} 小区，等对方接收：${reason}`,
          }))}
        />
      )}
      {fault && (
        <p role="alert" className="field-alert">
          {fault}
        </p>
      )}
    </section>
  )
}
