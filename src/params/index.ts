export { checkParams } from "./check-params"
export { join, show } from "./fault"
export type { Fault } from "./fault"
export { settingLimits } from "./limits"
export type {
  Amounts,
  Money,
  ParamSpec,
  ParamSpecs,
  ParamsOf,
  ShopThing,
} from "./param-spec"
export { isEventType } from "./setting-types"
export { isObject } from "./shapes"
export { allows } from "./where"
export type { Allowed, Scalar, Where } from "./where"
