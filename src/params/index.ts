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
  Scalar,
  ShopThing,
  Where,
} from "./param-spec"
export { isEventType, isObject } from "./setting-types"
