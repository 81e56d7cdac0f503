/** What a supervisor has yet to re-read; the preparer keeps the reply to this very input. */
export const passQueueInput = {
  query: { awaiting: 'supervisor', held: 'false', limit: 50 },
} as const
