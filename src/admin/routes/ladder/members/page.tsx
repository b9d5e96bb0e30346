import { MembersPage } from "../../../components/members/members-page"

/** Who stands where. */
const Members = () => <MembersPage />

export default Members
