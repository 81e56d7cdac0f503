/** Setting up the second factor the post asks for: an authenticator app, or a passkey. */
import { useState } from 'react'
import { Button } from '../ui/button.tsx'
import { makePasskey } from './make-passkey.ts'
import { PasskeyProblem, usePasskeys } from './passkey-support.tsx'
import type { EntryProps } from './password-entry.tsx'
import { RecoveryCodes } from './recovery-codes.tsx'
import { SignInFrame } from './sign-in-frame.tsx'
import { TotpSetup } from './totp-setup.tsx'

export function EnrolFactor({ onDone }: EntryProps) {
  const [done, setDone] = useState<{ recoveryCodes: readonly string[]; home: string | null }>()
  const passkeys = usePasskeys()
  if (done) {
    return (
      <SignInFrame title="抄下恢复码">
        <RecoveryCodes codes={done.recoveryCodes} />
        <Button
          variant="primary"
          size="large"
          onClick={() => void onDone({ home: done.home, steps: [] })}
        >
          已抄好，进入系统
        </Button>
      </SignInFrame>
    )
  }
  return (
    <SignInFrame title="启用第二重验证">
      <p className="sign-in-text">
        您的岗位除口令外还须第二重验证。在手机上装一个验证器应用（如微信小程序“腾讯身份验证器”、Microsoft
        Authenticator），扫描下面的二维码。
      </p>
      <TotpSetup onDone={setDone} />
      {passkeys.supported && (
        <div className="sign-in-other">
          <Button
            pending={passkeys.pending}
            onClick={() =>
              void passkeys.run(async () => setDone(await makePasskey('本机通行密钥', undefined)))
            }
          >
            改用本机通行密钥（指纹、人脸或 PIN）
          </Button>
          <PasskeyProblem error={passkeys.error} />
        </div>
      )}
    </SignInFrame>
  )
}
