import { MemberRating } from '../../features/credit/office/MemberRating';
import { MemberPage } from '../../features/membership/office/MemberPage';
import { MemberServices } from '../../features/services/lists/MemberServices';

/** A member from all sides: the contexts are put together here, since they do not know one another. */
export function OfficeMemberPage() {
  return (
    <MemberPage
      sections={(member) => (
        <>
          <MemberRating member={member} />
          <MemberServices memberId={member.id} />
        </>
      )}
    />
  );
}
