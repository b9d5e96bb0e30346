import { together } from "../setup/together"
import { testTogether } from "./shop/test-in-shop"

// The runner's: it names the files, whose tests run in one shop.
testTogether(together)
