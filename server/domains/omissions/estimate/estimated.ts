/** A number of units with its 95 % interval. */
export interface Estimated {
  readonly total: number
  readonly from: number
  readonly to: number
}
