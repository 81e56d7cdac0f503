/** The unit was found to be one with another: where its forms are now, and how to get there. */
import { useQuery } from '@tanstack/react-query'
import { listOwnUnits } from '../../../server/contract/responses.ts'
import { queryFor } from '../../api/queries.ts'
import { useSession } from '../../shell/session.tsx'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useUnitSwitch } from '../use-unit-switch.ts'

export function MergedNotice() {
  const { account } = useSession()
  const switchTo = useUnitSwitch()
  const { data } = useQuery(queryFor(listOwnUnits, {}))
  const unitId = account.scope.kind === 'unit' ? account.scope.unitId : ''
  const into = data?.units.find((each) => each.unitId === unitId)?.mergedInto
  if (!into) return null
  return (
    <Notice
      tone="advisory"
      title={`本单位与“${into.name}”是同一家，普查办已并入那一家`}
      action={
        into.own && (
          <Button onClick={() => void switchTo(into.unitId)}>打开{into.name}的报表</Button>
        )
      }
    >
      {into.own
        ? '应填的表都在那一家，请到那里填报；原来填的保留在下面，可对照。如果不是同一家，请告知普查办，可以撤销。'
        : '那一家已有人填报，应填的表在那里；原来填的保留在下面，只供查看。需要由您填报的，请向普查办要那一家的告知书，在“添加单位”里输入；如果不是同一家，请告知普查办，可以撤销。'}
    </Notice>
  )
}
