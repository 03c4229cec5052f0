DROP TABLE duplicate_pairs, duplicate_keys, duplicate_subjects, duplicate_policies;
