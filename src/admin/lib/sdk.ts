import Medusa from "@medusajs/js-sdk"

/** Speaks to the server as the admin itself does: same place, same log-in. */
export const sdk = new Medusa({
  baseUrl: __BACKEND_URL__ ?? "/",
  auth: {
    type: __AUTH_TYPE__ ?? "session",
    ...(__JWT_TOKEN_STORAGE_KEY__ && {
      jwtTokenStorageKey: __JWT_TOKEN_STORAGE_KEY__,
    }),
  },
})
