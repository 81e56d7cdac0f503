/** 移交: units on their way into or out of the block; the office may accept for its enumerators. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { acceptHandover, listHandovers } from '../../../../server/contract/area-map.ts'
import { call } from '../../../api/call.ts'
import { keyOf, queryFor } from '../../../api/queries.ts'
import { Button } from '../../../ui/button.tsx'
import { RowList } from '../../../ui/row-list.tsx'
import { useToast } from '../../../ui/toast.tsx'
import { Failure } from '../../failure.tsx'

export function BlockHandovers({ blockCode }: { readonly blockCode: string }) {
  const client = useQueryClient()
  const toast = useToast()
  const { data } = useQuery(queryFor(listHandovers, { params: { blockCode } }))
  const all = data?.handovers ?? []
  const coming = all.filter(({ toBlock }) => toBlock === blockCode)
  const accept = useMutation({
    mutationFn: async () => {
      for (const { unitId } of coming) {
        await call(acceptHandover, { params: { blockCode, unitId } })
      }
    },
    onSuccess: () => toast({ title: `已接收 ${coming.length} 家单位`, tone: 'accepted' }),
    onSettled: () => client.invalidateQueries({ queryKey: keyOf(listHandovers) }),
  })
  if (all.length === 0) return null
  return (
    <section>
      <h2 className="office-list-head">移交中的单位</h2>
      <RowList
        label="移交中的单位"
        items={all.map(({ unitId, unitName, fromBlock, toBlock, reason }) => ({
          id: unitId,
          title: unitName,
          note:
            toBlock === blockCode
              ? `由 ${fromBlock} 移交来：${reason}`
              : `移交给 ${toBlock}，等对方接收：${reason}`,
          href: `/units/${unitId}`,
        }))}
      />
      {coming.length > 0 && (
        <Button pending={accept.isPending} onClick={() => accept.mutate()}>
          替普查员接收 {coming.length} 家
        </Button>
      )}
      {accept.error && <Failure error={accept.error} />}
    </section>
  )
}
