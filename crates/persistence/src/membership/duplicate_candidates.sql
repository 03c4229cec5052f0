WITH mine AS (
    SELECT subject_id, trait, value FROM duplicate_keys WHERE subject_id = ANY ($1)
), telling AS (
    SELECT DISTINCT trait, value FROM mine
    WHERE (SELECT count(*) FROM (
        SELECT FROM duplicate_keys AS held
        WHERE held.value = mine.value AND held.trait = mine.trait LIMIT $2 + 1) AS holders) <= $2
)
SELECT DISTINCT mine.subject_id AS one, other.subject_id AS other
FROM mine
JOIN telling USING (trait, value)
JOIN duplicate_keys AS other USING (trait, value)
WHERE other.subject_id <> mine.subject_id
