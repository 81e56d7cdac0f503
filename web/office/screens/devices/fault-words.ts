/** What keeps someone from going today, in words with the remedy. */
import type { ReadinessFault } from '../../../../server/contract/devices.ts'

export const faultWords: Readonly<Record<ReadinessFault, { word: string; remedy: string }>> = {
  'no-device': { word: '未登记平板', remedy: '在账号里“登记平板”，用平板扫码' },
  'no-block': { word: '未分小区', remedy: '在“普查小区”里分派' },
  'not-reported': { word: '平板从未同步', remedy: '请在平板上登录并打开“同步”' },
  'not-today': { word: '今天未同步', remedy: '出门前在有网络处打开一次' },
  'app-old': { word: '软件不是最新', remedy: '联网后关闭并重新打开采集端' },
  'code-lists-old': { word: '代码表不是最新', remedy: '联网后关闭并重新打开采集端' },
  'blocks-missing': { word: '小区未下载全', remedy: '联网后打开“今天”，等小区列表读完' },
  'clock-off': { word: '时钟不准', remedy: '在平板设置里打开自动校时' },
  'not-persisted': { word: '浏览器未承诺保存', remedy: '把采集端添加到主屏幕后再打开' },
  'storage-low': { word: '存储空间不足', remedy: '清理平板上的照片和应用' },
}
