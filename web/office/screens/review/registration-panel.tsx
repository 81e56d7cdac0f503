/** 登记与签字: how a response was collected at the door, who signed it, whether that still holds, and photographs. */
import { useQuery } from '@tanstack/react-query'
import { getPhoto, listPhotos, photoPurposeNames } from '../../../../server/contract/fieldwork.ts'
import { registrationMethodNames } from '../../../../server/contract/registration.ts'
import type { ResponseDetail } from '../../../../server/contract/responses.ts'
import { signOffActNames } from '../../../../server/contract/sign-off.ts'
import { queryFor } from '../../../api/queries.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { TimeStamp } from '../../../ui/time-stamp.tsx'

export function RegistrationPanel({ detail }: { readonly detail: ResponseDetail }) {
  const { registration, unit } = detail
  const photos = useQuery(queryFor(listPhotos, { query: { subject: unit.id } }))
  if (!registration && detail.signOffs.length > 0) return <OnlineConfirmation detail={detail} />
  if (!registration) {
    return (
      <EmptyState title={detail.signatureAskedAnew ? '原签字已作废' : '没有上门登记记录'}>
        {detail.signatureAskedAnew
          ? '几台平板的登记已合并成一份，对象签的不是合并后的内容；已退到平板，由普查员请对象核对后重新签字。'
          : '网上填报的答卷由单位自己确认。'}
      </EmptyState>
    )
  }
  const { method, point, outside, signature, signatureHolds } = registration
  const { metresOutside, photoIds, photosMissing } = registration
  const metres = metresOutside ?? outside?.metres ?? 0
  return (
    <div className="office-registration">
      {signature && !signatureHolds && (
        <Notice tone="mandatory" title="签字后内容有改动，原签字作废">
          请退回，由普查员会同对象重新确认并签字。
        </Notice>
      )}
      {photosMissing > 0 && (
        <Notice
          tone="verify"
          title={`登记时拍的照片 ${photoIds.length} 张，${photosMissing} 张还没有到`}
        >
          照片在普查员的平板上，联网后自动续传；久未到的，请普查员打开“同步”查看。
        </Notice>
      )}
      <Facts
        items={[
          { label: '登记方式', value: registrationMethodNames[method] },
          {
            label: '登记位置',
            value: point
              ? `东经 ${point.longitude.toFixed(5)}，北纬 ${point.latitude.toFixed(5)}，误差约 ${point.accuracyMetres} 米`
              : '没有定位',
          },
          {
            label: '小区边界外',
            value: outsideWords(metres, outside?.reason ?? ''),
          },
          { label: '签字人', value: signature?.signer ?? '未签字' },
          {
            label: '签字时间',
            value: signature ? <TimeStamp at={signature.signedAt} /> : '—',
          },
        ]}
      />
      {signature && (
        <svg
          className="office-signature"
          viewBox="0 0 600 240"
          role="img"
          aria-label={`${signature.signer}的签字`}
        >
          <path d={signature.strokes} />
        </svg>
      )}
      <div className="office-photos">
        {photos.data?.photos.map(({ photoId, description }) => (
          <Photo key={photoId} photoId={photoId} name={photoPurposeNames[description.purpose]} />
        ))}
      </div>
    </div>
  )
}

/** As measured by the server where it can; the reason as the enumerator gave it. */
function outsideWords(metres: number, reason: string): string {
  if (metres === 0) return '否'
  return `${metres.toLocaleString('zh-CN')} 米${reason === '' ? '' : `（${reason}）`}`
}

function Photo({ photoId, name }: { readonly photoId: string; readonly name: string }) {
  const { data } = useQuery(queryFor(getPhoto, { params: { photoId } }))
  if (!data) return null
  return (
    <figure>
      <img src={`data:image/jpeg;base64,${data.content}`} alt={`${name}照片`} />
      <figcaption>{name}</figcaption>
    </figure>
  )
}

/** Reported online: who of the unit confirmed which content. */
function OnlineConfirmation({ detail }: { readonly detail: ResponseDetail }) {
  const { confirmation, signOffs } = detail
  return (
    <div className="office-registration">
      {confirmation ? (
        <Notice tone="accepted" title={`单位负责人 ${confirmation.by} 已确认现在的内容`}>
          内容摘要 {confirmation.contentHash}
        </Notice>
      ) : (
        <Notice tone="verify" title="现在的内容还没有经单位负责人确认">
          内容改动后原确认作废，由单位负责人重新确认后才算报送。
        </Notice>
      )}
      <Facts
        items={signOffs.map((each) => ({
          label: signOffActNames[each.act],
          value: (
            <>
              {each.by} <TimeStamp at={each.at} />
              {each.note && `　${each.note}`}
            </>
          ),
        }))}
      />
    </div>
  )
}
