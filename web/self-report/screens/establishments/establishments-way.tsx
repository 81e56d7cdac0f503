/** On the desk: how many establishments are known, listed and left out, with the way to them. */
import { useQuery } from '@tanstack/react-query'
import { getEstablishments } from '../../../../server/contract/establishments.ts'
import { callOrKept } from '../../../outbox/replies.ts'
import { Link } from '../../../ui/link.tsx'
import { useDevice } from '../../device/device.tsx'
import { deskLine } from '../../establishments/establishment-words.ts'

export function EstablishmentsWay({ unitId }: { readonly unitId: string }) {
  const { database } = useDevice()
  const { data } = useQuery({
    queryKey: [getEstablishments.id, 'desk', unitId],
    queryFn: () => callOrKept(database, getEstablishments, { params: { unitId } }),
    networkMode: 'always',
  })
  const line = data && deskLine(data)
  if (!line) return null
  return (
    <p className="sr-ledger-way">
      <Link href="/establishments">下属单位</Link>：{line}
    </p>
  )
}
