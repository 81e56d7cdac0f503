/** 所属产业活动单位 of a legal unit: what is known beside what it listed and what it says of each. */

import { useQuery } from '@tanstack/react-query'
import { formTable } from '../../../../forms/form-words.ts'
import {
  type Establishment,
  type EstablishmentList,
  establishmentSourceNames,
  establishmentWordNames,
  getEstablishments,
} from '../../../../server/contract/establishments.ts'
import { frameOutcomeNames } from '../../../../server/contract/frame.ts'
import { queryFor } from '../../../api/queries.ts'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { Link } from '../../../ui/link.tsx'
import { TimeStamp } from '../../../ui/time-stamp.tsx'
import { Failure } from '../../failure.tsx'

const columns = (list: EstablishmentList['list']): readonly Column<Establishment>[] => [
  {
    id: 'name',
    head: '单位',
    cell: ({ unitId, name }) =>
      unitId === null ? name : <Link href={`/units/${unitId}`}>{name}</Link>,
    title: ({ name, creditCode, address }) => [name, creditCode, address].join(' '),
  },
  {
    id: 'frame',
    head: '名录里',
    width: 112,
    cell: ({ unitId, outcome }) =>
      unitId === null ? (
        <span className="office-urgent">没有</span>
      ) : outcome === null ? (
        '未核实'
      ) : (
        frameOutcomeNames[outcome]
      ),
  },
  {
    id: 'listed',
    head: list ? `${formTable(list.formId)}` : '表里',
    width: 88,
    cell: ({ listed, expected }) =>
      listed ? '已列' : expected ? <span className="office-urgent">没有列</span> : '不用列',
  },
  {
    id: 'from',
    head: '从哪里知道',
    width: 200,
    minor: true,
    cell: (each) => fromWords(each),
    title: (each) => fromWords(each),
  },
  {
    id: 'word',
    head: '法人的说法',
    minor: true,
    cell: (each) => wordWords(each),
    title: (each) => wordWords(each),
  },
  {
    id: 'answer',
    head: '核实',
    minor: true,
    cell: ({ answer }) => answer?.words ?? '',
    title: ({ answer }) => answer?.words ?? '',
  },
]

export function UnitEstablishments({ unitId }: { readonly unitId: string }) {
  const { data, error, refetch } = useQuery(queryFor(getEstablishments, { params: { unitId } }))
  if (error) return <Failure error={error} onRetry={() => void refetch()} />
  if (!data || (data.establishments.length === 0 && data.list === null)) return null
  const { establishments, list, declaration } = data
  const leads = establishments.some(({ answer }) => answer?.state === 'open')
  return (
    <section className="office-section" aria-labelledby="unit-establishments">
      <h2 id="unit-establishments">所属产业活动单位</h2>
      <p className="office-aside">
        {differenceWords(data)}
        {declaration === null ? (
          '；法人还没有声明清单齐全'
        ) : (
          <>
            ；{declaration.by} <TimeStamp at={declaration.at} /> 声明清单齐全
            {declaration.stands ? '' : '，之后清单有变化'}
          </>
        )}
      </p>
      {leads && (
        <p>
          <Link href="/omissions?view=signals">到查漏的线索里核实</Link>
        </p>
      )}
      {establishments.length > 0 && (
        <DataTable
          label="所属产业活动单位"
          columns={columns(list)}
          rows={establishments}
          rowKey={({ id }) => id}
          empty={null}
        />
      )}
    </section>
  )
}

/** What the two sides have apart. */
function differenceWords({ establishments, list, counts }: EstablishmentList): string {
  const unknown = establishments.filter(({ unitId, listed }) => listed && unitId === null).length
  const parts = [
    `已知 ${counts.known} 个`,
    ...(list ? [`${formTable(list.formId)}列了 ${counts.listed} 个`] : ['没有布置列表']),
    ...(counts.missing > 0 ? [`应列未列 ${counts.missing} 个`] : []),
    ...(unknown > 0 ? [`列了而名录里没有 ${unknown} 个`] : []),
    ...(counts.denied > 0 ? [`法人说已关闭、不是本单位的 ${counts.denied} 个`] : []),
  ]
  return parts.join('，')
}

function fromWords({ knownFrom }: Establishment): string {
  return knownFrom.map((from) => establishmentSourceNames[from]).join('、')
}

function wordWords({ word }: Establishment): string {
  if (word === null) return ''
  const what = `${establishmentWordNames[word.kind]}${word.closedOn ? `（${word.closedOn}）` : ''}`
  return word.reason === '' ? what : `${what}：${word.reason}`
}
