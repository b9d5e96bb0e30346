import { domainToASCII } from "node:url"

/** Domains of one provider, whose addresses are the same at each. */
const gmail = "gmail.com"
const sameProvider: Readonly<Record<string, string>> = {
  "googlemail.com": gmail,
}

/**
 * One spelling for all addresses that reach the same person: whatever the case,
 * the spaces in it and what follows a "+"; at Google also whatever the dots
 * and by either of its domains. What is no address is only put in lower case.
 */
export function normalEmail(email: string): string {
  const plain = email
    .normalize("NFKC")
    .toLowerCase()
    .normalize("NFKC")
    .replace(/\s+/g, "")
  const at = plain.lastIndexOf("@")
  if (at < 1 || at === plain.length - 1) {
    return plain
  }
  const domain = domainOf(plain.slice(at + 1))
  const local = plain.slice(0, at)
  const bare = local.replace(/\+.*$/s, "") || local
  const name = domain === gmail ? bare.replaceAll(".", "") || bare : bare
  return `${name}@${domain}`
}

function domainOf(given: string): string {
  const plain = given.replace(/\.+$/, "") || given
  const domain = domainToASCII(plain) || plain
  return sameProvider[domain] ?? domain
}
