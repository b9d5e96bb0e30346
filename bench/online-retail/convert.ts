import { createReadStream } from "node:fs"
import { createGunzip } from "node:zlib"
import { readCsv } from "../../src/replay/csv"

/** Money in units of a hundred-thousandth, so that unit prices are exact. */
const scale = 100_000n

interface Invoice {
  customer: string
  at: string
  value: bigint
}

/**
 * Turns the UCI "Online Retail" file into the CSV of conversion events: a line
 * per invoice with a customer; an invoice that starts with C is a refund that
 * names no order. Rounded half up to pence, once per invoice.
 */
export async function convertOnlineRetail(file: string): Promise<string> {
  const invoices = await readInvoices(file)
  const lines = [...invoices].map(([key, invoice]) => ({ key, ...invoice }))
  lines.sort((a, b) => compare(a.at, b.at) || compare(a.key, b.key))
  return [
    "key,type,customer,occurred_at,value,currency",
    ...lines.map(({ key, customer, at, value }) => {
      const type = key.startsWith("C") ? "order.refunded" : "order.placed"
      return [key, type, customer, at, pounds(value), "gbp"].join(",")
    }),
  ].join("\n")
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

async function readInvoices(file: string): Promise<Map<string, Invoice>> {
  const text = createReadStream(file).pipe(createGunzip()).setEncoding("latin1")
  const invoices = new Map<string, Invoice>()
  for await (const { line, fields } of readCsv(text as AsyncIterable<string>)) {
    const [key = "", , , quantity = "", date = "", price = "", customer = ""] =
      fields
    if (line === 1 || customer === "") {
      continue
    }
    const at = isoTime(date)
    const value = BigInt(quantity) * scaled(price)
    const invoice = invoices.get(key)
    if (invoice) {
      invoice.value += value
      invoice.at = at < invoice.at ? at : invoice.at
    } else {
      invoices.set(key, { customer, at, value })
    }
  }
  return invoices
}

function scaled(price: string): bigint {
  const [whole = "0", fraction = ""] = price.replace("-", "").split(".")
  const amount = BigInt(whole) * scale + BigInt(fraction.padEnd(5, "0"))
  return price.startsWith("-") ? -amount : amount
}

/** Half up, away from nothing: -0.5 pence is 0. */
function pounds(value: bigint): string {
  const half = scale / 200n
  const pence = floorDivide(value + half, scale / 100n)
  const digits = (pence < 0n ? -pence : pence).toString().padStart(3, "0")
  const sign = pence < 0n ? "-" : ""
  return `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

function floorDivide(a: bigint, b: bigint): bigint {
  const quotient = a / b
  return a < 0n && quotient * b !== a ? quotient - 1n : quotient
}

/** `2010-12-01 08:26:00` or `12/1/2010 8:26` as ISO 8601. */
function isoTime(date: string): string {
  const iso = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2})/.exec(date)
  if (iso) {
    return `${iso[1] ?? ""}T${iso[2] ?? ""}:00Z`
  }
  const us = /^(\d+)\/(\d+)\/(\d{4}) (\d+):(\d+)/.exec(date)
  const [, month, day, year, hour, minute] = us ?? []
  const two = (part = ""): string => part.padStart(2, "0")
  return `${year ?? ""}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:00Z`
}
