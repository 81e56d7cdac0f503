/**
 * 下属单位: the establishments that are known of the legal unit, what it says of each, one that nobody
 * knows, and its declaration that the list is complete.
 */

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { formTable } from '../../../../forms/form-words.ts'
import {
  declareEstablishments,
  type Establishment,
  type EstablishmentList,
  getEstablishments,
  tellEstablishment,
} from '../../../../server/contract/establishments.ts'
import { call } from '../../../api/call.ts'
import { queryFor } from '../../../api/queries.ts'
import { useSession } from '../../../shell/session.tsx'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Figures } from '../../../ui/figures.tsx'
import { Link } from '../../../ui/link.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { StatusTag } from '../../../ui/status-tag.tsx'
import { TimeStamp } from '../../../ui/time-stamp.tsx'
import { useToast } from '../../../ui/toast.tsx'
import { knownFromWords, standingOf } from '../../establishments/establishment-words.ts'
import { formHref } from '../../href.ts'
import { usePageTitle } from '../../use-page-title.ts'
import { Failed } from '../failed.tsx'
import { Refused } from '../refused.tsx'
import { DenyDialog } from './deny-dialog.tsx'
import { TellDialog } from './tell-dialog.tsx'
import '../../styles/establishments.css'

type Asked =
  | { readonly kind: 'closed' | 'not-ours'; readonly about: Establishment }
  | { readonly kind: 'missing' }

export function EstablishmentsScreen() {
  usePageTitle('下属单位')
  const { account } = useSession()
  const unitId = account.scope.kind === 'unit' ? account.scope.unitId : ''
  const query = queryFor(getEstablishments, { params: { unitId } })
  const { data, error, refetch } = useQuery(query)
  const client = useQueryClient()
  const take = (list: EstablishmentList) => client.setQueryData(query.queryKey, list)
  const [asked, setAsked] = useState<Asked | null>(null)
  const notPreparer = account.position === 'preparer' ? undefined : '由填报人说明'
  return (
    <main id="main" className="sr-page" tabIndex={-1}>
      <PageHead
        title="下属产业活动单位"
        parts={[{ label: '我的报表', href: '/' }, { label: '下属单位' }]}
      >
        {account.scope.name}
      </PageHead>
      {error ? (
        <Failed error={error} retry={() => void refetch()} />
      ) : !data ? (
        <Skeleton lines={8} />
      ) : data.kind !== 'legalUnit' ? (
        <EmptyState title="不用列下属单位">只有法人单位列所属产业活动单位。</EmptyState>
      ) : (
        <>
          <Figures
            label="下属单位"
            items={[
              { label: '已知', value: data.counts.known },
              {
                label: data.list ? `${formTable(data.list.formId)}已列` : '已列入表',
                value: data.counts.listed,
              },
              { label: '应列未列', value: data.counts.missing, urgent: data.counts.missing > 0 },
              { label: '已作说明', value: data.counts.denied },
            ]}
          />
          <ListNotice list={data} />
          <Known list={data} notPreparer={notPreparer} onAsk={setAsked} onTold={take} />
          <p className="sr-est-more">
            <Button icon="add" reason={notPreparer} onClick={() => setAsked({ kind: 'missing' })}>
              还有单位不在这里
            </Button>
          </p>
          <Declaration list={data} notPreparer={notPreparer} onDeclared={take} />
          {asked?.kind === 'missing' && (
            <TellDialog list={data} onTold={take} onClose={() => setAsked(null)} />
          )}
          {asked && asked.kind !== 'missing' && (
            <DenyDialog
              unitId={data.unitId}
              kind={asked.kind}
              about={asked.about}
              onTold={take}
              onClose={() => setAsked(null)}
            />
          )}
        </>
      )}
    </main>
  )
}

/** Where the list itself is filled in, and what it still leaves out. */
function ListNotice({ list: { list, counts } }: { readonly list: EstablishmentList }) {
  if (counts.missing === 0) return null
  if (list === null) {
    return (
      <Notice tone="verify" title={`已知有 ${counts.missing} 个下属单位，还没有列表要填`}>
        在单位基本情况表（601 或 611）的 214
        栏填“是”并报送后，会布置列表；已关闭或不是本单位的，在下面说明。
      </Notice>
    )
  }
  return (
    <Notice
      tone="verify"
      title={`${formTable(list.formId)}还有 ${counts.missing} 个没有列`}
      action={<Link href={formHref(list.responseId)}>去填 {formTable(list.formId)}</Link>}
    >
      打开表时已替您填好名称、代码和地址，逐行核对后补上人数和收入；已关闭或不是本单位的，在下面说明。
    </Notice>
  )
}

