/** 报送记录: the unit's own revisions of one form, returns between them, and what differs from one to the next. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Answers } from '../../../forms/engine/types.ts'
import { formHeading } from '../../../forms/form-words.ts'
import { findForm } from '../../../forms/generated/registry.ts'
import {
  getResponse,
  getRevision,
  type RevisionSummary,
} from '../../../server/contract/responses.ts'
import { signOffActNames } from '../../../server/contract/sign-off.ts'
import { queryFor } from '../../api/queries.ts'
import { RevisionCompare } from '../../form/compare/revision-compare.tsx'
import { pageCodeLists } from '../../form/session/use-form-session.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { formatTime } from '../../ui/format-time.ts'
import { PageHead } from '../../ui/page-head.tsx'
import { RowList } from '../../ui/row-list.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { formHref, receiptHref } from '../href.ts'
import { historyLines } from '../sheet/history-lines.ts'
import { useNow } from '../use-now.ts'
import { usePageTitle } from '../use-page-title.ts'
import { Failed } from './failed.tsx'
import '../styles/history.css'

export function HistoryScreen({ responseId }: { readonly responseId: string }) {
  usePageTitle('报送记录')
  const now = useNow()
  const detail = useQuery(queryFor(getResponse, { params: { responseId } }))
  if (detail.error) {
    return (
      <main id="main" className="sr-page">
        <Failed error={detail.error} retry={() => void detail.refetch()} />
      </main>
    )
  }
  if (!detail.data) {
    return (
      <main id="main" className="sr-page" aria-busy="true">
        <Skeleton lines={8} />
      </main>
    )
  }
  const { response, revisions, returns } = detail.data
  return (
    <main id="main" className="sr-page" tabIndex={-1}>
      <PageHead
        title="报送记录"
        parts={[
          { label: '我的报表', href: '/' },
          { label: response.formTitle, href: formHref(responseId) },
          { label: '报送记录' },
        ]}
      >
        {formHeading(response.formId, response.formTitle)}　{response.period}年
      </PageHead>
      {revisions.length === 0 ? (
        <EmptyState title="还没有报送过">报送后，每一版和回执都留在这里。</EmptyState>
      ) : (
        <RowList
          label="各版本和退回"
          items={historyLines(revisions, returns, detail.data.signOffs).map((line) =>
            line.kind === 'return'
              ? {
                  id: line.at,
                  title: `普查办退回：${line.reason}`,
                  note: `${line.by}　${formatTime(line.at, now)}`,
                }
              : line.kind === 'sign-off'
                ? {
                    id: `${line.at}-${line.act}`,
                    title: signOffActNames[line.act],
                    note: `${line.by}　${formatTime(line.at, now)}　第 ${line.number} 版${line.note ? `　${line.note}` : ''}`,
                  }
                : {
                    id: line.revision.revisionId,
                    title: `第 ${line.revision.number} 版　${line.revision.intent === 'submit' ? '提交' : '收存'}`,
                    note: `${line.revision.receivedFrom}　${formatTime(line.revision.receivedAt, now)}　摘要 ${line.revision.contentHash.slice(0, 12)}${line.revision.unitNote ? `　${line.revision.unitNote}` : ''}`,
                    end:
                      line.revision.number > 1 &&
                      `与上一版相比 ${line.revision.changed.length} 项不同`,
                    href: receiptHref(responseId, line.revision.revisionId),
                  },
          )}
        />
      )}
      {revisions.length > 1 && <Compare responseId={responseId} revisions={revisions} />}
    </main>
  )
}

function Compare(props: {
  readonly responseId: string
  readonly revisions: readonly RevisionSummary[]
}) {
  const { responseId } = props
  const newestFirst = [...props.revisions].sort((a, b) => b.number - a.number)
  const [afterId, setAfter] = useState(newestFirst[0]?.revisionId ?? '')
  const [beforeId, setBefore] = useState(newestFirst[1]?.revisionId ?? '')
  const formId = responseId.split('.').at(-2) ?? ''
  const form = useQuery({
    queryKey: ['form', formId],
    queryFn: async () => (await findForm(formId)) ?? null,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const before = useQuery(queryFor(getRevision, { params: { responseId, revisionId: beforeId } }))
  const after = useQuery(queryFor(getRevision, { params: { responseId, revisionId: afterId } }))
  const options = newestFirst.map((each) => ({
    value: each.revisionId,
    label: revisionLabel(each),
  }))
  const error = before.error ?? after.error
  return (
    <section className="sr-section" aria-labelledby="compare">
      <h2 id="compare">两版比较</h2>
      <div className="sr-compare-pick">
        <SelectField label="前" options={options} value={beforeId} onChange={setBefore} />
        <SelectField label="后" options={options} value={afterId} onChange={setAfter} />
        <Button
          variant="quiet"
          onClick={() => {
            setBefore(afterId)
            setAfter(beforeId)
          }}
        >
          前后对调
        </Button>
      </div>
      {error ? (
        <Failed
          error={error}
          retry={() => {
            void before.refetch()
            void after.refetch()
          }}
        />
      ) : form.data && before.data && after.data ? (
        <RevisionCompare
          form={form.data}
          codeLists={pageCodeLists}
          before={{
            label: revisionLabel(before.data.revision),
            // Answers on the wire are those of this form, by contract.
            answers: before.data.answers as Answers,
          }}
          after={{
            label: revisionLabel(after.data.revision),
            answers: after.data.answers as Answers,
          }}
        />
      ) : (
        <Skeleton lines={4} />
      )}
    </section>
  )
}

/** Who and when, for the heads of the comparison. */
function revisionLabel({ number, receivedFrom, receivedAt }: RevisionSummary): string {
  return `第 ${number} 版（${receivedFrom} ${formatTime(receivedAt, new Date())}）`
}
