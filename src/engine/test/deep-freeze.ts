/** Makes any change of what is given throw: tests run in strict mode. */
export function deepFreeze<T>(value: T): T {
  if (value instanceof Map) {
    for (const one of value.values()) {
      deepFreeze(one)
    }
    value.set =
      value.delete =
      value.clear =
        () => {
          throw new TypeError("this map is an input and must not be changed")
        }
  }
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    Object.values(value).forEach(deepFreeze)
  }
  return value
}
