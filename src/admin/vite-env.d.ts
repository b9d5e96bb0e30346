/// <reference types="vite/client" />

/** Where the admin finds its server; set by Medusa's bundler. */
declare const __BACKEND_URL__: string | undefined

/** How the admin logs in; set by Medusa's bundler. */
declare const __AUTH_TYPE__: "session" | "jwt" | undefined

/** Where the admin keeps its token, when it logs in by one. */
declare const __JWT_TOKEN_STORAGE_KEY__: string | undefined
