SELECT DISTINCT trait, value FROM duplicate_keys AS mine
WHERE subject_id = ANY ($1) AND (SELECT count(*) FROM (
    SELECT FROM duplicate_keys AS held
    WHERE held.value = mine.value AND held.trait = mine.trait LIMIT $2 + 1) AS holders) > $2
