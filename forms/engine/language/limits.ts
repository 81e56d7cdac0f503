/** Bounds on rule text, so that a hostile or damaged file is refused and never hangs a server. */

export const MOST_SOURCE_CHARACTERS = 2_000_000
export const MOST_CHECKS = 5_000
export const MOST_TOKENS_PER_EXPRESSION = 1_200
export const DEEPEST_NESTING = 64
/** A file with more faults than this is some other file. */
export const MOST_ERRORS = 200
