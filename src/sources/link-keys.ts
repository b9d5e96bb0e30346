/** How the keys of what signed links count begin: nobody else gives such keys. */
export const linkKeys = "link:"