function Known(props: {
  readonly list: EstablishmentList
  readonly notPreparer: string | undefined
  readonly onAsk: (asked: Asked) => void
  readonly onTold: (list: EstablishmentList) => void
}) {
  const { list, onAsk, onTold, notPreparer } = props
  const toast = useToast()
  const takeBack = useMutation({
    mutationFn: (about: Establishment) =>
      call(tellEstablishment, {
        params: { unitId: list.unitId, wordId: crypto.randomUUID() },
        body: { kind: 'taken-back', establishmentId: about.id },
      }),
    onSuccess: (told) => {
      onTold(told)
      toast({ title: '已收回', tone: 'accepted' })
    },
  })
  if (list.establishments.length === 0) {
    return (
      <EmptyState title="没有已知的下属单位">
        本单位有分公司、门店、车间、项目部等下属单位的，点“还有单位不在这里”告知普查办，并列入表里。
      </EmptyState>
    )
  }
  return (
    <>
      {takeBack.error && <Refused error={takeBack.error} />}
      <ul className="sr-est" aria-label="已知的下属单位">
        {list.establishments.map((each) => {
          const standing = standingOf(each, list.list)
          const mayDeny = each.word === null && each.unitId !== null
          return (
            <li key={each.id} className="sr-est-row">
              <div>
                <h2>{each.name}</h2>
                <p className="sr-form-about">
                  {[each.creditCode, each.areaNames.join(' '), each.address]
                    .filter(Boolean)
                    .join('　')}
                </p>
                <p className="sr-form-about">{knownFromWords(each)}</p>
              </div>
              <div className="sr-est-standing">
                <StatusTag tone={standing.tone}>{standing.text}</StatusTag>
                {each.word && each.word.reason !== '' && <p>{each.word.reason}</p>}
                {each.answer && <p className="sr-form-about">{each.answer.words}</p>}
              </div>
              <div className="sr-est-acts">
                {mayDeny && (
                  <>
                    <Button
                      size="small"
                      reason={notPreparer}
                      aria-label={`${each.name}已关闭`}
                      onClick={() => onAsk({ kind: 'closed', about: each })}
                    >
                      已关闭
                    </Button>
                    <Button
                      size="small"
                      reason={notPreparer}
                      aria-label={`${each.name}不是本单位的`}
                      onClick={() => onAsk({ kind: 'not-ours', about: each })}
                    >
                      不是本单位的
                    </Button>
                  </>
                )}
                {each.word && (
                  <Button
                    size="small"
                    reason={notPreparer}
                    pending={takeBack.isPending && takeBack.variables.id === each.id}
                    aria-label={`收回关于${each.name}的说明`}
                    onClick={() => takeBack.mutate(each)}
                  >
                    收回说明
                  </Button>
                )}
              </div>
            </li>
          )
        })}
      </ul>
    </>
  )
}

function Declaration(props: {
  readonly list: EstablishmentList
  readonly notPreparer: string | undefined
  readonly onDeclared: (list: EstablishmentList) => void
}) {
  const { list, notPreparer, onDeclared } = props
  const { declaration } = list
  const toast = useToast()
  const declare = useMutation({
    mutationFn: () =>
      call(declareEstablishments, {
        params: { unitId: list.unitId, declarationId: crypto.randomUUID() },
        body: { listHash: list.listHash },
      }),
    onSuccess: (declared) => {
      onDeclared(declared)
      toast({ title: '已声明清单齐全', tone: 'accepted' })
    },
  })
  return (
    <section className="sr-section" aria-labelledby="declaration">
      <h2 id="declaration">清单齐全</h2>
      <p>
        本单位的产业活动单位（含外省市的，不含境外和港澳台的）都在上面，关闭的和不是本单位的都已说明。
      </p>
      {declaration && (
        <p>
          <StatusTag tone={declaration.stands ? 'accepted' : 'returned'}>
            {declaration.stands ? '已声明' : '声明后清单有变化，须重新声明'}
          </StatusTag>{' '}
          {declaration.by} <TimeStamp at={declaration.at} />
          ，当时 {declaration.establishments} 个
        </p>
      )}
      {declare.error && <Refused error={declare.error} />}
      {!declaration?.stands && (
        <p className="sr-est-declare">
          <Button
            variant="primary"
            reason={notPreparer}
            pending={declare.isPending}
            onClick={() => declare.mutate()}
          >
            声明清单齐全
          </Button>
        </p>
      )}
    </section>
  )
}
