import { testOrderCases } from "./shop/test-order-cases"
import { testRefundSymmetry } from "./shop/test-refund-symmetry"

testOrderCases("total", testRefundSymmetry)
