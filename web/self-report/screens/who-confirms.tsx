/** Who of the unit confirms what the preparer sends, and the way to invite them while there is nobody. */
import { useQuery } from '@tanstack/react-query'
import { listUnitPeople } from '../../../server/contract/activation.ts'
import { queryFor } from '../../api/queries.ts'
import { Link } from '../../ui/link.tsx'
import { Notice } from '../../ui/notice.tsx'

export function WhoConfirms() {
  const people = useQuery(queryFor(listUnitPeople, {}))
  if (!people.data) return null
  const heads = people.data.people.filter((person) => person.position === 'person-in-charge')
  const active = heads.filter((person) => person.active)
  if (active.length > 0) {
    return (
      <p className="sr-who-confirms">
        由单位负责人 {active.map((person) => person.displayName).join('、')}{' '}
        用自己的账号核对确认，确认后才算报送。
      </p>
    )
  }
  const [invited] = heads
  return (
    <Notice
      tone="verify"
      title={
        invited
          ? `${invited.displayName}还没有启用账号`
          : '还没有单位负责人的账号，提交后没有人能确认'
      }
      action={
        <Link href="/people" className="sr-act">
          {invited ? '重新邀请' : '邀请单位负责人'}
        </Link>
      }
    >
      填报人和单位负责人各用各的账号（同一个人兼任的，也请用两个账号）。可以先提交，再邀请。
    </Notice>
  )
}
