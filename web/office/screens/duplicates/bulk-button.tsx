/** Accepts what is above the area's threshold, a hundred at a time, and says what it did. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { acceptDuplicates, getDuplicateSetting } from '../../../../server/contract/duplicates.ts'
import { call } from '../../../api/call.ts'
import { problemText } from '../../../api/problem-text.ts'
import { queryFor } from '../../../api/queries.ts'
import { Button } from '../../../ui/button.tsx'
import { useToast } from '../../../ui/toast.tsx'
import { useOffice } from '../../use-office.ts'
import { useDuplicateAct } from './use-duplicate-act.ts'

export function BulkButton() {
  const { role } = useOffice()
  const toast = useToast()
  const [accepted, setAccepted] = useState(0)
  const { data } = useQuery(queryFor(getDuplicateSetting, {}))
  const accept = useDuplicateAct(acceptAll, ({ count, toCheck, left }) =>
    toast({
      title: `批量接受 ${count} 对，抽查 ${toCheck} 对；够门槛但须由人判的 ${left} 对`,
      tone: 'accepted',
    }),
  )

  async function acceptAll() {
    const sum = { count: 0, toCheck: 0, left: 0 }
    for (;;) {
      const reply = await call(acceptDuplicates, {})
      sum.count += reply.accepted
      sum.toCheck += reply.toCheck
      sum.left = reply.left
      setAccepted(sum.count)
      if (!reply.more) return sum
    }
  }

  const off = data?.setting.bulkFromBits === null ? '先在“做法”里定下批量接受的门槛' : undefined
  return (
    <Button
      size="small"
      reason={role === 'township-office' ? '由县级或市级普查办判定' : off}
      pending={accept.isPending}
      onClick={() =>
        accept.mutate(undefined, {
          onError: (error) => toast({ title: problemText(error).what, tone: 'mandatory' }),
        })
      }
    >
      {accept.isPending ? `已接受 ${accepted} 对` : '批量接受'}
    </Button>
  )
}
