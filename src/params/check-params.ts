import { join, show, type Fault } from "./fault"
import type { ParamSpecs } from "./param-spec"
import { fits, wants } from "./setting-types"

/**
 * Checks settings against their description. Unknown names are faults: a
 * misspelt setting must never be silently ignored.
 */
export function checkParams(
  specs: ParamSpecs,
  raw: Readonly<Record<string, unknown>>,
  path: string
): Fault[] {
  const faults: Fault[] = []
  const tell = (name: string, message: string) =>
    faults.push({ path: join(path, name), message })
  for (const name of Object.keys(raw)) {
    if (!Object.hasOwn(specs, name)) {
      const allowed = Object.keys(specs).join(", ")
      tell(name, `is not a setting here; allowed are ${allowed}`)
    }
  }
  for (const [name, spec] of Object.entries(specs)) {
    const value = raw[name]
    if (value === undefined ? !spec.optional : !fits(spec, value)) {
      const is = value === undefined ? "missing" : show(value)
      tell(name, `is ${is}; ${wants(spec)}`)
    }
  }
  return faults
}
