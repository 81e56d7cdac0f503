/** What is happening to a list on its way, as people say it. Pure. */
import type { FrameUpload } from '../../../../server/contract/frame-import.ts'

export const stageNames: Readonly<Record<FrameUpload['stage'], string>> = {
  receiving: '正在上传',
  reading: '正在读取、逐行判断',
  matching: '正在与底册比对',
  tried: '已试读，待导入',
  writing: '正在写入底册',
  done: '已导入',
  unchanged: '以前导入过',
  failed: '读不了',
  cancelled: '已放弃',
}

/** The server is at it; the next look may show more. */
export function isUnderWay({ stage }: FrameUpload): boolean {
  return stage === 'receiving' || stage === 'reading' || stage === 'matching' || stage === 'writing'
}
