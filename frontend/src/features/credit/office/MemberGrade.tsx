import { useWords } from '../../../app/words/dictionary';
import { StatusTag } from '../../../ui/StatusTag';
import { useHoldingRating } from '../ratingsOfMember';
import { gradeTones } from '../tones';
import { creditWords } from '../words';

/** The grade of a member today, in one word for a heading. */
export function MemberGrade({ memberId }: { memberId: string }) {
  const words = useWords(creditWords);
  const holding = useHoldingRating(memberId);
  if (holding.data === undefined) return null;
  const grade = holding.data?.grade;
  return (
    <span>
      {words.grade} <StatusTag tone={grade ? gradeTones[grade] : 'neutral'}>{grade ?? words.noGrade}</StatusTag>
    </span>
  );
}
