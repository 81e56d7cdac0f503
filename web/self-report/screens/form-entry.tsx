/** One form of the unit: what it is, why it is owed, until when, where it stands, what to do. */
import type { FormDefinition } from '../../../forms/engine/types.ts'
import { formTable } from '../../../forms/form-words.ts'
import type { ResponseSummary } from '../../../server/contract/responses.ts'
import { useMessageCounts } from '../../shell/messages/use-message-counts.ts'
import { useSession } from '../../shell/session.tsx'
import { Badge } from '../../ui/badge.tsx'
import { formatTime } from '../../ui/format-time.ts'
import { Link } from '../../ui/link.tsx'
import { ResponseStateTag } from '../../ui/response-state-tag.tsx'
import { SeverityMark } from '../../ui/severity-mark.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { confirmHref, formHref, historyHref, messagesHref } from '../href.ts'
import { dateWords, dueWords } from '../sheet/due-days.ts'
import { isListing, isOwed } from '../sheet/group-forms.ts'

export interface FormEntryProps {
  readonly response: ResponseSummary
  readonly form: FormDefinition | undefined
  /** Sealed here, on its way. */
  readonly waiting: boolean
  readonly now: Date
}

const acts = {
  assigned: '开始填报',
  draft: '继续填报',
  returned: '查看并改正',
  'to-confirm': '查看或撤回',
  submitted: '查看',
  'passed-supervisor': '查看',
  'passed-township': '查看',
  'accepted-county': '查看',
  'accepted-city': '查看',
} as const

export function FormEntry({ response, form, waiting, now }: FormEntryProps) {
  const { responseId, state, dueDate } = response
  const unread = useMessageCounts()?.ofForms[responseId] ?? 0
  const listing = isListing(response.formId)
  const fellAway = Boolean(response.fellAwayAt)
  const owed = isOwed(state) && !listing && !fellAway
  const isHead = useSession().account.position === 'person-in-charge'
  const confirms = isHead && state === 'to-confirm'
  const due = owed && dueDate ? dueWords(dueDate, now.getTime()) : undefined
  return (
    <li className="sr-form" data-state={state}>
      <div className="sr-form-name">
        <p className="sr-form-number">
          {form?.layout.head.tableNumber ?? formTable(response.formId)} · {response.period}年
        </p>
        <h3>
          <Link href={formHref(responseId)}>{response.formTitle}</Link>
        </h3>
        {form && <p className="sr-form-about">{form.texts.form.about}</p>}
        {response.owedBecause && (
          <p className="sr-form-about">
            应填原因：<span className="sr-form-why">{response.owedBecause}</span>
          </p>
        )}
        <p className="sr-form-about">
          {listing ? '由普查员入户登记' : '由本单位填报人填写，单位负责人确认后报送'}
        </p>
      </div>
      <dl className="sr-form-facts">
        <div>
          <dt>状态</dt>
          <dd>
            {waiting ? (
              <StatusTag tone="underway">待发送</StatusTag>
            ) : fellAway ? (
              <StatusTag tone="closed">已不再应填</StatusTag>
            ) : (
              <ResponseStateTag state={state} />
            )}
          </dd>
        </div>
        {dueDate && !listing && !fellAway && (
          <div>
            <dt>截止</dt>
            <dd>
              {dateWords(dueDate)}
              {due && (
                <span className="sr-due" data-urgency={due.urgency}>
                  {due.text}
                </span>
              )}
            </dd>
          </div>
        )}
        {response.updatedBy && (
          <div>
            <dt>最近</dt>
            <dd>
              {response.updatedBy} {formatTime(response.updatedAt, now)}
            </dd>
          </div>
        )}
        <Found response={response} />
      </dl>
      <div className="sr-form-acts">
        {confirms ? (
          <Link href={confirmHref(responseId)} className="sr-act">
            核对确认
          </Link>
        ) : (
          <Link href={formHref(responseId)} className="sr-act">
            {owed && !isHead ? acts[state] : '查看'}
          </Link>
        )}
        {unread > 0 && (
          <Link href={messagesHref(responseId)} className="sr-quiet-act">
            留言
            <Badge count={unread} tone="urgent" label="条未读" />
          </Link>
        )}
        {response.revisions > 0 && (
          <Link href={historyHref(responseId)} className="sr-quiet-act">
            报送记录
          </Link>
        )}
      </div>
      {state === 'returned' && response.returnReason && (
        <p className="sr-form-return">
          <SeverityMark severity="mandatory" word="退回原因" />
          <span>{response.returnReason}</span>
        </p>
      )}
    </li>
  )
}

function Found({ response }: { readonly response: ResponseSummary }) {
  const { mandatory, verify, explained } = response.counts
  const open = verify - explained
  if (response.revisions === 0 || (mandatory === 0 && open <= 0)) return null
  return (
    <div>
      <dt>审核</dt>
      <dd className="sr-form-found">
        {mandatory > 0 && <SeverityMark severity="mandatory" count={mandatory} />}
        {open > 0 && <SeverityMark severity="verify" count={open} />}
      </dd>
    </div>
  )
}
