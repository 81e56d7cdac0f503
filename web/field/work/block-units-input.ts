/** What the block's screen asks for its units by. */
export function blockUnitsInput(blockCode: string) {
  return { query: { block: blockCode, limit: 200 } }
}
