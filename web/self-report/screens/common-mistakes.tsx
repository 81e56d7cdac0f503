/** 常见错误: what respondents get wrong in this form, each with where it is known from. */
import { useSurface } from '../../form/surface/surface.ts'

const sourceWords = {
  excerpt: '取自以往普查的公开材料',
  recalled: '按统计工作经验归纳，未逐条核对出处',
  design: '本系统按数据质量要求设定',
} as const

export function CommonMistakes() {
  const { commonMistakes } = useSurface().session.model.form.texts.form
  if (commonMistakes.length === 0) {
    return <p className="sr-mistakes">本表没有归纳出常见错误，按填表说明填写。</p>
  }
  return (
    <ol className="sr-mistakes">
      {commonMistakes.map(({ text, source, status }) => (
        <li key={text}>
          {text}
          <small>
            {source}，{sourceWords[status]}
          </small>
        </li>
      ))}
    </ol>
  )
}
