export {
  ALGORITHM,
  allocate,
  type DrawnBlock,
  drawBlocks,
  type FrameBlock,
  frameHash,
  frameLine,
  type SampledFrame,
  stratify,
} from './draw-blocks.ts'
export { grouped } from './grouped.ts'
export { type Interval, rateInterval, symmetricInterval } from './interval.ts'
export {
  type Cluster,
  estimateRatio,
  type RatioEstimate,
  type StratumSize,
} from './ratio.ts'
