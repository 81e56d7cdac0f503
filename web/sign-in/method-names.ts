/** How a session began, in words. */
export const methodNames: Readonly<Record<string, string>> = {
  link: '用登录链接登录',
  password: '用口令登录',
  passkey: '用通行密钥登录',
  activation: '启用账号时登录',
  device: '登记平板时登录',
}
