import type { MedusaRequest } from "@medusajs/framework/http"

/** Where the request reached the backend; the options may say it better. */
export const backendOf = (req: MedusaRequest): string =>
  `${req.protocol}://${req.get("host") ?? ""}`
