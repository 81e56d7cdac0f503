/** Recovery codes, shown once: to copy by hand, print, or save. */
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'

export function RecoveryCodes({ codes }: { readonly codes: readonly string[] }) {
  if (codes.length === 0) {
    return (
      <Notice tone="advisory" title="已启用">
        原来的恢复码继续有效。
      </Notice>
    )
  }
  return (
    <>
      <p className="sign-in-text">
        手机丢失或换机时，用恢复码代替验证器数字，每个只能用一次。离开本页后不再显示，请打印或抄下，锁好保存。
      </p>
      <ol className="sign-in-recovery">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <Button icon="print" onClick={() => print()}>
        打印
      </Button>
    </>
  )
}
