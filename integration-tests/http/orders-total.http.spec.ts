import { testOrderCases } from "./shop/test-order-cases"

testOrderCases("total")
