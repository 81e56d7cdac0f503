/** Whether the trail is whole: walked when asked for, held against what is noted outside the database. */
import { useMutation } from '@tanstack/react-query'
import { verifyTrailNow } from '../../../../server/contract/audit.ts'
import { call } from '../../../api/call.ts'
import { Button } from '../../../ui/button.tsx'
import { formatNumber } from '../../../ui/format-number.ts'
import { Notice } from '../../../ui/notice.tsx'
import { Failure } from '../../failure.tsx'
import { AnchorLine } from './anchor-line.tsx'

export function TrailVerdict() {
  const { data, error, isPending, mutate } = useMutation({
    mutationFn: () => call(verifyTrailNow, {}),
  })
  const again = (
    <Button size="small" pending={isPending} onClick={() => mutate()}>
      {data ? '再核对一次' : '核对全部轨迹'}
    </Button>
  )
  if (error) return <Failure error={error} onRetry={() => mutate()} />
  if (!data) {
    return (
      <div className="trail-verdict">
        <span>核对逐条验算校验值，并与数据库之外的锚定比对。</span>
        {again}
      </div>
    )
  }
  const { firstBreak, entries, anchors, clockSetBack, cut } = data
  return (
    <div className="office-band">
      <Notice
        tone={firstBreak ? 'mandatory' : 'accepted'}
        title={firstBreak ? `轨迹有问题：${firstBreak.message}` : '轨迹完好'}
        action={again}
      >
        <p>
          共 {formatNumber(entries)} 条，与 {anchors} 处锚定核对
          {cut > 0 && `；有 ${cut} 条的内容随到期资料一并销毁，与销毁记录相符`}
          {clockSetBack > 0 && `；有 ${clockSetBack} 处服务器时钟被拨回，次序不受影响`}。
        </p>
        <AnchorLine anchor={data.anchor} />
        {firstBreak && <p>请保护现场：停止服务，另存数据目录和锚定目录，报告安全管理员。</p>}
      </Notice>
    </div>
  )
}
