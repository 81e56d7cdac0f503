/** The device's records cannot be opened now, as when its disk is full to the last byte; nothing is lost by it. */
import { Button } from '../../ui/button.tsx'
import './vault.css'

export function StoreShut() {
  return (
    <main className="vault">
      <p className="vault-name">经普 · 入户登记</p>
      <h1>本机数据暂时打不开</h1>
      <p role="alert">
        平板存储空间可能已满。已存的内容还在：请删除平板上不用的照片、视频，再按“重新打开”；不要清除浏览器数据。
      </p>
      <Button variant="primary" size="large" icon="sync" onClick={() => location.reload()}>
        重新打开
      </Button>
    </main>
  )
}
