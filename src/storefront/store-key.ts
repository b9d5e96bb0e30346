/** How the keys begin of all that shop fronts send. Nobody else may give such. */
export const storeKeys = "store:"

/**
 * The key of what a customer sent, in a space of their own: nobody meets or
 * takes back what somebody else did. An encoded id has no colon in it.
 */
export const storeKey = (customer_id: string, key: string): string =>
  `${storeKeys}${encodeURIComponent(customer_id)}:${key}`
