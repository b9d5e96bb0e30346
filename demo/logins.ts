/** Who may log in to the demo. Known to everybody: it is only a demo. */
export const admin = {
  email: "admin@kettleandcrumb.example",
  password: "kettle-and-crumb",
}

/** A shopper with a history, a rung and a coupon to spend. */
export const shopper = {
  email: "marta.lindqvist@example.com",
  password: "earl-grey",
}
