/** One unit or area that a breach touches, whole: what a notice to those concerned must say. */
import type { AffectedArea, AffectedUnit } from '../../../../server/contract/breach.ts'
import { Facts } from '../../../ui/facts.tsx'
import { formatNumber } from '../../../ui/format-number.ts'
import { formatFullTime } from '../../../ui/format-time.ts'
import { Sheet } from '../../../ui/sheet.tsx'

export interface AffectedSheetProps {
  readonly affected: AffectedUnit | AffectedArea
  readonly onClose: () => void
}

export function AffectedSheet({ affected, onClose }: AffectedSheetProps) {
  const { kinds, times, first, last, by } = affected
  const area = affected.areaNames.join(' ')
  const own =
    'unitId' in affected
      ? [
          { label: '单位编号', value: affected.unitId },
          { label: '统一社会信用代码', value: affected.unifiedSocialCreditCode ?? '—' },
          { label: '所在地', value: area || '—' },
        ]
      : [
          { label: '经过', value: affected.what },
          { label: '行数', value: formatNumber(affected.rows) },
          { label: '区域内单位', value: `${formatNumber(affected.units)} 个，都应告知` },
        ]
  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      title={'unitId' in affected ? (affected.unitName ?? '名录里已没有这个单位') : area || '全市'}
      size="medium"
    >
      <Facts
        items={[
          ...own,
          { label: '涉及的资料种类', value: kinds.join('；') },
          { label: '次数', value: formatNumber(times) },
          { label: '最早', value: formatFullTime(first) },
          { label: '最晚', value: formatFullTime(last) },
          { label: '经手账号', value: by.join('、') },
        ]}
      />
    </Sheet>
  )
}
