export const menu = { ladder: "Ladder" }
