import { apiAt } from "../../integration-tests/http/shop/api-at"
import { runShop } from "../../integration-tests/faults/run-shop"
import { deedsOn } from "./deeds"

const [, , directory = "", portText = "0"] = process.argv
const port = Number(portText)

runShop(directory, port, deedsOn(apiAt(port)))
