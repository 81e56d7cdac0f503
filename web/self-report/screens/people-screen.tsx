/**
 * 人员: who fills in and who confirms for this unit, inviting the person in charge, handing over to a
 * colleague, and further units reported for with the same account.
 */
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { OneTimeLink } from '../../../server/contract/accounts.ts'
import {
  addUnit,
  invitePerson,
  listUnitPeople,
  type UnitPerson,
  withdrawPerson,
} from '../../../server/contract/activation.ts'
import { positionNames } from '../../../server/contract/identity.ts'
import { call } from '../../api/call.ts'
import { queryFor } from '../../api/queries.ts'
import { useSession } from '../../shell/session.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { formatFullTime } from '../../ui/format-time.ts'
import { PageHead } from '../../ui/page-head.tsx'
import { QrCode } from '../../ui/qr-code.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useToast } from '../../ui/toast.tsx'
import { usePageTitle } from '../use-page-title.ts'
import { Failed } from './failed.tsx'
import { Refused } from './refused.tsx'
import '../styles/people.css'

type Invitation = 'person-in-charge' | 'successor'

const asks: Readonly<Record<Invitation, { title: string; text: string }>> = {
  'person-in-charge': {
    title: '邀请单位负责人',
    text: '单位负责人用自己的账号核对确认，不能与填报人同用一个账号。',
  },
  successor: {
    title: '交接给同事',
    text: '同事用链接首次登录后，您不再能填报本单位。已填内容和报送记录都保留。',
  },
}

export function PeopleScreen() {
  usePageTitle('人员')
  const { account, units } = useSession()
  const people = useQuery(queryFor(listUnitPeople, {}))
  const [asked, setAsked] = useState<Invitation | 'add-unit' | null>(null)
  const toast = useToast()
  const withdraw = useMutation({
    mutationFn: (person: UnitPerson) =>
      call(withdrawPerson, { params: { accountId: person.accountId } }),
    onSuccess: () => {
      toast({ title: '已移除', tone: 'accepted' })
      void people.refetch()
    },
  })
  if (people.error) {
    return (
      <main id="main" className="sr-page">
        <Failed error={people.error} retry={() => void people.refetch()} />
      </main>
    )
  }
  const notPreparer = account.position === 'preparer' ? undefined : '人员由填报人邀请和移除'
  const close = () => {
    setAsked(null)
    void people.refetch()
  }
  return (
    <main id="main" className="sr-page" tabIndex={-1}>
      <PageHead title="人员" parts={[{ label: '我的报表', href: '/' }, { label: '人员' }]}>
        {account.scope.name}
      </PageHead>
      {people.data ? (
        <ul className="sr-people">
          {people.data.people.map((person) => (
            <li key={person.accountId}>
              <span className="sr-person">
                <strong>{person.displayName}</strong>
                <span>
                  {person.takesOver ? '接手的填报人' : positionNames[person.position]}
                  {person.self && '（本人）'}
                </span>
                {person.active ? (
                  <StatusTag tone="accepted">在用</StatusTag>
                ) : (
                  <StatusTag tone="waiting">已邀请，未登录</StatusTag>
                )}
              </span>
              {!person.self && notPreparer === undefined && (
                <Button
                  size="small"
                  pending={withdraw.isPending}
                  onClick={() => withdraw.mutate(person)}
                >
                  移除
                </Button>
              )}
            </li>
          ))}
        </ul>
      ) : (
        <Skeleton lines={3} />
      )}
      {withdraw.error && <Refused error={withdraw.error} />}
      <div className="sr-people-acts">
        <Button variant="primary" reason={notPreparer} onClick={() => setAsked('person-in-charge')}>
          邀请单位负责人
        </Button>
        <Button reason={notPreparer} onClick={() => setAsked('successor')}>
          交接给同事
        </Button>
      </div>
      <section className="sr-people-units">
        <h2>我填报的单位</h2>
        <ul className="sr-people">
          {units.map((unit) => (
            <li key={unit.unitId}>
              <span className="sr-person">
                <strong>{unit.name}</strong>
                <span>{positionNames[unit.position]}</span>
              </span>
            </li>
          ))}
        </ul>
        <div className="sr-people-acts">
          <Button reason={notPreparer} onClick={() => setAsked('add-unit')}>
            用告知书添加单位
          </Button>
        </div>
      </section>
      {asked === 'add-unit' && <AddUnitDialog onClose={close} />}
      {asked !== null && asked !== 'add-unit' && <InviteDialog as={asked} onClose={close} />}
    </main>
  )
}

function InviteDialog({ as, onClose }: { readonly as: Invitation; readonly onClose: () => void }) {
  const [displayName, setDisplayName] = useState('')
  const invite = useMutation({
    mutationFn: () => call(invitePerson, { body: { displayName: displayName.trim(), as } }),
  })
  const link = invite.data?.link
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={asks[as].title}
      description={asks[as].text}
      size="medium"
      actions={
        link ? (
          <Button variant="primary" onClick={onClose}>
            完成
          </Button>
        ) : (
          <Button
            variant="primary"
            reason={displayName.trim() === '' ? '请填写姓名' : undefined}
            pending={invite.isPending}
            onClick={() => invite.mutate()}
          >
            生成邀请链接
          </Button>
        )
      }
    >
      {link ? (
        <LinkToPass link={link} />
      ) : (
        <>
          <TextField
            label="姓名"
            value={displayName}
            onChange={setDisplayName}
            maxLength={40}
            autoFocus
          />
          {invite.error && <Refused error={invite.error} />}
        </>
      )}
    </Dialog>
  )
}

function LinkToPass({ link }: { readonly link: OneTimeLink }) {
  const [copied, setCopied] = useState(false)
  const url = location.origin + link.path
  return (
    <div className="sr-link">
      <QrCode text={url} label="邀请链接二维码" />
      <div>
        <p>请对方扫码，或把链接发给对方。只能用一次，离开本页后不再显示。</p>
        <p className="sr-link-url">{url}</p>
        <Button onClick={() => void navigator.clipboard.writeText(url).then(() => setCopied(true))}>
          {copied ? '已复制' : '复制链接'}
        </Button>
        <p className="sr-link-until">{`${formatFullTime(link.expiresAt)}前有效`}</p>
      </div>
    </div>
  )
}

function AddUnitDialog({ onClose }: { readonly onClose: () => void }) {
  const [creditCode, setCreditCode] = useState('')
  const [code, setCode] = useState('')
  const add = useMutation({
    mutationFn: () => call(addUnit, { body: { creditCode, code } }),
    // The session's units come with the page.
    onSuccess: () => location.reload(),
  })
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="添加单位"
      description="照另一家单位的告知书填写。添加后在页面上方切换单位。"
      actions={
        <Button
          variant="primary"
          reason={
            creditCode.trim() === ''
              ? '请填写信用代码'
              : code.trim() === ''
                ? '请填写激活码'
                : undefined
          }
          pending={add.isPending}
          onClick={() => add.mutate()}
        >
          添加
        </Button>
      }
    >
      <div className="sr-people-fields">
        <TextField
          label="统一社会信用代码"
          value={creditCode}
          onChange={setCreditCode}
          maxLength={40}
          autoFocus
        />
        <TextField label="激活码" value={code} onChange={setCode} maxLength={40} />
        {add.error && <Refused error={add.error} />}
      </div>
    </Dialog>
  )
}
