/** 普查告知书 as respondents read it: what is told everywhere, then what the city office entered. */
import { type LegalNotice, noticeParts } from '../../server/contract/legal-notice.ts'
import './legal-notice.css'

export function LegalNoticeText({ notice }: { readonly notice: LegalNotice }) {
  const { entry } = notice
  return (
    <article className="legal-notice">
      <h2>第五次全国经济普查告知书</h2>
      <dl>
        {noticeParts.map(({ title, text, articles }) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>
              {text}
              {title === '举报' && entry && <> 举报电话（方式）：{entry.complaint}。</>}
              <span className="legal-notice-articles">{articles}</span>
            </dd>
          </div>
        ))}
        {entry && entry.penalties.length > 0 && (
          <div>
            <dt>法律责任</dt>
            <dd>
              {entry.penalties.map(({ text, article }) => (
                <p key={article + text}>
                  {text}
                  <span className="legal-notice-articles">{article}</span>
                </p>
              ))}
              <span className="legal-notice-articles">
                核定：{entry.approvedBy}，{entry.approvedOn}
              </span>
            </dd>
          </div>
        )}
        <div>
          <dt>由谁处理</dt>
          <dd>
            {entry
              ? `${entry.handler}，联系方式：${entry.contact}`
              : '本地市、县经济普查机构；联系方式见普查通知书，或向上门的普查员询问'}
          </dd>
        </div>
      </dl>
    </article>
  )
}
