import { admin, shopper } from "./logins"

/** What somebody needs to look around: addresses, logins, a first call. */
export function welcome(shop: {
  port: number
  logFile: string
  key: string
}): string {
  const origin = `http://localhost:${shop.port}`
  return `
Kettle & Crumb is open.

  Admin     ${origin}/app
            ${admin.email}  ${admin.password}

  Shopper   ${shopper.email}  ${shopper.password}
            Her ladder, her points and her coupon, as a storefront asks:

  TOKEN=$(curl -s ${origin}/auth/customer/emailpass \\
    -H "content-type: application/json" \\
    -d '${JSON.stringify(shopper)}' | cut -d'"' -f4)
  curl -s ${origin}/store/ladder -H "authorization: Bearer $TOKEN" \\
    -H "x-publishable-api-key: ${shop.key}"

  Log       ${shop.logFile}
  Stop      Ctrl-C

`
}
