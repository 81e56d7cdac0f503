/** What the field photographed of both units, side by side. */
import { useQuery } from '@tanstack/react-query'
import { getPhoto, listPhotos, photoPurposeNames } from '../../../../server/contract/fieldwork.ts'
import { queryFor } from '../../../api/queries.ts'
import { TimeStamp } from '../../../ui/time-stamp.tsx'
import type { Side } from './compare-units.ts'

export function PairPhotos({ sides }: { readonly sides: readonly [Side, Side] }) {
  const [a, b] = sides
  const first = useQuery(queryFor(listPhotos, { query: { subject: a.unit.id } }))
  const second = useQuery(queryFor(listPhotos, { query: { subject: b.unit.id } }))
  const found = [first.data?.photos ?? [], second.data?.photos ?? []] as const
  if (found.every((photos) => photos.length === 0)) {
    return <p className="office-aside">两家都还没有现场照片。</p>
  }
  return (
    <div className="office-pair-photos">
      {(['甲', '乙'] as const).map((side, at) => (
        <ul key={side} aria-label={`${side}的照片`}>
          {found[at]!.length === 0 && <li className="office-aside">{side}没有照片</li>}
          {found[at]!.map(({ photoId, description }) => (
            <li key={photoId}>
              <Photo
                photoId={photoId}
                label={`${side}：${photoPurposeNames[description.purpose]}`}
                takenAt={description.takenAt}
              />
            </li>
          ))}
        </ul>
      ))}
    </div>
  )
}

function Photo({
  photoId,
  label,
  takenAt,
}: {
  readonly photoId: string
  readonly label: string
  readonly takenAt: string
}) {
  const { data } = useQuery({
    ...queryFor(getPhoto, { params: { photoId } }),
    staleTime: Number.POSITIVE_INFINITY,
  })
  return (
    <figure>
      {data && <img src={`data:image/jpeg;base64,${data.content}`} alt={label} />}
      <figcaption>
        {label} <TimeStamp at={takenAt} />
      </figcaption>
    </figure>
  )
}
