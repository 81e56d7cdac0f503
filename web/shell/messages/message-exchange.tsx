/**
 * 留言 of one unit, oldest first as people read them, with a box to answer in. Offices and respondents
 * share it; opening it marks what is there as read. What could not be sent stays in the box.
 */
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import {
  countMessages,
  LONGEST_MESSAGE,
  listMessages,
  listMessageThreads,
  type Message,
  type MessageSide,
  markMessagesRead,
  putMessage,
} from '../../../server/contract/messages.ts'
import { call } from '../../api/call.ts'
import { problemText } from '../../api/problem-text.ts'
import { keyOf } from '../../api/queries.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Notice } from '../../ui/notice.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { TimeStamp } from '../../ui/time-stamp.tsx'
import './messages.css'

export interface MessageExchangeProps {
  readonly unitId: string
  /** Who reads. */
  readonly side: MessageSide
  readonly responses: readonly { readonly id: string; readonly title: string }[]
  /** The form one came from: chosen to write about. */
  readonly responseId?: string | undefined
}

const UNIT = 'unit'
const EVERY_MS = 20_000

export function MessageExchange(props: MessageExchangeProps) {
  const { unitId, side, responses } = props
  const client = useQueryClient()
  const read = useInfiniteQuery({
    queryKey: [listMessages.id, unitId],
    queryFn: ({ pageParam }) =>
      call(listMessages, {
        params: { unitId },
        query: { limit: 50, ...(pageParam !== undefined && { after: pageParam }) },
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    refetchInterval: EVERY_MS,
  })
  const messages = read.data?.pages.flatMap((page) => page.messages) ?? []
  const newestUnread = messages.find(({ unread }) => unread)?.id
  useEffect(() => {
    if (newestUnread === undefined) return
    void call(markMessagesRead, { params: { unitId }, body: { messageId: newestUnread } })
      .then(() => {
        void client.invalidateQueries({ queryKey: keyOf(countMessages) })
        void client.invalidateQueries({ queryKey: keyOf(listMessageThreads) })
      })
      // It stays unread, and is marked the next time it is seen.
      .catch(() => undefined)
  }, [client, newestUnread, unitId])
  const titleOf = (id: string) => responses.find((each) => each.id === id)?.title ?? formOf(id)
  return (
    <div className="messages">
      {read.error ? (
        <Notice tone="mandatory" title={problemText(read.error).what}>
          {problemText(read.error).remedy}
        </Notice>
      ) : read.isPending ? (
        <Skeleton lines={6} />
      ) : messages.length === 0 ? (
        <EmptyState title="还没有留言">
          {side === 'unit'
            ? '填报中有不清楚的，写在这里，普查办会在这里答复。'
            : '单位还没有提问；需要它核实的，也可以先写给它。'}
        </EmptyState>
      ) : (
        <>
          {read.hasNextPage && (
            <Button pending={read.isFetchingNextPage} onClick={() => void read.fetchNextPage()}>
              显示更早的
            </Button>
          )}
          <ol className="messages-list" aria-label="留言" aria-live="polite">
            {[...messages].reverse().map((each) => (
              <OneMessage
                key={each.id}
                message={each}
                own={each.side === side}
                about={each.responseId === null ? null : titleOf(each.responseId)}
              />
            ))}
          </ol>
        </>
      )}
      <WriteMessage
        key={`${unitId} ${props.responseId}`}
        {...props}
        // An answer is about what was asked, unless another form is chosen.
        responseId={props.responseId ?? messages[0]?.responseId ?? undefined}
      />
    </div>
  )
}

function OneMessage(props: {
  readonly message: Message
  readonly own: boolean
  readonly about: string | null
}) {
  const { message, own, about } = props
  return (
    <li className="message" data-own={own || undefined}>
      <p className="message-head">
        <strong>
          {message.side === 'office' ? '普查办' : '单位'} {message.writtenBy}
        </strong>
        <TimeStamp at={message.writtenAt} />
        {about !== null && <span>关于 {about}</span>}
        {message.unread && <span className="message-new">未读</span>}
      </p>
      <p className="message-text">{message.text}</p>
    </li>
  )
}

function WriteMessage({ unitId, side, responses, responseId }: MessageExchangeProps) {
  const client = useQueryClient()
  const [text, setText] = useState('')
  const [chosen, setOf] = useState<string>()
  const of = chosen ?? responseId ?? UNIT
  // Kept until it is received, so that a second press or a lost reply writes nothing twice.
  const [messageId, setMessageId] = useState(() => crypto.randomUUID())
  const send = useMutation({
    mutationFn: () =>
      call(putMessage, {
        params: { unitId, messageId },
        body: { text: text.trim(), ...(of !== UNIT && { responseId: of }) },
      }),
    onSuccess: async () => {
      setText('')
      setMessageId(crypto.randomUUID())
      await client.invalidateQueries({ queryKey: keyOf(listMessages) })
      void client.invalidateQueries({ queryKey: keyOf(listMessageThreads) })
      void client.invalidateQueries({ queryKey: keyOf(countMessages) })
    },
  })
  const fault = send.error && problemText(send.error)
  return (
    <form
      className="messages-write"
      onSubmit={(event) => {
        event.preventDefault()
        if (text.trim() !== '' && !send.isPending) send.mutate()
      }}
    >
      <SelectField
        label="关于"
        options={[
          { value: UNIT, label: '单位的其他事项' },
          ...responses.map(({ id, title }) => ({ value: id, label: title })),
        ]}
        value={of}
        onChange={setOf}
      />
      <TextField
        label={side === 'unit' ? '写给普查办' : '写给单位'}
        hint={side === 'unit' ? undefined : '说明问题和口径；不得写应填的数值'}
        lines={3}
        maxLength={LONGEST_MESSAGE}
        value={text}
        onChange={(value) => {
          // Other words are another message.
          if (send.isError) setMessageId(crypto.randomUUID())
          send.reset()
          setText(value)
        }}
        error={fault ? `${fault.what}：${fault.remedy}` : undefined}
      />
      <Button
        type="submit"
        variant="primary"
        pending={send.isPending}
        reason={text.trim() === '' ? '请先写下要说的话' : undefined}
      >
        发送
      </Button>
    </form>
  )
}

function formOf(responseId: string): string {
  return `${responseId.split('.')[1]} 表`
}
