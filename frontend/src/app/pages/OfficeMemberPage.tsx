import { MemberGrade } from '../../features/credit/office/MemberGrade';
import { MemberRating } from '../../features/credit/office/MemberRating';
import { MemberPage, type MemberSection } from '../../features/membership/office/MemberPage';
import { MemberServices } from '../../features/services/lists/MemberServices';
import { useWords } from '../words/dictionary';
import { memberSectionWords } from './words';

/** A member from all sides: the contexts are put together here, since they do not know one another. */
export function OfficeMemberPage() {
  const words = useWords(memberSectionWords);
  const sections: MemberSection[] = [
    { key: 'ratings', label: words.ratings, content: (member) => <MemberRating member={member} /> },
    { key: 'services', label: words.services, content: ({ id }) => <MemberServices memberId={id} /> },
  ];
  return <MemberPage sections={sections} grade={({ id }) => <MemberGrade memberId={id} />} />;
}
