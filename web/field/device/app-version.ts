/** The version of this application, put in when it is built. */
declare const JINGPU_VERSION: string | undefined

export const appVersion = typeof JINGPU_VERSION === 'string' ? JINGPU_VERSION : 'unbuilt'
