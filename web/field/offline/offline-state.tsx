/** 离线可用 or 还缺什么: whether a day without signal can begin now. */
import { useEffect, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { formatTime } from '../../ui/format-time.ts'
import { Icon } from '../../ui/icon.tsx'
import { useDevice, usePreparerState } from '../device/device.tsx'
import { keepingWarning, storageWarning } from '../device/storage-warning.ts'
import { missingWords } from './missing-words.ts'
import { isAppKept } from './register-worker.ts'

export function OfflineState() {
  const { preparer, storage } = useDevice()
  const { kind, blocks, completeAt } = usePreparerState()
  const [appKept, setAppKept] = useState<boolean>()
  useEffect(() => {
    let current = true
    const look = () => void isAppKept().then((kept) => current && setAppKept(kept))
    look()
    const timer = setInterval(look, 3_000)
    return () => {
      current = false
      clearInterval(timer)
    }
  }, [])
  const missing = missingWords({ appKept, blocks })
  const warning = storageWarning(storage)
  const notKept = keepingWarning(storage)
  return (
    <section
      className="field-offline"
      aria-label="离线准备"
      data-ready={missing === null || undefined}
    >
      <p role="status">
        <Icon name={missing === null ? 'accepted' : 'download'} />
        {missing === null ? (
          <strong className="field-done">离线可用</strong>
        ) : (
          <strong className="field-open">还缺：{missing}</strong>
        )}
        <span className="field-row-note">
          {kind === 'fetching' && '正在下载…'}
          {kind === 'failed' && missing !== null && '没有下载完，有网络时会继续'}
          {kind === 'idle' &&
            completeAt !== null &&
            `资料截至 ${formatTime(completeAt, new Date())}`}
        </span>
      </p>
      <Button icon="sync" pending={kind === 'fetching'} onClick={() => preparer.fetch()}>
        更新资料
      </Button>
      {notKept && (
        <div role="alert" className="field-alert">
          <p>{notKept}。</p>
          <Button icon="check" onClick={storage.ask}>
            请求长期保存
          </Button>
        </div>
      )}
      {warning && (
        <p role="alert" className="field-alert">
          {warning}
        </p>
      )}
    </section>
  )
}
