import { settingLimits } from "../params"

/** Every bound of a document, in one place; checked where documents enter. */
export const limits = {
  ...settingLimits,
  rungs_max: 50,
  earn_rules_max: 100,
  rewards_max: 200,
  rates_max: 50,
  tallies_max: 1000,
  condition_depth_max: 8,
  condition_nodes_max: 100,
  window_days_max: 3660,
  grace_days_max: 366,
  /** Whole local days for which a claim that is not settled holds a rung. */
  claim_days: 60,
  /** Paid under one cap; where each thing is paid once, standings keep them. */
  cap_times_max: 1000,
  points_max: 1_000_000_000,
  /** What one event gives under one rule; ninety are still summed exactly. */
  event_points_max: 100_000_000_000_000,
} as const
