/**
 * `floor(a * b / c)` exactly, for safe integers with `a, b >= 0` and `c > 0`.
 * Products beyond 2^53 go through BigInt, the rest stays on the fast path.
 */
export function mulDivFloor(a: number, b: number, c: number): number {
  const product = a * b
  if (product <= Number.MAX_SAFE_INTEGER) {
    return Math.floor(product / c)
  }
  return clamp((BigInt(a) * BigInt(b)) / BigInt(c))
}

/** The sum, held within what an integer column and JavaScript count exactly. */
export function add(a: number, b: number): number {
  const sum = a + b
  if (Number.isSafeInteger(sum)) {
    return sum
  }
  return sum > 0 ? Number.MAX_SAFE_INTEGER : -Number.MAX_SAFE_INTEGER
}

function clamp(n: bigint): number {
  const max = BigInt(Number.MAX_SAFE_INTEGER)
  return Number(n > max ? max : n)
}

/** Orders strings by their UTF-8 bytes, as Postgres does under COLLATE "C". */
export function compareBytes(a: string, b: string): number {
  if (a === b) {
    return 0
  }
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i)
    const y = b.charCodeAt(i)
    if (x !== y) {
      return rank(x) - rank(y)
    }
  }
  return a.length - b.length
}

/**
 * UTF-16 surrogates stand for code points above U+FFFF, which UTF-8 sorts
 * after every other unit: lift them above U+E000..U+FFFF.
 */
function rank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit
}
