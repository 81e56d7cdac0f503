/** 普查员证, turned to the respondent: who asks, by what law, and what the answers are used for. */

import { getOwnCertificate } from '../../../server/contract/certificate.ts'
import { roleNames } from '../../../server/contract/identity.ts'
import { useSession } from '../../shell/session.tsx'
import { useKeptQuery } from '../device/use-kept-query.ts'

export function Certificate() {
  const { account, demonstration } = useSession()
  const { data } = useKeptQuery(getOwnCertificate, {})
  const rows = [
    ['姓名', account.displayName],
    ['职务', roleNames[account.role]],
    ['工作区域', account.scope.name],
    ['证号', data?.number ?? '见证件原件'],
  ] as const
  return (
    <section className="field-show-certificate" aria-label="普查员证件">
      <p className="field-show-certificate-head">
        <span>第五次全国经济普查</span>{' '}
        <span>
          {roleNames[account.role]}证{demonstration && '（演示）'}
        </span>
      </p>
      {data?.photo && (
        <img
          className="field-certificate-photo"
          src={data.photo}
          alt={`${account.displayName}的照片`}
        />
      )}
      <dl>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p>
        依照《中华人民共和国统计法》和《全国经济普查条例》，普查对象应当真实、准确、完整、及时地提供普查资料。普查资料只用于经济普查，不作为任何部门和单位对普查对象实施处罚的依据；普查人员对知悉的商业秘密和个人信息负有保密义务。
      </p>
      <p>请同时查验县级以上普查机构统一颁发的证件原件。</p>
    </section>
  )
}
