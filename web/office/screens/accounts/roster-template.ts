/** A roster to fill in: byte-order mark and CRLF, so that Excel and WPS open it right. */
export const rosterTemplate = [
  '\uFEFF姓名,岗位,区划代码,登录名,有效期至',
  '张三（样例）,普查员,140602001001,13800000001,2024-05-31',
  '李四（样例）,普查指导员,140602001,13800000002,2024-05-31',
  '',
].join('\r\n')
