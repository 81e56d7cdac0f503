/** Units this one was merged with, is a branch or a successor of; their responses are named with them. */
import { useQuery } from '@tanstack/react-query'
import { listUnitRelations } from '../../../../server/contract/duplicates.ts'
import { queryFor } from '../../../api/queries.ts'
import { Link } from '../../../ui/link.tsx'
import { TimeStamp } from '../../../ui/time-stamp.tsx'
import { relationWords } from '../duplicates/duplicate-words.ts'
import { ResponseTags } from './response-tags.tsx'

export function UnitRelations({ unitId }: { readonly unitId: string }) {
  const { data } = useQuery(queryFor(listUnitRelations, { params: { unitId } }))
  if (!data || data.relations.length === 0) return null
  return (
    <section className="office-section" aria-labelledby="unit-relations">
      <h2 id="unit-relations">关联的单位</h2>
      <ul className="office-returns">
        {data.relations.map((relation) => (
          <li key={relation.decisionId}>
            <div className="office-returns-head">
              <span>
                {relationWords[relation.part]}：
                <Link href={`/units/${relation.other.id}`}>{relation.other.name}</Link>
              </span>
              <span className="office-aside">
                {relation.decidedBy} <TimeStamp at={relation.decidedAt} />{' '}
                <Link href={`/duplicates?pair=${relation.pairId}`}>看判定</Link>
              </span>
            </div>
            {relation.other.responses.length > 0 && (
              <ResponseTags responses={relation.other.responses} />
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
