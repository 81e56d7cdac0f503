/** How finely a unit keeps its ledger: construction and real estate by half-years, others by quarters. */
export function rhythmOfUnit(industryCode: string | null): 'quarter' | 'half-year' {
  // 建筑业 47–50; 房地产开发经营 701.
  return industryCode !== null && /^(?:4[7-9]|50|701)/.test(industryCode) ? 'half-year' : 'quarter'
}
