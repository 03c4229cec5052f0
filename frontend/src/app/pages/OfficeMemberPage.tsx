import { MemberRating } from '../../features/credit/office/MemberRating';
import { MemberPage } from '../../features/membership/office/MemberPage';

/** A member from all sides: the contexts are put together here, since they do not know one another. */
export function OfficeMemberPage() {
  return <MemberPage sections={(member) => <MemberRating member={member} />} />;
}
