/// <reference types="vite/client" />

/** Where the admin finds its server; set by Medusa's bundler. */
declare const __BACKEND_URL__: string

/** How the admin logs in; set by Medusa's bundler. */
declare const __AUTH_TYPE__: "session" | "jwt"
