/** 普查员证: shown to respondents before anything is asked; the QR code lets them verify it. */
import encodeQR from 'qr'
import { getOwnCertificate } from '../../../server/contract/certificate.ts'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useKeptQuery } from '../device/use-kept-query.ts'
import { Failed } from './failed.tsx'
import { usePageTitle } from './use-page-title.ts'

export function CertificateScreen() {
  usePageTitle('普查员证')
  const { data, error, refetch } = useKeptQuery(getOwnCertificate, {})
  return (
    <main className="field-page">
      {error && <Failed error={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={8} />}
      {data && (
        <article className="field-certificate" aria-label="普查员证">
          <p className="field-certificate-census">第五次全国经济普查</p>
          <h1>{data.role}证</h1>
          {data.photo && (
            <img className="field-certificate-photo" src={data.photo} alt={`${data.name}的照片`} />
          )}
          <dl>
            <dt>姓名</dt>
            <dd>{data.name}</dd>
            <dt>证号</dt>
            <dd>{data.number}</dd>
            <dt>区域</dt>
            <dd>{data.area}</dd>
            <dt>有效期至</dt>
            <dd>{data.validUntil ?? '普查结束'}</dd>
          </dl>
          <Code text={`${location.origin}/verify/#${data.code}`} />
          <p className="field-row-note">
            扫码核验本证是否有效。{data.photo === null && '照片见随身佩戴的普查员证；'}
            未出示证件的，您有权拒绝接受普查（《统计法》第三十三条）。
          </p>
        </article>
      )}
    </main>
  )
}

/** One path of squares: inline styles and images of other origins are not allowed here. */
function Code({ text }: { readonly text: string }) {
  const rows = encodeQR(text, 'raw')
  const size = rows.length
  const path = rows
    .flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join('')
  return (
    <svg className="field-certificate-code" viewBox={`0 0 ${size} ${size}`} role="img">
      <title>核验二维码</title>
      <path d={path} />
    </svg>
  )
}
