import { ReferralList } from "../../../components/referrals/referral-list"

/** Who invited whom, and whether it counts. */
const ReferralsPage = () => <ReferralList />

export default ReferralsPage
