/** Notices as they are printed: one A4 page a unit, with the address to open, the codes and a QR code. */
import { useQuery } from '@tanstack/react-query'
import type { Notice as UnitNotice } from '../../../../server/contract/activation.ts'
import { getReceiptKey } from '../../../../server/contract/signed-receipt.ts'
import { queryFor } from '../../../api/queries.ts'
import { Button } from '../../../ui/button.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { QrCode } from '../../../ui/qr-code.tsx'

export interface PrintedNoticesProps {
  readonly notices: readonly UnitNotice[]
  readonly refused: readonly { readonly unitId: string; readonly message: string }[]
  readonly office: string
  readonly onClose: () => void
}

const day = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: 'long',
  day: 'numeric',
})

export function PrintedNotices({ notices, refused, office, onClose }: PrintedNoticesProps) {
  const key = useQuery(queryFor(getReceiptKey, {}))
  return (
    <>
      <div className="office-no-print">
        <PageHead
          title={`告知书 ${notices.length} 份`}
          parts={[{ label: '网上填报告知书', href: '/notices' }, { label: '打印' }]}
          actions={
            <>
              <Button onClick={onClose}>已打印，返回</Button>
              <Button
                variant="primary"
                icon="print"
                reason={
                  notices.length === 0
                    ? '没有可以打印的'
                    : key.data
                      ? undefined
                      : '还没有取到回执公钥指纹'
                }
                onClick={() => print()}
              >
                打印
              </Button>
            </>
          }
        >
          每份一页 A4。激活码离开本页后不再显示，遗失的须重新生成。
        </PageHead>
        {refused.length > 0 && (
          <div className="office-band">
            <Notice tone="verify" title={`${refused.length} 家没有生成`}>
              {refused.map(({ unitId, message }) => (
                <p key={unitId}>{message}</p>
              ))}
            </Notice>
          </div>
        )}
      </div>
      <div className="office-notices">
        {notices.map((notice) => (
          <NoticePage
            key={notice.unitId}
            notice={notice}
            office={office}
            fingerprint={key.data?.fingerprint ?? ''}
          />
        ))}
      </div>
    </>
  )
}

/** The codes stand behind the #, so that scanning sends them to no log. */
function activationUrl({ creditCode, code }: UnitNotice): string {
  return `${location.origin}/sign-in/activate#${creditCode}.${code.replaceAll('-', '')}`
}

interface NoticePageProps {
  readonly notice: UnitNotice
  readonly office: string
  /** Of the key that receipts are signed with. */
  readonly fingerprint: string
}

function NoticePage({ notice, office, fingerprint }: NoticePageProps) {
  return (
    <article className="office-notice">
      <h2>第五次全国经济普查网上填报告知书</h2>
      <p className="office-notice-to">{notice.unitName}：</p>
      <p>
        根据《中华人民共和国统计法》和《全国经济普查条例》，你单位须在网上报送第五次全国经济普查表。普查对象应当真实、准确、完整、及时提供普查所需资料。普查取得的资料严格限定用于经济普查目的，不作为对普查对象实施处罚的依据；普查机构和普查人员对资料负有保密义务。
      </p>
      <div className="office-notice-codes">
        <dl>
          <div>
            <dt>网址</dt>
            <dd>{`${location.host}/sign-in/activate`}</dd>
          </div>
          <div>
            <dt>统一社会信用代码</dt>
            <dd>{notice.creditCode}</dd>
          </div>
          <div>
            <dt>激活码</dt>
            <dd className="office-notice-code">{notice.code}</dd>
          </div>
          <div>
            <dt>有效期至</dt>
            <dd>{day.format(new Date(notice.expiresAt))}</dd>
          </div>
        </dl>
        <QrCode text={activationUrl(notice)} label={`${notice.unitName}启用账号二维码`} />
      </div>
      <ol>
        <li>用电脑打开上面的网址，或用手机扫二维码，核对单位名称。</li>
        <li>由填报人设置登录名和口令，启用账号。激活码只能用一次，请勿拍照外传。</li>
        <li>登录后在“人员”里邀请单位负责人；填报人填报，单位负责人核对确认，两人各用各的账号。</li>
        <li>同一人为几家单位填报的，用第一家的账号登录后，在“人员”里用其他告知书添加单位。</li>
      </ol>
      <p>
        报送以后可以下载回执。在{location.host}
        /verify-receipt/ 打开回执，填上下面的指纹，就能核验回执是不是本普查平台签发的。
      </p>
      <p className="office-notice-key">
        回执公钥指纹　<span className="office-notice-print">{fingerprint}</span>
      </p>
      <p>
        网址打不开、激活码不能用，或对告知书有疑问，请与普查办联系。普查人员不会索要口令和验证码。
      </p>
      <p className="office-notice-from">
        {office}
        <br />
        {day.format(new Date())}
      </p>
    </article>
  )
}
